/** What one claim of an answer is worth for one claim of the solution. */
import type { MathNode } from 'mathjs';
import { witnessText } from '../derivation/plain.js';
import type { DerivationRecord } from '../derivation/record.js';
import { fails, verdictText } from '../derivation/words.js';
import type { Context } from '../judge/language.js';
import { freeNames } from '../judge/scope.js';
import { shapeText } from '../judge/shapes.js';
import type { Verdict } from '../judge/verdict.js';
import { otherwiseWritten, unanswered, wordsIn } from './answer-form.js';
import { type Chain, type Claim, type JudgedMove, judged, type Statement, type Step } from './claims.js';
import { isQuestion } from './goals.js';
import { writtenOut } from './own-names.js';

/** Parts of the whole, which is 1: what is earned, and what a grader has to decide. */
export interface Score {
  readonly earned: number;
  readonly pending: number;
  /** What is wrong, with its witness, or what the grader should look at. */
  readonly remark?: string;
  /** What only a grader may know. */
  readonly note?: string;
  /** Another answer to the same, if it is right, is contradicted by this one. */
  readonly refuted?: boolean;
}

const FULL: Score = { earned: 1, pending: 0 };
/** What right lines are worth, at most, that do not reach the answer. */
const WAY = 0.5;

/** The claim judged in the question's context, or nothing if it is about something else. */
export function scoreClaim(claim: Claim, asked: Claim, context: Context): Score | undefined {
  if (claim.is === 'chain') return asked.is === 'chain' ? scoreChain(claim, asked, context) : undefined;
  return claim.is === asked.is ? scoreStatement(claim, asked as Statement, context) : undefined;
}

function scoreChain(claim: Chain, asked: Chain, context: Context): Score | undefined {
  const given = isQuestion(asked.start.expression.node, context);
  if (given && !sameText(claim.start.expression.node, asked.start.expression.node)) return undefined;
  if (!claim.under.every(({ node }) => asked.under.some((condition) => sameText(node, condition.node))))
    return undefined;
  const chain = answering(claim, asked);
  const last = chain.steps.at(-1);
  if (!last) return { earned: 0, pending: 0, remark: 'the question is written down, and no line follows' };
  if (!given && !sameValue(last, asked.steps.at(-1)!, context))
    return { earned: 0, pending: 0, remark: `${last.expression.source} is not the answer`, refuted: true };
  const { lines, checks } = judged({ ...chain, under: asked.under }, context);
  const bad = lines.findIndex(({ verdict }) => verdict && fails(verdict.kind));
  const way =
    (WAY * progress(chain, bad < 0 ? lines.length : bad, context)) /
    Math.max(chain.steps.length, asked.steps.length);
  if (bad >= 0) {
    const { source, verdict } = lines[bad];
    const remark = `line ${bad + 1}: ${source} is ${words(verdict!)}`;
    return verdict?.kind === 'undecided'
      ? { earned: way, pending: 1 - way, remark }
      : { earned: way, pending: 0, remark, refuted: true };
  }
  const end = last.expression.node;
  const lacking = unanswered(end, asked) ?? formMissing(checks);
  if (lacking)
    return { earned: way, pending: 0, remark: `${last.expression.source} is not the answer yet: ${lacking}` };
  const asks = asked.steps.at(-1)?.asked ?? [];
  const other = asks.length === 0 ? otherwiseWritten(end, asked, context) : undefined;
  if (other)
    return {
      earned: way,
      pending: 1 - way,
      remark: `right, but not written as expected: ${other}; for the grader`,
    };
  const leap = chain.steps.length === 1 && asked.steps.length > 2;
  return { earned: 1, pending: 0, ...(leap && { remark: 'right, in one step: worth a look' }) };
}

/** Where a question has no line to start from, whatever reaches the expected value answers it. */
function sameValue(line: Step, expected: Step, context: Context): boolean {
  const start = { is: 'given', expression: line.expression } as const;
  const { lines } = judged({ is: 'chain', start, steps: [{ ...expected, asked: [] }], under: [] }, context);
  return lines.every(({ verdict }) => !verdict || !fails(verdict.kind));
}

/** The chain up to the line that its author calls the answer, which has to have the forms that are asked. */
function answering(claim: Chain, { steps: [...expected] }: Chain): Chain {
  const called = claim.steps.map((step) => step.asked !== undefined).lastIndexOf(true);
  const steps = claim.steps
    .slice(0, called < 0 ? undefined : called + 1)
    .map(({ asked: _, ...step }) => step);
  const asked = expected.at(-1)?.asked;
  return {
    ...claim,
    steps: steps.map((step, i) => (i === steps.length - 1 && asked ? { ...step, asked } : step)),
  };
}

/**
 * How many of the first lines bring something. Each has to be rid of a word of every line before it, and of what
 * the question's names stand for: a zero added, a way back, or the question's definition brings nothing.
 */
function progress({ start, steps }: Chain, lines: number, { definitions = [] }: Context): number {
  const named = freeNames(start.expression.node);
  const meant = writtenOut(
    start.expression,
    definitions.filter(([name]) => named.has(name)),
  );
  const before = [start.expression, meant].map(({ node }) => wordsIn(node));
  let count = 0;
  for (const { expression } of steps.slice(0, Math.max(0, lines - 1))) {
    const words = wordsIn(expression.node);
    if (!before.some((earlier) => contains(words, earlier))) count++;
    before.push(words);
  }
  return count;
}

function contains(words: readonly string[], others: readonly string[]): boolean {
  const left = [...words];
  return others.every((word) => left.includes(word) && left.splice(left.indexOf(word), 1));
}

const formMissing = (checks: DerivationRecord['checks']): string | undefined => {
  const missing = checks.find(({ verdict }) => fails(verdict.kind));
  return missing && `${missing.text.en}: ${missing.verdict.note ?? ''}`;
};

/** A relation or shape that is true but not the one expected may say the same: that is for the grader. */
function scoreStatement(claim: Statement, asked: Statement, context: Context): Score | undefined {
  if (claim.move.is === 'says' || asked.move.is === 'says')
    return { earned: 0, pending: 1, remark: 'words, for the grader' };
  const expected = isExpected(claim.move, asked.move);
  const { lines } = judged({ ...claim, under: asked.under }, context);
  const bad = lines.find(({ verdict }) => verdict && fails(verdict.kind));
  if (!bad?.verdict) {
    const { source } = claim.move.expression;
    return expected
      ? FULL
      : { earned: 0, pending: 1, remark: `${source}: true, not as expected; for the grader` };
  }
  const pending = bad.verdict.kind === 'undecided' ? 1 : 0;
  const refuted = pending === 0 && sameText(claim.move.expression.node, asked.move.expression.node);
  return { earned: 0, pending, remark: `${bad.source} is ${words(bad.verdict)}`, refuted };
}

/** Of dimensions, those of a product or a quotient count, however it is written. */
function isExpected(claim: JudgedMove, asked: JudgedMove): boolean {
  const { node } = asked.expression;
  if (claim.is === 'shape' && asked.is === 'shape' && node.type !== 'SymbolNode')
    return shapeText(claim.shape) === shapeText(asked.shape);
  return sameText(claim.expression.node, node);
}

const words = (verdict: Verdict): string =>
  [verdictText(verdict, 'en'), ...(verdict.witness ? [witnessText(verdict.witness)] : [])].join('; ');

/** The same expression but for spaces and needless brackets. */
function sameText(a: MathNode, b: MathNode): boolean {
  const [x, y] = [a, b].map((node) => node.toString({ parenthesis: 'auto' }));
  return x === y;
}
