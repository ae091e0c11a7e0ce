import type { Bundle, Displayable } from '../bundle.js';
import { parse, type Shape, type Size } from '../judge/language.js';
import { type Recorded, recorded } from './judged/recording.js';
import type { Form } from './lines/forms.js';
import { type Expression, expressionOf, type Move, type Words } from './lines/moves.js';
import type { Notation } from './lines/notation.js';
import type { DerivationRecord } from './lines/record.js';
import { bundleOf } from './shown/display.js';
import { failureOf } from './shown/failure.js';
import { plainText } from './shown/plain-text.js';

/**
 * The answer to a question, or to one part of it, line by line as on paper. Each method returns a new
 * derivation. Nothing is judged before it is shown, printed or asked for its record.
 *
 *     derivation('practice/square-and-inverse')
 *       .given('D(x^2 + 1/x, x)')
 *       .step('D(x^2, x) + D(1/x, x)', 'the derivative of a sum')
 *       .reaches('2*x - 1/x^2', 'powers')
 *
 * Without a notation, the names in `given` are real variables; other names are refused. A line '…' is still to be
 * filled in: the derivation is shown up to it, and counts as no answer.
 *
 * @example
 * ```ts
 * derivation('a/b').given('D(x^2, x)').reaches('2*x', 'power rule').failure() // → undefined
 * ```
 */
export function derivation(id: string, notation: Notation = { symbols: {} }): Derivation {
  return new Derivation(id, notation, undefined, []);
}

/**
 * What `derivation()` makes: immutable, each method gives a new one, and nothing is judged before it is asked for.
 *
 * @example
 * ```ts
 * derivation('a').given('x + x').reaches('2*x', 'one term') instanceof Derivation // → true
 * ```
 */
export class Derivation implements Displayable {
  private judged: Recorded | undefined;

  constructor(
    readonly id: string,
    readonly notation: Notation,
    readonly partId: string | undefined,
    readonly moves: readonly Move[],
    /** Whether a line is still to be filled in: what follows it is not looked at. */
    readonly open = false,
  ) {}

  /** The part of the question this answers, e.g. 'a2'. */
  part(id: string): Derivation {
    return new Derivation(this.id, this.notation, id, this.moves, this.open);
  }

  /** More symbols and their shapes: `{ n: 'size', x: ['n'], i: 'index' }`. */
  where(symbols: Readonly<Record<string, Shape>>): Derivation {
    return this.noted({ symbols: { ...this.notation.symbols, ...symbols } });
  }

  /** A name for an expression of the earlier symbols. */
  define(name: string, source: string): Derivation {
    if (isBlank(source)) return this.opened();
    parse(source);
    return this.noted({ definitions: [...(this.notation.definitions ?? []), [name, source]] });
  }

  /** A relation that holds throughout: `x > 0`. */
  assume(...conditions: string[]): Derivation {
    conditions.forEach(parse);
    return this.noted({ assume: [...(this.notation.assume ?? []), ...conditions] });
  }

  /** Begins a chain of equalities; its left-hand side. */
  given(source: string): Derivation {
    return this.line(source, (expression) => ({ is: 'given', expression }));
  }

  /** The next line, equal to the one before, and why. */
  step(source: string, why: Words): Derivation {
    return this.line(source, (expression) => ({ is: 'step', expression, why }));
  }

  /** The line that answers, in the forms it was asked in. */
  reaches(source: string, why: Words, ...asked: Form[]): Derivation {
    return this.line(source, (expression) => ({ is: 'step', expression, why, asked }));
  }

  /** A printed line that is wrong: shows where it fails. The chain stays where it was. */
  refutes(source: string, why: Words): Derivation {
    return this.line(source, (expression) => ({ is: 'refutes', expression, why }));
  }

  /** A relation that is true for all values: `os[k] > 0`. */
  holds(source: string, why: Words): Derivation {
    return this.line(source, (expression) => ({ is: 'holds', expression, why }));
  }

  /** The dimensions of an expression: `hasShape('W2*hs', ['m'], …)`. */
  hasShape(source: string, shape: readonly Size[], why: Words): Derivation {
    if (shape.some((size) => isBlank(String(size)))) return this.opened();
    return this.line(source, (expression) => ({ is: 'shape', expression, shape, why }));
  }

  /** Words, which no judge reads: they are left to the grader. */
  says(words: Words): Derivation {
    if (typeof words === 'string' && isBlank(words)) return this.opened();
    return this.with({ is: 'says', why: words });
  }

  /** Goes on from the last line case by case: `{ 'i == j': (d) => d.step(…), 'i != j': (d) => d.step(…) }`. */
  cases(cases: Readonly<Record<string, (d: Derivation) => Derivation>>): Derivation {
    if (this.open || Object.keys(cases).some(isBlank)) return this.opened();
    const [start] = this.moves
      .flatMap((m) => (m.is === 'given' || m.is === 'step' ? [m.expression] : []))
      .slice(-1);
    if (!start) throw new Error(`${this.id}: cases(…) needs a line to start from: begin with given(…)`);
    const given: Move = { is: 'given', expression: start };
    const split = Object.entries(cases).map(([condition, derive]) => ({
      condition: expressionOf(condition),
      derived: derive(new Derivation(this.id, this.notation, this.partId, [given])),
    }));
    if (split.some(({ derived }) => derived.open)) return this.opened();
    const moves = split.map(({ condition, derived }) => ({ condition, moves: derived.moves }));
    return this.with({ is: 'cases', cases: moves });
  }

  /** What was judged, as JSON. Computed once. */
  get record(): DerivationRecord {
    return this.recorded().record;
  }

  toBundle(): Bundle {
    return bundleOf(this.record);
  }

  /** The first wrong or undecided line, with its witness; else the first reason that could not be typeset. */
  failure(): Error | undefined {
    return failureOf(this.recorded());
  }

  toString(): string {
    return plainText(this.record);
  }

  /** What console.log shows of it. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  private recorded(): Recorded {
    this.judged ??= recorded(this.id, this.partId, this.notation, this.moves, this.open);
    return this.judged;
  }

  private line(source: string, move: (expression: Expression) => Move): Derivation {
    return isBlank(source) ? this.opened() : this.with(move(expressionOf(source)));
  }

  private opened(): Derivation {
    return new Derivation(this.id, this.notation, this.partId, this.moves, true);
  }

  private with(move: Move): Derivation {
    if (this.open) return this;
    const place: { stack?: string } = {};
    // V8 only: elsewhere an error has no place.
    Error.captureStackTrace?.(place, this.with);
    return new Derivation(this.id, this.notation, this.partId, [...this.moves, { ...move, place }]);
  }

  private noted(more: Partial<Notation>): Derivation {
    return new Derivation(this.id, { ...this.notation, ...more }, this.partId, this.moves, this.open);
  }
}

/** What stands where a student is to write. */
const isBlank = (text: string): boolean => text.trim() === '…' || text.trim() === '...';
