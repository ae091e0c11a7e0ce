/** A value of a YAML or JSON file that knows where it stands, so that an error can say it. */
import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { Bilingual, Language } from '../bundle.js';
import { parseJson } from './json-text.js';
import { placeIn } from './place-in.js';

/** JSON takes the \f of "\frac" and the \b of "\beta" for characters of their own. */
const EATEN = /[\b\f\r\v]|\t(?=\S)/;
const WRITTEN_TWICE = 'holds a control character: a backslash is written twice, \\\\';

export class FileValue {
  private constructor(
    private readonly file: string,
    private readonly whole: string,
    private readonly node: Node | null,
    /** As the author would call it: `documents.000.title`. */
    readonly name: string,
  ) {}

  /**
   * The whole of a file's text, which is YAML, or JSON where the file is called so. Throws an error with file, line and
   * column if it cannot be read.
   */
  static of(text: string, file: string): FileValue {
    if (file.endsWith('.json')) parseJson(text, file);
    // JSON is YAML, whose reader knows where each value stands.
    const document = parseDocument(text, { prettyErrors: false });
    const [problem] = document.errors;
    if (!problem) return new FileValue(file, text, document.contents, '');
    const what = problem.code === 'DUPLICATE_KEY' ? 'this name stands here twice' : problem.message;
    throw new Error(`${placeIn(text, problem.pos[0], file)}: ${what}`);
  }

  /** File, line and column. */
  get place(): string {
    return placeIn(this.whole, this.node?.range?.[0] ?? 0, this.file);
  }

  error(what: string): Error {
    return new Error(`${this.place}: ${what}`);
  }

  isList(): boolean {
    return isSeq(this.node);
  }

  isText(): boolean {
    return isScalar(this.node) && typeof this.node.value === 'string';
  }

  /** The value under a key, undefined if there is none. */
  get(key: string): FileValue | undefined {
    return this.fields().get(key);
  }

  /** The value under a key that has to be there. */
  need(key: string): FileValue {
    const entry = this.get(key);
    if (!entry) throw this.error(`${this.named('this file')} lacks "${key}"`);
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
    if (!isMap(this.node))
      throw this.error(`${this.named('this file')} must be names with their values: ${this.example()}`);
    return new Map(
      this.node.items.map(({ key, value }) => {
        const name = String(isScalar(key) ? (key.source ?? key.value) : key);
        const shown = this.name ? `${this.name}.${name}` : name;
        const entry = new FileValue(this.file, this.whole, (value ?? key) as Node, shown);
        if (EATEN.test(name)) throw entry.error(`the name before this ${WRITTEN_TWICE}`);
        return [name, entry];
      }),
    );
  }

  /** What is read of each value, by its key. */
  mapped<T>(read: (value: FileValue, key: string) => T): Record<string, T> {
    return Object.fromEntries([...this.fields()].map(([key, value]) => [key, read(value, key)]));
  }

  items(): FileValue[] {
    if (!isSeq(this.node)) throw this.error(`${this.named('this file')} must be a list: [ … ]`);
    return this.node.items.map(
      (item, i) => new FileValue(this.file, this.whole, item as Node, `${this.name}[${i}]`),
    );
  }

  /** A text that is not empty, without the spaces around it. */
  text(): string {
    return this.verbatim().trim();
  }

  /** The same with its spaces. */
  verbatim(): string {
    const value = isScalar(this.node) ? this.node.value : undefined;
    if (typeof value !== 'string' || !value.trim())
      throw this.error(`${this.named('this')} must be a text that is not empty`);
    if (EATEN.test(value)) throw this.error(`${this.named('this')} ${WRITTEN_TWICE}`);
    return value;
  }

  /** A text that may be empty. */
  perhapsEmpty(): string {
    return isScalar(this.node) && this.node.value === '' ? '' : this.text();
  }

  /** A text, or a number as it is written: `1.10`. */
  label(): string {
    const { node } = this;
    return isScalar(node) && typeof node.value === 'number' && node.source ? node.source : this.text();
  }

  /** A number that is not negative. */
  amount(): number {
    const value = isScalar(this.node) ? this.node.value : undefined;
    if (typeof value !== 'number' || !(value >= 0 && value < Number.POSITIVE_INFINITY))
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
      throw this.error(`${this.named('this')} is "${text}"; known: ${words.join(', ') || 'none'}`);
    return word;
  }

  /** `{ en: …, fr: … }`, or one text for all languages; a language that is not spoken has the first one's text. */
  bilingual(languages: readonly Language[]): Bilingual {
    if (!isMap(this.node)) {
      if (this.isText()) return { en: this.text(), fr: this.text() };
      const each = languages.map((language) => `"${language}": "…"`).join(', ');
      throw this.error(`${this.named('this')} must be a text, or one for each language: { ${each} }`);
    }
    this.only(...languages);
    const said = Object.fromEntries(languages.map((language) => [language, this.need(language).text()]));
    return { en: said.en ?? said.fr, fr: said.fr ?? said.en };
  }

  private named(otherwise: string): string {
    return this.name ? `"${this.name}"` : otherwise;
  }

  private example(): string {
    return this.file.endsWith('.json') ? '{ "name": … }' : 'name: value';
  }
}
