/** Reads the chains of a document one after the other, in the notation that holds where they stand. */
import type { Bilingual } from '../bundle.js';
import type { Chain } from './chains.js';
import {
  declare,
  declaredBy,
  define,
  forget,
  headOf,
  isWritten,
  membershipIn,
  nameOf,
  nameWritten,
  written,
} from './declarations.js';
import { Meaning } from './meaning.js';
import { type Names, namesOf } from './names.js';
import type { Notations } from './notations.js';
import { isOfNumbers, numberReadings, speaksOfSlopes } from './numbers.js';
import { SAID } from './said.js';
import { type Judgement, judgeShape, judgeStep, readingOf, type Written } from './steps.js';
import { rangeOf } from './sums.js';
import { type Item, is } from './tokens.js';

/** A step as it was written and judged. */
export interface ReadStep extends Judgement {
  readonly left: Written;
  readonly right: Written;
  readonly relation: string;
}

/** A chain with what became of its steps. */
export interface ReadChain {
  readonly sides: readonly Written[];
  readonly steps: readonly ReadStep[];
  readonly note: string;
  /** The names that its steps were judged with. */
  readonly names: Names;
}

/** From the strongest outcome to the weakest. */
const STRENGTH = [
  'exact',
  'sizes',
  'convention',
  'partial',
  'prose',
  'defined',
  'supposed',
  'open',
  'undecided',
  'unread',
  'blocked',
  'undeclared',
  'refused',
] as const;

const strength = ({ outcome }: Judgement): number => STRENGTH.indexOf(outcome);

/** What the words around a formula say of it. */
export interface Claimed {
  /** It is only supposed, or brought in: its equalities define, or claim nothing. */
  readonly supposed?: boolean;
  /** It is brought in by “let”: a name that the document gave before has a new meaning. */
  readonly anew?: boolean;
  readonly condition?: Written;
}

const SUPPOSED: Judgement = { outcome: 'supposed' };

const isZero = ({ items }: Written): boolean => items.length === 1 && is(items[0], 'number', '0');

export class Reader {
  private alternatives: readonly (readonly Names[])[];
  /** The names that the document itself gave. */
  private own = new Set<string>();
  /** The last side, from which a formula that begins with = goes on. */
  private last: Written | undefined;

  constructor(
    private readonly text: string,
    notations: Notations,
  ) {
    this.alternatives = made(notations);
  }

  /** A new place with another notation. */
  turnTo(notations: Notations): void {
    this.alternatives = made(notations);
    this.own = new Set();
    this.last = undefined;
  }

  /** What the letters mean here. */
  get notations(): Notations {
    return this.alternatives.map((instances) => instances.map(({ notation }) => notation));
  }

  get names(): Names {
    return this.alternatives[0][0];
  }

  /**
   * Takes x ∈ ℝⁿ as a declaration; says whether it was one. Where it is brought in anew (“let”), a name that the
   * document itself gave before has a new meaning.
   */
  declares(items: readonly Item[], anew = false): boolean {
    const found = membershipIn(items, this.names, this.text);
    if (!found) return false;
    const again = anew ? found.left.flatMap((left) => nameWritten(left, this.names) ?? []) : [];
    for (const name of again.filter((one) => this.own.has(one))) this.update((names) => forget(names, name));
    const fresh = found.left.some((left) => !isWritten(left, this.names));
    if (fresh) this.extend((names) => declaredBy(found, names, this.text));
    return fresh;
  }

  /**
   * Judges a chain; `condition` is what the words before it say it is claimed under. Where it makes no sense of a
   * vector it is read as one of numbers, if it makes sense so.
   */
  read(chain: Chain, at: number, options: Claimed = {}): ReadChain {
    const { alternatives, last } = this;
    const read = this.readOnce(chain, at, options);
    if (!read.steps.some(({ outcome }) => /^(refused|unread)$/.test(outcome))) return read;
    const after = { alternatives: this.alternatives, last: this.last };
    const items = [...(chain.sides[0].length > 0 ? [] : (last?.items ?? [])), ...chain.sides.flat()];
    for (const { letter, names } of numberReadings(alternatives[0][0], items)) {
      this.alternatives = [[names]];
      this.last = last;
      const numbers = this.readOnce(chain, at, options);
      this.alternatives = after.alternatives;
      if (isCalculusOfNumbers(numbers, read, items))
        return { ...numbers, steps: numbers.steps.map((step) => withNote(step, SAID.asNumber(letter))) };
      this.last = after.last;
    }
    return read;
  }

  private readOnce(chain: Chain, at: number, options: Claimed): ReadChain {
    const sides = chain.sides.map((items) => this.writtenSide(items, at));
    const start = sides[0].items.length > 0 ? sides[0] : this.last;
    const condition = chain.condition?.length ? this.writtenSide(chain.condition, at) : options.condition;
    const outer = this.alternatives;
    if (start) this.update((names) => withIndices(names, start.items));
    const steps: ReadStep[] = [];
    // The last side that a step can start from, and the wrong one after it.
    let from = start;
    let wrong: Written | undefined;
    chain.relations.forEach((relation, k) => {
      const right = sides[k + 1];
      if (relation === '∈') {
        const judgement = this.belongs(from, right);
        if (judgement && from) steps.push({ ...judgement, left: from, right, relation });
        return;
      }
      if (relation !== '=' && relation !== ':=') {
        from = right;
        return;
      }
      const left = from ?? { items: [], at: right.at, end: right.at, text: '' };
      const first = k === 0 && sides[0].items.length > 0;
      const judgement =
        this.defines(left, right, relation, chain, { ...options, ...(condition && { condition }) }) ??
        (options.supposed ? SUPPOSED : this.claimed(left, right, { first, condition, wrong, sides }));
      steps.push({ ...judgement, left, right, relation });
      wrong = judgement.outcome === 'refused' ? right : undefined;
      if (starts(judgement)) from = right;
    });
    // An index is free in one chain; a definition stays.
    const { names } = this;
    if (steps.every(({ outcome }) => outcome !== 'defined')) this.alternatives = outer;
    const end = sides[sides.length - 1];
    if (end.items.length > 0) this.last = steps.length > 0 ? from : end;
    return { sides, steps, note: chain.note, names };
  }

  /** x ∈ ℝⁿ of what is declared; nothing if the right side is no such space. */
  private belongs(left: Written | undefined, right: Written): Judgement | undefined {
    const [first] = right.items;
    if (!left?.items.length || !first) return undefined;
    const sign: Item = { kind: 'command', text: 'in', at: first.at, end: first.at, parts: [] };
    const space = membershipIn([...left.items, sign, ...right.items], this.names, this.text);
    if (!space || !Array.isArray(space.shape)) return undefined;
    const [unknown] = Object.values(space.sizes);
    // d_m, with a letter that stands for a layer, is several sizes: no one shape is claimed.
    if (unknown !== undefined && this.names.notation.layers) return undefined;
    if (unknown !== undefined) return { outcome: 'undeclared', note: SAID.whatIs(unknown, []), at: right.at };
    const { shape } = space;
    return judgeShape(left, shape, this.names);
  }

  /** What is claimed by a step; after a wrong side, what only follows from that has been said. */
  private claimed(
    left: Written,
    right: Written,
    {
      first,
      condition,
      wrong,
      sides,
    }: { first: boolean; condition?: Written; wrong?: Written; sides: readonly Written[] },
  ): Judgement {
    const judgement = this.judged(left, right, first, condition);
    if (judgement.outcome !== 'refused') return judgement;
    const zero = sides[sides.length - 1];
    if (isZero(zero) && right !== zero) return this.bothZero(left, right, zero, condition) ?? judgement;
    const after = wrong && this.judged(wrong, right, true, condition);
    const follows =
      after && (after.leftMeaningless || !/^(refused|undecided|unread|undeclared)$/.test(after.outcome));
    return follows ? { ...judgement, outcome: 'blocked', note: SAID.afterWrong() } : judgement;
  }

  /** A = B = 0 of two shapes says that both are 0. */
  private bothZero(
    left: Written,
    right: Written,
    zero: Written,
    condition: Written | undefined,
  ): Judgement | undefined {
    const both = [left, right].map((side) => this.judged(side, zero, true, condition));
    return both.every(({ outcome }) => /^(exact|sizes|convention)$/.test(outcome))
      ? { ...both[0], note: SAID.bothZero() }
      : undefined;
  }

  private writtenSide(items: readonly Item[], at: number): Written {
    const [first, last] = [items[0], items[items.length - 1]];
    const [from, to] = [first?.at ?? at, last?.end ?? at];
    return { items, at: from, end: to, text: this.text.slice(from, to) };
  }

  private judged(left: Written, right: Written, first: boolean, condition: Written | undefined): Judgement {
    const worst = this.alternatives.map((instances) =>
      instances
        .map((names) => judgeStep(left, right, names, first, condition))
        .reduce((a, b) => (strength(b) > strength(a) ? b : a)),
    );
    // A notation that lacks a name is not the one that is meant.
    const rank = (judgement: Judgement) =>
      judgement.outcome === 'undeclared' ? STRENGTH.length : strength(judgement);
    return worst.reduce((a, b) => (rank(b) < rank(a) ? b : a));
  }

  /** A name that nothing declares, alone on the left of an expression that is read: it is that from here on. */
  private defines(
    left: Written,
    right: Written,
    relation: string,
    chain: Chain,
    { condition, anew }: Claimed,
  ): Judgement | undefined {
    if (chain.relations.length !== 1 && chain.relations.indexOf('=') !== 0) return undefined;
    if (anew) this.forgets(left, right);
    const { names } = this;
    if (isSet(right) && nameOf(left.items) !== undefined && readingOf(left, names).error)
      return { outcome: 'defined', note: SAID.set() };
    const isSize =
      left.items.length > 0 &&
      /^\d+$/.test(right.items.map(({ text }) => text).join('')) &&
      names.context.symbols[readName(left, names) ?? ''] === 'size';
    if (isSize) return { outcome: 'defined' };
    const reading = readingOf(left, names);
    if (reading.error?.reason !== 'undeclared') return undefined;
    const head = headOf(left.items, names);
    const name = nameOf(head);
    if (name === undefined || reading.error.at >= left.items[0].end) return undefined;
    const value = readingOf(right, names);
    if (value.error || condition || isDeclared(name, names))
      return value.error ? undefined : { outcome: 'defined' };
    const made = entryDefinition(left, name, value.side.source, names, this.text) ?? [
      name,
      value.side.source,
      written(head, this.text),
    ];
    if (relation === '=' && /^\d+$/.test(value.side.source)) return { outcome: 'defined' };
    this.extend((old) => define(old, ...(made as [string, string, string])));
    return { outcome: 'defined', sides: [value.side, value.side] };
  }

  /** Frees the letter on the left that the document gave before, if the right side can be read without it. */
  private forgets(left: Written, right: Written): void {
    const name = nameWritten(headOf(left.items, this.names), this.names);
    if (name === undefined || !this.own.has(name) || nameOf(headOf(left.items, this.names)) === undefined)
      return;
    if (!readingOf(right, forget(this.names, name)).error) this.update((names) => forget(names, name));
  }

  /** Gives names that are the document's own. */
  private extend(change: (names: Names) => Names): void {
    const before = new Set(namesIn(this.names));
    this.update(change);
    for (const name of namesIn(this.names)) if (!before.has(name)) this.own.add(name);
  }

  private update(change: (names: Names) => Names): void {
    this.alternatives = this.alternatives.map((instances) => instances.map(change));
  }
}

/**
 * Whether the reading of a chain with a number in place of a vector is the one that is meant: it has a derivative
 * as of one number, or a side that has no meaning for a vector.
 */
function isCalculusOfNumbers(numbers: ReadChain, vectors: ReadChain, items: readonly Item[]): boolean {
  const ofNumbers = numbers.steps.every(({ sides }) => sides?.every(({ node }) => isOfNumbers(node)));
  return ofNumbers && (speaksOfSlopes(items) || vectors.steps.some(hasMeaninglessSide));
}

const hasMeaninglessSide = ({ outcome, meaningless }: ReadStep): boolean =>
  outcome === 'unread' || meaningless === true;

const withNote = (step: ReadStep, note: Bilingual): ReadStep => ({
  ...step,
  note: step.note ? { en: `${note.en}; ${step.note.en}`, fr: `${note.fr} ; ${step.note.fr}` } : note,
});

/** What a chain starts from may be said for every i, and needs no declaration of i. */
function withIndices(names: Names, items: readonly Item[]): Names {
  if (Object.keys(names.context.symbols).length === 0) return withVariables(names, items);
  const fresh = indexLetters(items).filter(
    (letter) => !names.lexicon.isName(letter) && !isDeclared(letter, names),
  );
  return fresh.length > 0
    ? declare(names, Object.fromEntries(fresh.map((letter) => [letter, 'index'] as const)))
    : names;
}

/** Where nothing at all is declared, the letters of a first side without indices are real variables. */
function withVariables(names: Names, items: readonly Item[]): Names {
  const letters = variableLetters(items);
  if (letters === undefined) return names;
  const fresh = letters.filter(
    (letter) => letter !== 'e' && !names.lexicon.isFunction(letter) && !isDeclared(letter, names),
  );
  return fresh.length > 0
    ? declare(names, Object.fromEntries(fresh.map((letter) => [letter, 'scalar'] as const)))
    : names;
}

function variableLetters(items: readonly Item[]): string[] | undefined {
  const found = items.map((item): string[] | undefined => {
    if (item.kind === 'sub') return undefined;
    if (item.kind === 'letter') return [item.text];
    const inner = item.parts.map(variableLetters);
    return inner.includes(undefined) ? undefined : inner.flatMap((letters) => letters ?? []);
  });
  return found.includes(undefined) ? undefined : [...new Set(found.flatMap((letters) => letters ?? []))];
}

const indexLetters = (items: readonly Item[]): string[] =>
  items.flatMap((item) => {
    const own =
      item.kind === 'sub'
        ? item.parts[0].filter(({ kind, text }) => kind === 'letter' && /[i-nrst]/.test(text))
        : [];
    return [...own.map(({ text }) => text), ...item.parts.flatMap(indexLetters)];
  });

const namesIn = ({ context: { symbols, definitions = [] } }: Names): string[] => [
  ...Object.keys(symbols),
  ...definitions.map(([name]) => name),
];

const isDeclared = (name: string, { context }: Names): boolean =>
  Object.hasOwn(context.symbols, name) || (context.definitions ?? []).some(([n]) => n === name);

/** \{a, b\} */
const isSet = ({ items }: Written): boolean =>
  is(items[0], 'open', '{') && items.some((item) => is(item, 'close', '{'));

/** Whether the next step can start from the right side of this one. */
const starts = ({ outcome, leftMeaningless }: Judgement): boolean =>
  leftMeaningless === true || !/^(unread|undeclared|refused|open)$/.test(outcome);

const made = (notations: Notations): Names[][] => notations.map((instances) => instances.map(namesOf));

function readName(written: Written, names: Names): string | undefined {
  const reading = readingOf(written, names);
  return reading.error ? undefined : reading.side.source;
}

/** \delta_k = …, for every k: the vector of these. */
function entryDefinition(
  left: Written,
  name: string,
  source: string,
  names: Names,
  text: string,
): [string, string, string] | undefined {
  const [letter, sub, ...more] = left.items;
  if (more.length > 0 || !is(sub, 'sub') || sub.parts[0].length !== 1) return undefined;
  const index = sub.parts[0][0].text;
  if (names.context.symbols[index] !== 'index') return undefined;
  const size = rangeOf(index, source, new Meaning(names));
  if (size === undefined) return undefined;
  const vector = name.slice(0, name.length - index.length).replace(/_$/, '');
  const body = source.replace(new RegExp(`\\b${index}\\b`, 'g'), 't0');
  return [vector, `sum(t0, 1, ${size}, (${body})*onehot(t0, ${size}))`, text.slice(letter.at, letter.end)];
}
