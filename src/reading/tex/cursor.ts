import { ReadingError, SAID } from '../text/said.js';
import { type Item, is } from './item.js';

/** What of a notation the grammar has to know. */
export interface Lexicon {
  /** Names of more than one letter, the longest first. */
  readonly words: readonly string[];
  /** Whether a name is a function, and is read with its arguments. */
  readonly isFunction: (name: string) => boolean;
  /** Whether a function has a parameter below it: ELU_\alpha. */
  readonly takesParameter: (name: string) => boolean;
  /** Whether what is written so, a letter with its scripts, is a function that the document defined. */
  readonly isDefinedFunction: (written: string) => boolean;
  /** The letter that such a function is of, if it is of one. */
  readonly variableOf: (written: string) => string | undefined;
  /** Whether a name is a quantity that may be written with what it depends on: L(x, y). */
  readonly isApplied: (name: string) => boolean;
  /** Whether all quantities of this letter are scalars. */
  readonly isScalar: (name: string) => boolean;
  /** Whether a name stands for something, alone or with scripts. */
  readonly isName: (name: string) => boolean;
}

/** Brackets within brackets, sums within sums: deeper than this nothing is read. */
const MAX_DEPTH = 150;

/** A place in a list of items, without the spaces. */
export class Cursor {
  readonly items: readonly Item[];
  private readonly partners: ReadonlyMap<number, number>;
  private i = 0;

  constructor(
    items: readonly Item[],
    readonly lexicon: Lexicon,
    /** Where the list ends in the document. */
    readonly end: number,
    private depth: number,
    /** Below a letter digits may follow letters: W_{y1}. */
    readonly below: boolean = false,
  ) {
    this.items = items.filter(({ kind }) => kind !== 'space');
    this.partners = partnersIn(this.items);
  }

  get done(): boolean {
    return this.i >= this.items.length;
  }

  get at(): number {
    return this.items[this.i]?.at ?? this.end;
  }

  peek(ahead = 0): Item | undefined {
    return this.items[this.i + ahead];
  }

  take(): Item {
    return this.items[this.i++];
  }

  /** A cursor on a part of what is being read. */
  inside(items: readonly Item[], end: number, below = false): Cursor {
    return new Cursor(items, this.lexicon, end, this.depth + 1, below);
  }

  /** What is between the bracket here and its partner, which are taken. */
  bracketed(): Cursor {
    const open = this.items[this.i];
    const partner = this.partners.get(this.i);
    if (partner === undefined) throw new ReadingError(SAID.unclosed(shown(open)), open.at);
    const inner = this.inside(this.items.slice(this.i + 1, partner), this.items[partner].at);
    this.i = partner + 1;
    return inner;
  }

  /** What is between the bracket here, or further on, and its partner, which are left where they are. */
  peekBracketed(ahead = 0): readonly Item[] {
    const open = this.i + ahead;
    return this.items.slice(open + 1, this.partners.get(open) ?? open + 1);
  }

  /** The item after the bracket that begins here. */
  afterBracket(): Item | undefined {
    const partner = this.partners.get(this.i);
    return partner === undefined ? undefined : this.items[partner + 1];
  }

  /** What is between the bar here and the next that closes it. */
  barred(): Cursor {
    const open = this.items[this.i];
    let close = this.i + 1;
    while (
      close < this.items.length &&
      !is(this.items[close], 'sign', open.text) &&
      !is(this.items[close], 'close', open.text)
    )
      close += 1;
    if (close >= this.items.length) throw new ReadingError(SAID.unclosed(open.text), open.at);
    const inner = this.inside(this.items.slice(this.i + 1, close), this.items[close].at);
    this.i = close + 1;
    return inner;
  }

  nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new ReadingError(SAID.tooDeep(), this.at);
    const result = read();
    this.depth -= 1;
    return result;
  }

  unexpected(): ReadingError {
    const item = this.peek();
    if (!item) return new ReadingError(SAID.missing(), this.at);
    const afterNumber =
      is(item, 'sign', ',') &&
      this.items[this.i - 1]?.kind === 'number' &&
      this.items[this.i + 1]?.kind === 'number';
    if (afterNumber) return new ReadingError(SAID.decimalComma(), item.at);
    if (is(item, 'words')) return new ReadingError(SAID.words(item.text), item.at);
    if (is(item, 'close')) return new ReadingError(SAID.unopened(shown(item)), item.at);
    return new ReadingError(SAID.cannotRead(shown(item)), item.at);
  }
}

const CLOSING: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '\\}',
  '⌊': '\\rfloor',
  '⌈': '\\rceil',
  '⟨': '\\rangle',
  '⟦': '⟧',
};

/** An item as it is typed. */
export function shown({ kind, text }: Item): string {
  if (kind === 'close') return CLOSING[text] ?? text;
  if (kind === 'sub') return '_';
  if (kind === 'sup') return '^';
  if (kind === 'group') return '{';
  return kind === 'command' ? `\\${text}` : text;
}

/** The closing bracket of each opening one, in one list. A bracket that does not close has none. */
export function partnersIn(items: readonly Item[]): Map<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  const waiting = new Map<string, number>();
  const count = (text: string, by: number) => waiting.set(text, (waiting.get(text) ?? 0) + by);
  items.forEach(({ kind, text }, i) => {
    if (kind === 'open') {
      open.push(i);
      count(text, 1);
    }
    if (kind !== 'close') return;
    // A closing sign that no bracket waits for closes nothing; \right. closes any \left.
    const wanted = (waiting.get(text) ?? 0) > 0 ? text : text === '.' ? undefined : '';
    if (wanted === '') return;
    for (let k = open.pop(); k !== undefined; k = open.pop()) {
      count(items[k].text, -1);
      if (wanted !== undefined && items[k].text !== wanted) continue;
      partners.set(k, i);
      return;
    }
  });
  return partners;
}
