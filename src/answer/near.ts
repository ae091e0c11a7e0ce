/** Answers that are not right, and of which the judge can say what they lack. */

import { type Expression, expressionOf } from '../derivation/lines/moves.js';
import { type Context, parse } from '../judge/language.js';
import { freeNames } from '../judge/scope.js';
import type { Verdict } from '../judge/verdict.js';
import type { ClaimedChain } from './claims.js';
import { quoted, type Score } from './score.js';
import { isPassed, verdictOrNone } from './verdict-or-none.js';

/** What an answer is worth that lacks one thing. */
const NEAR = 0.5;

interface WrongEnd {
  readonly chain: ClaimedChain;
  /** Whether it is right wherever there is a derivative. */
  readonly atKink: boolean;
  /** What its author assumes beyond the question. */
  readonly own: readonly Expression[];
  readonly context: Context;
  /** The verdict on the last line of a chain, where these conditions hold. */
  readonly judgeEnd: (chain: ClaimedChain, where?: readonly Expression[]) => Verdict | undefined;
}

/**
 * Another value where a derivative has a kink, which is a choice: for a person, but for what is right without it.
 * A sum that is left out, over an index that the question does not have. The transpose of the answer, as whoever
 * writes gradients as rows has it. A special case.
 */
export function nearly({ chain, atKink, own, context, judgeEnd }: WrongEnd): Score | undefined {
  const last = chain.steps.at(-1)!.expression;
  if (atKink)
    return {
      earned: NEAR,
      pending: 1 - NEAR,
      remark: `${quoted(last.source)} is right where there is a derivative, and takes another value than the question where there is none; for the grader`,
    };
  const index = summedIndex(chain, context, judgeEnd);
  if (index !== undefined)
    return {
      earned: NEAR,
      pending: 0,
      remark: `${quoted(last.source)}: the sum over ${index} is missing`,
      refuted: true,
    };
  if (isPassed(verdictOrNone(() => judgeEnd(endingIn(`(${last.node})'`, chain)))))
    return {
      earned: 0,
      pending: 1,
      remark: `${quoted(last.source)} has rows where the question has columns, and is right otherwise; for the grader`,
    };
  if (own.length === 0) return undefined;
  if (!isPassed(judgeEnd(chain, own))) return undefined;
  const where = own.map(({ source }) => source).join(' and ');
  return {
    earned: 0,
    pending: 1,
    remark: `${quoted(last.source)} is right where ${where} alone; for the grader`,
  };
}

/** The free index of the last line over which it has to be summed, if that makes it right. */
function summedIndex(
  chain: ClaimedChain,
  { symbols, definitions = [] }: Context,
  judgeEnd: WrongEnd['judgeEnd'],
): string | undefined {
  const { node } = chain.steps.at(-1)!.expression;
  const asked = freeNames(chain.start.expression.node);
  const defining = definitions.map(([, source]) => freeNames(parse(source)));
  const indices = [...freeNames(node)].filter(
    (name) => symbols[name] === 'index' && !asked.has(name) && !defining.some((names) => names.has(name)),
  );
  const sizes = Object.keys(symbols).filter((name) => symbols[name] === 'size');
  return indices.find((index) =>
    sizes.some((size) => {
      const summed = endingIn(`sum(${index}, 1, ${size}, ${node})`, chain);
      // over a size that does not fit it is no expression
      return isPassed(verdictOrNone(() => judgeEnd(summed)));
    }),
  );
}

/** The chain with another last line. */
const endingIn = (source: string, { steps, ...chain }: ClaimedChain): ClaimedChain => ({
  ...chain,
  steps: [{ ...steps.at(-1)!, expression: expressionOf(source) }],
});
