/**
 * TeX → items: letters, numbers, signs and commands with their positions, what stands in braces, scripts and
 * environments as items of their own. In time proportional to the length of the text.
 */

import { definitionsIn, expanded, type Macro, type Macros, macrosIn } from '../text/macros.js';
import { ReadingError, SAID } from '../text/said.js';
import { ARGUMENTS, DELIMITERS, DROPPED, SIZES, TEXTS, UNICODE } from './commands.js';
import { alignedRows, type Item, is } from './item.js';

/** Braces and environments nested deeper than this are not read. */
const MAX_DEPTH = 60;

/** Commands that give another one. */
const DEFINES = /^(re|provide)?newcommand$|^(def|DeclareMathOperator)$/;

/** What abbreviations may grow to, in characters: one that calls itself is stopped here. */
const MAX_GROWTH = 20_000;

const NO_MACROS = macrosIn('');

/**
 * The items of a piece of a document, its abbreviations in place. Throws ReadingError where a brace or an environment
 * does not close.
 */
export function itemsOf(
  document: string,
  from = 0,
  to = document.length,
  macros: Macros = NO_MACROS,
): Item[] {
  return new Scanner(document, from, to, macros, { left: MAX_GROWTH }).list(undefined);
}

/** Items that stand in place of a piece of the document. */
const placed = (items: readonly Item[], at: number, end: number): Item[] =>
  items.map((item) => ({
    ...item,
    at,
    end,
    parts: item.parts.map((part) => placed(part, at, end)),
    ...(item.rows && { rows: item.rows.map((row) => row.map((cell) => placed(cell, at, end))) }),
  }));

const STICKY = {
  command: /\\(?:[a-zA-Z]+\*?|[\s\S])/y,
  number: /\d+(?:(?:\.|\{,\})\d+)?|\.\d+/y,
  space: /[\s~]+/y,
  comment: /%[^\n]*/y,
};

class Scanner {
  private depth = 0;
  constructor(
    private readonly source: string,
    private i: number,
    private readonly to: number,
    private readonly macros: Macros,
    /** Characters that abbreviations may still put in. */
    private readonly growth: { left: number },
  ) {}

  /** Items up to the } that closes `opener`, the \end of it, or the end. */
  list(opener: Item | undefined): Item[] {
    const items: Item[] = [];
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new ReadingError(SAID.tooDeep(), this.i);
    for (;;) {
      this.skip();
      if (this.i >= this.to) {
        if (opener) throw new ReadingError(SAID.unclosed(shownOpener(opener)), opener.at);
        break;
      }
      const closed = this.closes(opener);
      if (closed) break;
      this.next(items);
    }
    this.depth -= 1;
    return items;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.i;
    const found = pattern.exec(this.source)?.[0];
    return found !== undefined && this.i + found.length <= this.to ? found : undefined;
  }

  private skip(): void {
    for (;;) {
      const found = this.match(STICKY.space) ?? this.match(STICKY.comment);
      if (!found) return;
      this.i += found.length;
    }
  }

  private closes(opener: Item | undefined): boolean {
    const here = this.i;
    if (this.source[here] === '}') {
      if (opener?.kind !== 'group') throw new ReadingError(SAID.unopened('}'), here);
      this.i += 1;
      return true;
    }
    if (!this.source.startsWith('\\end', here) || /[a-zA-Z]/.test(this.source[here + 4] ?? '')) return false;
    this.i += 4;
    const name = this.name();
    if (opener?.kind !== 'environment' || opener.text !== name)
      throw new ReadingError(SAID.unopened(`\\end{${name}}`), here);
    return true;
  }

  /** {name} */
  private name(): string {
    this.skip();
    const close = this.source.indexOf('}', this.i);
    if (this.source[this.i] !== '{' || close < 0 || close >= this.to || close - this.i > 40)
      throw new ReadingError(SAID.noEnvironment(), this.i);
    const name = this.source
      .slice(this.i + 1, close)
      .replace('*', '')
      .trim();
    this.i = close + 1;
    return name;
  }

  private next(into: Item[]): void {
    const at = this.i;
    const number = this.match(STICKY.number);
    if (number) {
      this.i += number.length;
      into.push(this.item('number', number.replace('{,}', '.'), at));
      return;
    }
    const command = this.match(STICKY.command);
    if (command) {
      this.i += command.length;
      this.command(command.slice(1), at, into);
      return;
    }
    const sign = String.fromCodePoint(this.source.codePointAt(at) as number);
    this.i += sign.length;
    this.character(sign, at, into);
  }

  private character(sign: string, at: number, into: Item[]): void {
    const unicode = UNICODE[sign];
    if (unicode?.startsWith('\\')) this.command(unicode.slice(1), at, into);
    else if (unicode !== undefined && /^[\^_]/.test(unicode))
      into.push(
        this.item(unicode[0] === '^' ? 'sup' : 'sub', '', at, [
          placed(itemsOf(unicode.slice(1)), at, this.i),
        ]),
      );
    else if (unicode !== undefined) this.character(unicode, at, into);
    else if (/[a-zA-Z]/.test(sign)) into.push(this.item('letter', sign, at));
    else if (sign === '^' || sign === '_') {
      const script = this.argument(at);
      into.push(this.item(sign === '^' ? 'sup' : 'sub', '', at, [script]));
    } else if (sign === '{') into.push(this.group(at));
    else if (sign === "'") into.push(this.item('prime', sign, at));
    else if (sign in DELIMITERS) into.push(this.item(DELIMITERS[sign].side, DELIMITERS[sign].opens, at));
    else if (sign === '|' && this.source[this.i] === '|') {
      this.i += 1;
      into.push(this.item('sign', '‖', at));
    } else into.push(this.item('sign', sign, at));
  }

  private command(written: string, at: number, into: Item[]): void {
    const name = written.replace(/\*$/, '');
    const macro = this.macros.get(name);
    if (macro) this.expand(macro, name !== written, at, into);
    else if (DEFINES.test(name)) this.definition(at);
    else if (name in DROPPED) return;
    else if (name === 'quad' || name === 'qquad') into.push(this.item('space', name, at));
    else if (name in SIZES) this.delimiter(SIZES[name], at, into);
    else if (name in DELIMITERS) into.push(this.item(DELIMITERS[name].side, DELIMITERS[name].opens, at));
    else if (/^(\||Vert|parallel)$/.test(name)) into.push(this.item('sign', '‖', at));
    else if (/^(vert|mid)$/.test(name)) into.push(this.item('sign', '|', at));
    else if (name === 'begin') into.push(this.environment(at));
    else if (TEXTS.has(name)) this.words(at, into);
    else if (name === 'not') into.push(this.item('command', this.negated(at), at));
    else if (name === '\\') this.lineBreak(at, into);
    else {
      if (written !== name && !(name in ARGUMENTS)) this.i -= 1; // a star of its own: x \sigma*y
      const root = name === 'sqrt' && this.source[this.i] === '[';
      const parts = root ? [this.optional()] : [];
      for (let k = 0; k < (ARGUMENTS[name] ?? 0); k++) parts.push(this.argument(at));
      this.styled(name, at, parts, into);
    }
  }

  /** What an abbreviation stands for, at its place. */
  private expand(macro: Macro, starred: boolean, at: number, into: Item[]): void {
    if (starred && macro.count === 0) this.i -= 1;
    const args: string[] = [];
    if (macro.preset !== undefined) args.push(this.given() ?? macro.preset);
    while (args.length < macro.count) args.push(this.raw(at));
    const body = expanded(macro, args);
    this.growth.left -= body.length + 1;
    if (this.growth.left < 0) throw new ReadingError(SAID.tooDeep(), at);
    const inner = new Scanner(body, 0, body.length, this.macros, this.growth);
    inner.depth = this.depth;
    try {
      into.push(...placed(inner.list(undefined), at, this.i));
    } catch (error) {
      throw error instanceof ReadingError ? new ReadingError(error.problem, at, error.reason) : error;
    }
  }

  /** An argument as it is typed. */
  private raw(of: number): string {
    const from = this.i;
    const items = this.argument(of);
    const text = this.source.slice(from, this.i).trim();
    return items.length > 0 && text.startsWith('{') ? text.slice(1, -1) : text;
  }

  /** [2] after an abbreviation. */
  private given(): string | undefined {
    const found = this.match(/\s*\[[^\]]*\]/y);
    this.i += found?.length ?? 0;
    return found?.trim().slice(1, -1);
  }

  /** A definition among formulas says nothing in its place. */
  private definition(at: number): void {
    const [first] = definitionsIn(this.source.slice(at, at + 4000));
    if (first?.at !== 0) throw new ReadingError(SAID.cannotRead('\\newcommand'), at);
    this.i = at + first.end;
  }

  /** What only changes the look, or stands over a relation, leaves what is within. */
  private styled(name: string, at: number, parts: Item[][], into: Item[]): void {
    const over = name === 'overset' || name === 'stackrel' || name === 'underset';
    if (over && parts[1].length === 1 && /^(sign|command)$/.test(parts[1][0].kind))
      into.push({ ...parts[1][0], at });
    else if (name === 'boxed' || name === 'cancel' || name === 'substack')
      into.push(this.item('group', '', at, [parts[0]]));
    else if (name === 'textcolor') into.push(this.item('group', '', at, [parts[1]]));
    else if (name === 'color' || name === 'label' || name === 'tag' || name === 'hspace' || name === 'vspace')
      return;
    else into.push(this.item('command', name, at, parts));
  }

  private negated(at: number): string {
    const [what] = this.argument(at);
    if (is(what, 'sign', '=')) return 'neq';
    throw new ReadingError(SAID.cannotRead('\\not'), at);
  }

  /** \\ and its optional distance. */
  private lineBreak(at: number, into: Item[]): void {
    const distance = /\[-?[\d.]+ ?(?:pt|em|ex|cm|mm)\]/y;
    this.i += this.match(distance)?.length ?? 0;
    into.push(this.item('command', '\\', at));
  }

  private delimiter(side: 'open' | 'close' | undefined, at: number, into: Item[]): void {
    this.skip();
    const one = this.match(STICKY.command) ?? (this.i < this.to ? this.source[this.i] : '');
    if (one === '') throw new ReadingError(SAID.missing(), at);
    this.i += one.length;
    const sign = one.length > 1 ? one.slice(1) : one;
    const bar =
      sign === '|' && one.length === 1
        ? '|'
        : /^(\||Vert)$/.test(sign)
          ? '‖'
          : /^(vert|mid)$/.test(sign)
            ? '|'
            : undefined;
    if (bar) into.push(this.item(side ?? 'sign', bar, at));
    else if (sign === '.') into.push(this.item(side ?? 'sign', '.', at));
    else if (sign in DELIMITERS)
      into.push(this.item(side ?? DELIMITERS[sign].side, DELIMITERS[sign].opens, at));
    else throw new ReadingError(SAID.cannotRead(one), at);
  }

  /** [3] */
  private optional(): Item[] {
    const close = this.source.indexOf(']', this.i);
    if (close < 0 || close >= this.to || close - this.i > 40)
      throw new ReadingError(SAID.unclosed('['), this.i);
    const items = itemsOf(this.source, this.i + 1, close, this.macros);
    this.i = close + 1;
    return items;
  }

  /** What a command or a script applies to: a group, or one sign; of a number its first digit, as in TeX. */
  private argument(of: number): Item[] {
    this.skip();
    const at = this.i;
    if (at >= this.to) throw new ReadingError(SAID.missing(), of);
    if (this.source[at] === '{') {
      this.i += 1;
      return [...this.group(at).parts[0]];
    }
    if (/\d/.test(this.source[at])) {
      this.i += 1;
      return [this.item('number', this.source[at], at)];
    }
    if (/[}&^_]/.test(this.source[at])) throw new ReadingError(SAID.missing(), at);
    const items: Item[] = [];
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new ReadingError(SAID.tooDeep(), at);
    while (items.length === 0) {
      this.skip();
      if (this.i >= this.to) throw new ReadingError(SAID.missing(), of);
      this.next(items);
    }
    this.depth -= 1;
    return items;
  }

  private group(at: number): Item {
    const opener = this.item('group', '{', at);
    const inner = this.list(opener);
    return this.item('group', '', at, [inner]);
  }

  private environment(at: number): Item {
    const name = this.name();
    const flat = this.list(this.item('environment', name, at));
    const columns = /^(array|alignat|alignedat|tabular)$/.test(name) && is(flat[0], 'group');
    return { ...this.item('environment', name, at), rows: alignedRows(columns ? flat.slice(1) : flat) };
  }

  /** \text{…}: words, but for formulas between dollars in them. */
  private words(at: number, into: Item[]): void {
    this.skip();
    if (this.source[this.i] !== '{') throw new ReadingError(SAID.missing(), at);
    const from = this.i + 1;
    let [depth, k] = [1, from];
    for (; k < this.to && depth > 0; k++)
      depth += this.source[k] === '{' ? 1 : this.source[k] === '}' ? -1 : 0;
    if (depth > 0) throw new ReadingError(SAID.unclosed('{'), from - 1);
    this.i = k;
    let start = from;
    this.source
      .slice(from, k - 1)
      .split('$')
      .forEach((piece, n) => {
        if (n % 2 === 1) into.push(...itemsOf(this.source, start, start + piece.length, this.macros));
        else if (piece.trim() !== '')
          into.push({ kind: 'words', text: piece.trim(), at: start, end: start + piece.length, parts: [] });
        start += piece.length + 1;
      });
  }

  private item(kind: Item['kind'], text: string, at: number, parts: readonly (readonly Item[])[] = []): Item {
    return { kind, text, at, end: this.i, parts };
  }
}

const shownOpener = ({ kind, text }: Item) => (kind === 'environment' ? `\\begin{${text}}` : text);
