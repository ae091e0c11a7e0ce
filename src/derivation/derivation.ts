import type { Bundle, Displayable } from '../bundle.js';
import { parse, type Shape, type Size } from '../judge/language.js';
import type { Verdict } from '../judge/verdict.js';
import { bundleOf } from './display.js';
import type { Form } from './forms.js';
import type { Expression, Move, Words } from './moves.js';
import type { Notation } from './notation.js';
import { plainText } from './plain.js';
import { wordsFailure } from './reason-check.js';
import type { DerivationRecord, Line } from './record.js';
import { type Recorded, recorded } from './recording.js';
import { fails, verdictText } from './words.js';

/**
 * The answer to a question, or to one part of it, line by line as on paper. Each method returns a new
 * derivation. Nothing is judged before it is shown, printed or asked for its record.
 *
 *     derivation('functions/c-sigmoid-derivative')
 *       .given('D(sigma(x), x)')
 *       .step('exp(-x) / (1 + exp(-x))^2', 'quotient rule')
 *       .reaches('sigma(x) * (1 - sigma(x))', 'definition of sigma', usesOnly('sigma'))
 *
 * Without a notation, the names in `given` are real variables; other names are refused.
 */
export function derivation(id: string, notation: Notation = { symbols: {} }): Derivation {
  return new Derivation(id, notation, undefined, []);
}

export class Derivation implements Displayable {
  private judged: Recorded | undefined;

  constructor(
    readonly id: string,
    readonly notation: Notation,
    readonly partId: string | undefined,
    readonly moves: readonly Move[],
  ) {}

  /** The part of the question this answers, e.g. 'a2'. */
  part(id: string): Derivation {
    return new Derivation(this.id, this.notation, id, this.moves);
  }

  /** More symbols and their shapes: `{ n: 'size', x: ['n'], i: 'index' }`. */
  where(symbols: Readonly<Record<string, Shape>>): Derivation {
    return this.noted({ symbols: { ...this.notation.symbols, ...symbols } });
  }

  /** A name for an expression of the earlier symbols. */
  define(name: string, source: string): Derivation {
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
    return this.with({ is: 'given', expression: expression(source) });
  }

  /** The next line, equal to the one before, and why. */
  step(source: string, why: Words): Derivation {
    return this.with({ is: 'step', expression: expression(source), why });
  }

  /** The line that answers, in the forms it was asked in. */
  reaches(source: string, why: Words, ...asked: Form[]): Derivation {
    return this.with({ is: 'step', expression: expression(source), why, asked });
  }

  /** A printed line that is wrong: shows where it fails. The chain stays where it was. */
  refutes(source: string, why: Words): Derivation {
    return this.with({ is: 'refutes', expression: expression(source), why });
  }

  /** A relation that is true for all values: `os[k] > 0`. */
  holds(source: string, why: Words): Derivation {
    return this.with({ is: 'holds', expression: expression(source), why });
  }

  /** The dimensions of an expression: `hasShape('W2*hs', ['m'], …)`. */
  hasShape(source: string, shape: readonly Size[], why: Words): Derivation {
    return this.with({ is: 'shape', expression: expression(source), shape, why });
  }

  /** Words, which no judge reads: they are left to the grader. */
  says(words: Words): Derivation {
    return this.with({ is: 'says', why: words });
  }

  /** Goes on from the last line case by case: `{ 'i == j': (d) => d.step(…), 'i != j': (d) => d.step(…) }`. */
  cases(cases: Readonly<Record<string, (d: Derivation) => Derivation>>): Derivation {
    const [start] = this.moves
      .flatMap((m) => (m.is === 'given' || m.is === 'step' ? [m.expression] : []))
      .slice(-1);
    if (!start) throw new Error(`${this.id}: cases(…) needs a line to start from: begin with given(…)`);
    const given: Move = { is: 'given', expression: start };
    const split = Object.entries(cases).map(([condition, derive]) => ({
      condition: expression(condition),
      moves: derive(new Derivation(this.id, this.notation, this.partId, [given])).moves,
    }));
    return this.with({ is: 'cases', cases: split });
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
    const { lines, checks } = this.record;
    const at = lines.findIndex(({ verdict }) => verdict && fails(verdict.kind));
    if (at >= 0)
      return failureAt(this.recorded().places[at], `${this.id}, line ${at + 1}: ${complaint(lines[at])}`);
    const check = checks.find(({ verdict }) => fails(verdict.kind));
    if (check) return new Error(`${this.id}: ${check.text.en}: ${verdictText(check.verdict, 'en')}`);
    const words = wordsFailure(this.record);
    return (
      words &&
      failureAt(this.recorded().places[words.at], `${this.id}, line ${words.at + 1}: ${words.problem}`)
    );
  }

  toString(): string {
    return plainText(this.record);
  }

  /** What console.log shows of it. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  private recorded(): Recorded {
    this.judged ??= recorded(this.id, this.partId, this.notation, this.moves);
    return this.judged;
  }

  private with(move: Move): Derivation {
    const place: { stack?: string } = {};
    // V8 only: elsewhere an error has no place.
    Error.captureStackTrace?.(place, this.with);
    return new Derivation(this.id, this.notation, this.partId, [...this.moves, { ...move, place }]);
  }

  private noted(more: Partial<Notation>): Derivation {
    return new Derivation(this.id, { ...this.notation, ...more }, this.partId, this.moves);
  }
}

const expression = (source: string): Expression => ({ source, node: parse(source) });

/** An error that points at the place where its line was written. */
function failureAt(place: Move['place'], message: string): Error {
  const error = new Error(message);
  // Without the method that said it: the place is where that was called.
  const frames = place?.stack?.split('\n').filter((line) => /^\s+at (?!Derivation\.)/.test(line));
  if (frames) error.stack = [`Error: ${message}`, ...frames].join('\n');
  return error;
}

/** What is wrong with a line, in words. */
function complaint({ source, verdict }: Line): string {
  const { witness } = verdict as Verdict;
  const values = Object.entries(witness?.values ?? {}).map(([name, value]) => `${name} = ${value}`);
  const where = witness
    ? ` (at ${values.join(', ')}: ${witness.left} on the left, ${witness.right} here)`
    : '';
  return `${source} is ${verdictText(verdict as Verdict, 'en')}${where}`;
}
