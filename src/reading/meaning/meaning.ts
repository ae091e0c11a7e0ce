/** Tree → expression of the language, in a notation; what shapes decide is decided by the shapes of the notation. */
import type { Bilingual } from '../../bundle.js';
import { type Context, LanguageError, parse } from '../../judge/language.js';
import { type Dimensions, dimensionsOf, ShapeError } from '../../judge/shapes.js';
import type { Tree } from '../formula/tree.js';
import { ReadingError, SAID } from '../text/said.js';
import { meaningOfCall } from './applied.js';
import { meaningOfBraces } from './braces.js';
import { meaningOfCases, meaningOfIndicator, meaningOfOnes, meaningOfRelation } from './conditions.js';
import { meaningOfDerivative } from './derivatives.js';
import type { Pattern } from './ellipsis.js';
import { floorOf } from './floor.js';
import { meaningOfList, meaningOfMatrix, meaningOfSlice } from './matrices.js';
import type { Names } from './names.js';
import { meaningOfScripted } from './scripted.js';
import { meaningOfProduct, meaningOfSeries, meaningOfSum } from './sums.js';

/** How tightly a piece of the language's text holds together. */
export const LEVEL = { relation: 0, sum: 1, product: 2, negation: 3, power: 4, atom: 5 } as const;

/** A piece of the language's text. */
export interface Piece {
  readonly text: string;
  readonly level: number;
}

export const atom = (text: string): Piece => ({ text, level: LEVEL.atom });

/** The vector of what an expression is for each value of an index, 1 to a size. */
export const vectorOf = (index: string, size: string, expression: string): string =>
  `sum(${index}, 1, ${size}, (${expression})*onehot(${index}, ${size}))`;

/** In brackets where it would be read otherwise. */
export const within = ({ text, level }: Piece, least: number): string =>
  level >= least ? text : `(${text})`;

/** Something that has to hold for a reading to be what was meant, judged beside the line: `left = right`. */
export interface SideClaim {
  readonly left: string;
  readonly right: string;
  readonly what: Bilingual;
  readonly at: number;
  /** What it would be with the borders in: where a side is a derivative, it may have none there. */
  readonly closed?: string;
}

/** Reads the trees of one side; remembers what it found on the way. */
export class Meaning {
  /** Names for expressions that something is differentiated by. */
  readonly definitions: (readonly [string, string])[] = [];
  readonly claims: SideClaim[] = [];
  readonly notes: Bilingual[] = [];
  /** Why it is not read, if its shapes do not fit: something had to be guessed. */
  doubt: ReadingError | undefined;
  /** The same, where all that had to be guessed is that a row of a matrix is a column. */
  rowDoubt: ReadingError | undefined;
  /** Sizes that are not written and that the shapes have to tell. */
  readonly unsaid: { readonly name: string; readonly at: number; readonly sign: string }[] = [];
  /** The column with dots that a sum has beside the one that is read. */
  beside: Pattern | undefined;
  private bound: readonly string[] = [];
  private ranges: ReadonlyMap<string, string> = new Map();
  private fresh = 0;

  constructor(readonly names: Names) {}

  get context(): Context {
    const { context } = this.names;
    return { ...context, definitions: [...(context.definitions ?? []), ...this.definitions] };
  }

  of(tree: Tree): Piece {
    switch (tree.is) {
      case 'number':
        return atom(tree.text);
      case 'name':
        return meaningOfScripted({ is: 'scripted', base: tree, primes: 0, at: tree.at }, this);
      case 'scripted':
        return meaningOfScripted(tree, this);
      case 'group': {
        const inner = this.of(tree.of);
        return inner.level === LEVEL.atom ? inner : atom(`(${inner.text})`);
      }
      case 'sum':
        return meaningOfSum(tree, this);
      case 'product':
        return meaningOfProduct(tree, this);
      case 'fraction':
        return {
          text: `${within(this.of(tree.above), LEVEL.product)}/${within(this.of(tree.below), LEVEL.power)}`,
          level: LEVEL.product,
        };
      case 'call':
        return meaningOfCall(tree, this);
      case 'series':
        return meaningOfSeries(tree, this);
      case 'derivative':
        return meaningOfDerivative(tree, this);
      case 'one':
        return meaningOfOnes(tree, this);
      case 'indicator':
        return meaningOfIndicator(tree.condition, this);
      case 'relation':
        return meaningOfRelation(tree, this);
      case 'cases':
        return meaningOfCases(tree, this);
      case 'matrix':
        return meaningOfMatrix(tree, this);
      case 'list':
        return meaningOfList(tree, this);
      case 'slice':
        return meaningOfSlice(tree, this);
      case 'braced':
        return meaningOfBraces(tree, this);
      case 'norm':
        return this.norm(tree);
      case 'absolute':
        return atom(`abs(${this.of(tree.of).text})`);
      case 'root':
        return this.root(tree);
      case 'floor':
        return atom(floorOf(tree.of));
      case 'dots':
      case 'empty':
      case 'hole':
        throw new ReadingError(SAID.dots(), tree.at);
    }
  }

  text(tree: Tree): string {
    return this.of(tree).text;
  }

  private norm({ of, p, at }: Extract<Tree, { is: 'norm' }>): Piece {
    const x = this.text(of);
    if (p === '1') return atom(`norm1(${x})`);
    if (p === '2 squared') return atom(`norm2sq(${x})`);
    if (p === '2') return atom(`sqrt(norm2sq(${x}))`);
    if (/^(F|Fro|fro|F:.*)( squared)?$/.test(p))
      return this.norm({ is: 'norm', of, p: p.endsWith('squared') ? '2 squared' : '2', at });
    if (p === '1 squared') return { text: `norm1(${x})^2`, level: LEVEL.power };
    if (p === 'infty') return atom(`max(abs(${x}))`);
    throw new ReadingError(SAID.norm(p), at);
  }

  private root({ of, degree, at }: Extract<Tree, { is: 'root' }>): Piece {
    if (!degree) return atom(`sqrt(${this.text(of)})`);
    if (degree.is !== 'number') throw new ReadingError(SAID.exponent(), at);
    return { text: `${within(this.of(of), LEVEL.atom)}^(1/${degree.text})`, level: LEVEL.power };
  }

  /** Whether a name stands for something that is no index of a sum around. */
  declared(name: string): boolean {
    const { symbols, definitions = [] } = this.context;
    return Object.hasOwn(symbols, name) || definitions.some(([n]) => n === name);
  }

  isBound = (name: string): boolean => this.bound.includes(name);

  /** Reads what stands inside of a sum over these indices, which runs to a size if it says so. */
  bind<T>(names: readonly string[], read: () => T, to?: string): T {
    const [outer, ranges] = [this.bound, this.ranges];
    this.bound = [...outer, ...names];
    if (to !== undefined) this.ranges = new Map([...ranges, ...names.map((name) => [name, to] as const)]);
    try {
      return read();
    } finally {
      this.bound = outer;
      this.ranges = ranges;
    }
  }

  /** How far a bound index runs, where its sum says so. */
  rangeBound = (index: string): string | undefined => this.ranges.get(index);

  /** The name that is written as this letter alone. */
  nameWritten = (letter: string): string | undefined => this.names.keys.get(letter);

  get hasBound(): boolean {
    return this.bound.length > 0;
  }

  /** A name that nothing else has. */
  another(letter: string): string {
    this.fresh += 1;
    const name = `${letter}${this.fresh}`;
    return this.declared(name) || this.isBound(name) ? this.another(letter) : name;
  }

  /** The shape of a text; undefined if it has none, or if its shapes do not agree. */
  shape(text: string): Dimensions | undefined {
    try {
      return dimensionsOf(parse(text), this.context);
    } catch (error) {
      if (error instanceof ShapeError || error instanceof LanguageError) return undefined;
      throw error;
    }
  }

  rank = (text: string): number | undefined => this.shape(text)?.length;

  /** Takes something for what it only may be. */
  guesses(note: Bilingual, doubt: ReadingError): void {
    this.notes.push(note);
    this.doubt ??= doubt;
  }

  /** A size that the shapes around have to tell. */
  unsaidSize(sign: string, at: number): string {
    const name = this.another('size');
    this.unsaid.push({ name, at, sign });
    return name;
  }
}
