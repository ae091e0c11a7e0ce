/** Mistakes put into the steps of derivations, and what the judge says of them. */
import { stepVerdict } from '../../src/derivation/judged/line-verdict.js';
import { type Mutant, mutantsOf } from '../../src/derivation/judged/mutation.js';
import { type Expression, expressionOf } from '../../src/derivation/lines/moves.js';
import type { DerivationRecord, Line } from '../../src/derivation/lines/record.js';
import type { Context } from '../../src/judge/language.js';
import type { Verdict } from '../../src/judge/verdict.js';

/** What became of one mutant of one step. */
export interface Trial extends Mutant {
  /** The line before, and the right line that the mutant stands for. */
  readonly from: string;
  readonly line: string;
  /** What they were judged under. */
  readonly context: Context;
  readonly verdict: Verdict;
}

/** Every mutant of every step (or those that `chosen` picks), judged against the line before it. */
export function trialsOf(
  record: Pick<DerivationRecord, 'lines' | 'context'>,
  chosen: () => boolean = () => true,
): Trial[] {
  return stepsOf(record).flatMap(({ from, line, context }) =>
    mutantsOf(line.node)
      .filter(chosen)
      .map((mutant) => ({
        ...mutant,
        from: from.source,
        line: line.source,
        context,
        verdict: stepVerdict(from, mutant, context),
      })),
  );
}

/** A line that claims to be equal to the one before it, and what both are judged under. */
export interface JudgedStep {
  readonly from: Expression;
  readonly line: Expression;
  readonly context: Context;
}

export function stepsOf({ lines, context }: Pick<DerivationRecord, 'lines' | 'context'>): JudgedStep[] {
  return lines.flatMap((line, i) => {
    if (line.relation !== '=') return [];
    const assume = [...(context.assume ?? []), ...(line.under ? [line.under.source] : [])];
    return [
      {
        from: expressionOf(lineBefore(lines, i).source),
        line: expressionOf(line.source),
        context: { ...context, assume },
      },
    ];
  });
}

/** The line a step follows from: the chain stays where it was at a refutation, a relation, a word. */
function lineBefore(lines: readonly Line[], i: number): Line {
  const begins = ({ relation, source, verdict }: Line) => relation === '' && source !== '' && !verdict;
  for (let at = i - 1; at >= 0; at--) if (lines[at].relation === '=' || begins(lines[at])) return lines[at];
  throw new Error(`${lines[i].source}: no line before it`);
}
