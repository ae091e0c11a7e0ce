/** A value of a YAML or JSON file (JSON is YAML) that knows where it stands, so that an error can say it. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Bilingual, Language } from '../bundle.js';

export class FileValue {
  private constructor(
    private readonly file: string,
    private readonly lines: LineCounter,
    private readonly node: Node | null,
    /** As the author would call it: `documents.000.title`. */
    readonly name: string,
  ) {}

  /** The whole of a file's text. Throws an error with file, line and column if it cannot be read. */
  static of(text: string, file: string): FileValue {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const [problem] = document.errors;
    if (problem) throw new Error(`${place(file, lines, problem.pos[0])}: ${problem.message}`);
    return new FileValue(file, lines, document.contents, '');
  }

  error(what: string): Error {
    return new Error(`${place(this.file, this.lines, this.node?.range?.[0] ?? 0)}: ${what}`);
  }

  /** The value under a key, undefined if there is none. */
  get(key: string): FileValue | undefined {
    return this.fields().get(key);
  }

  /** The value under a key that has to be there. */
  need(key: string): FileValue {
    const entry = this.get(key);
    if (!entry) throw this.error(`${this.named('here')} lacks "${key}"`);
    return entry;
  }

  /** Itself, if it has no other keys than these. */
  only(...known: readonly string[]): this {
    for (const [key, entry] of this.fields())
      if (!known.includes(key)) throw entry.error(`unknown "${entry.name}"; known: ${known.join(', ')}`);
    return this;
  }

  fields(): ReadonlyMap<string, FileValue> {
    if (this.node === null) return new Map();
    if (!isMap(this.node)) throw this.error(`${this.named('the file')} must be a list of names and values`);
    return new Map(
      this.node.items.map(({ key, value }) => {
        const name = String(isScalar(key) ? (key.source ?? key.value) : key);
        const shown = this.name ? `${this.name}.${name}` : name;
        return [name, new FileValue(this.file, this.lines, (value ?? key) as Node, shown)];
      }),
    );
  }

  items(): FileValue[] {
    if (!isSeq(this.node)) throw this.error(`${this.named('the file')} must be a list`);
    return this.node.items.map(
      (item, i) => new FileValue(this.file, this.lines, item as Node, `${this.name}[${i}]`),
    );
  }

  /** A text that is not empty, without the spaces around it. Numbers are taken as they are written. */
  text(): string {
    return this.verbatim().trim();
  }

  /** The same with its spaces. */
  verbatim(): string {
    const { node } = this;
    const value = isScalar(node) && (typeof node.value === 'number' ? node.source : node.value);
    if (typeof value !== 'string' || !value.trim())
      throw this.error(`${this.named('this')} must be a text that is not empty`);
    return value;
  }

  /** A number that is not negative. */
  amount(): number {
    const value = isScalar(this.node) ? this.node.value : undefined;
    if (typeof value !== 'number' || !(value >= 0))
      throw this.error(`${this.named('this')} must be a number that is not negative`);
    return value;
  }

  flag(): boolean {
    const value = isScalar(this.node) ? this.node.value : undefined;
    if (typeof value !== 'boolean') throw this.error(`${this.named('this')} must be true or false`);
    return value;
  }

  oneOf<Word extends string>(...words: readonly Word[]): Word {
    const text = this.text();
    const word = words.find((one) => one === text);
    if (word === undefined)
      throw this.error(`${this.named('this')} is "${text}"; known: ${words.join(', ')}`);
    return word;
  }

  /** `{ en: …, fr: … }`, or one text for all languages; a language that is not spoken has the first one's text. */
  bilingual(languages: readonly Language[]): Bilingual {
    if (isScalar(this.node)) return { en: this.text(), fr: this.text() };
    this.only(...languages);
    const said = Object.fromEntries(languages.map((language) => [language, this.need(language).text()]));
    return { en: said.en ?? said.fr, fr: said.fr ?? said.en };
  }

  private named(otherwise: string): string {
    return this.name ? `"${this.name}"` : otherwise;
  }
}

function place(file: string, lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
}
