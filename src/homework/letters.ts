import type { Context } from '../judge/language.js';

/** A notation with its letters spelt out. */
export interface Letters extends Context {
  /** Other ways to write a name: `{ '\\hat{y}': 'os' }`. */
  readonly alias?: Readonly<Record<string, string>>;
  /** Letters that are functions: `{ g: 'rect' }`. */
  readonly functions?: Readonly<Record<string, string>>;
  /** What a function is of where its argument is left out: σ' = σ(1 − σ). */
  readonly variable?: string;
  /** Subscripts that only say on what parameters a quantity depends: `['theta']`. */
  readonly parameters?: readonly string[];
  /** Quantities that there is one of for each example: L(x^{(i)}, y^{(i)}) is L[i]. */
  readonly perExample?: readonly string[];
  /** Sets of examples that a sum may run over: the sum over D. */
  readonly dataSets?: readonly string[];
  /** Letters that are looked for: an equality with one of them is an equation, and no claim. */
  readonly unknowns?: readonly string[];
}

/** A notation as its file says it: by name or in sentences (src/reading understands them), or letter by letter. */
export interface StatedNotation {
  readonly says: string | Letters;
  /** File, line and column, for whoever does not understand it. */
  readonly place: string;
}
