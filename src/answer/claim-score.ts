/** What one claim of an answer is worth for one claim of the solution. */
import type { MathNode } from 'mathjs';
import { witnessText } from '../derivation/plain.js';
import type { DerivationRecord } from '../derivation/record.js';
import { fails, verdictText } from '../derivation/words.js';
import type { Context } from '../judge/language.js';
import { freeNames } from '../judge/scope.js';
import { shapeText } from '../judge/shapes.js';
import type { Verdict } from '../judge/verdict.js';
import { aligned, isDerivative } from './align.js';
import { everyName, otherwiseWritten, unanswered } from './answer-form.js';
import type { AskedChain, AskedClaim, AskedStatement } from './asked.js';
import {
  type AnswerClaim,
  type ClaimedChain,
  type JudgedMove,
  judged,
  type Statement,
  type StepMove,
} from './claims.js';
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
/** And a right answer that is reached over one wrong line. */
const ONE_SLIP = 0.75;

/** The claim judged in the question's context, or nothing if it is about something else. */
export function scoreClaim(claim: AnswerClaim, asked: AskedClaim, context: Context): Score | undefined {
  if (claim.is === 'chain') return asked.is === 'chain' ? scoreChain(claim, asked, context) : undefined;
  return asked.is !== 'chain' && claim.is === asked.is ? scoreStatement(claim, asked, context) : undefined;
}

function scoreChain(claim: ClaimedChain, asked: AskedChain, context: Context): Score | undefined {
  const given = isQuestion(asked.start.expression.node, context);
  const found = given ? aligned(claim, asked, context) : { chain: claim, byComponents: false };
  if (!found) return undefined;
  if (!claim.under.every(({ node }) => asked.under.some((condition) => sameText(node, condition.node))))
    return undefined;
  const chain = answering(found.chain, asked);
  const last = chain.steps.at(-1);
  if (!last) return { earned: 0, pending: 0, remark: 'the question is written down, and no line follows' };
  if (!given && !asked.answer) return { earned: 0, pending: 1, remark: 'a number, for the grader' };
  if (!given && asked.answer && !sameValue(last, asked.answer, context))
    return { earned: 0, pending: 0, remark: `${last.expression.source} is not the answer`, refuted: true };
  const { lines, checks } = judged({ ...chain, under: asked.under }, context);
  const wrong = lines.flatMap(({ verdict }, i) => (verdict && fails(verdict.kind) ? [i] : []));
  const length = Math.max(chain.steps.length, asked.lines);
  const way = (WAY * progress(chain, wrong[0] ?? lines.length, context)) / length;
  // Whatever the lines between: the last one is judged against the question itself.
  const end = endVerdict(chain, asked, context);
  if (end && fails(end.kind))
    return wrongEnd(last, end, way, wrong[0] === undefined ? undefined : told(lines, wrong[0]));
  const lacking = unanswered(last.expression.node, asked) ?? formMissing(checks, found.byComponents);
  if (lacking)
    return { earned: way, pending: 0, remark: `${last.expression.source} is not the answer yet: ${lacking}` };
  const doubt = otherForm(last, asked, context, found.byComponents) ?? atSomeSizes(end, last, asked);
  const earned = wrong.length === 0 ? 1 : wrong.length === 1 ? ONE_SLIP : WAY;
  if (doubt) return { earned: way, pending: earned - way, remark: `right, but ${doubt}; for the grader` };
  if (wrong.length > 0)
    return { earned, pending: 0, remark: `the answer is right, ${told(lines, wrong[0])}` };
  const leap = chain.steps.length === 1 && asked.lines > 2;
  return { earned: 1, pending: 0, ...(leap && { remark: 'right, in one step: worth a look' }) };
}

/** The verdict on the last line as if nothing stood between it and the first. */
function endVerdict(
  { start, steps }: ClaimedChain,
  { under }: AskedChain,
  context: Context,
): Verdict | undefined {
  const { asked: _, ...last } = steps.at(-1)!;
  return judged({ is: 'chain', start, steps: [last], under }, context).lines.at(-1)?.verdict;
}

/** 0, or what the lines before are worth; undecided is for the grader. A slip is told before what it leads to. */
function wrongEnd({ expression }: StepMove, verdict: Verdict, way: number, slip: string | undefined): Score {
  const remark = slip ?? `${expression.source} is ${words(verdict)}`;
  return verdict.kind === 'undecided'
    ? { earned: way, pending: 1 - way, remark }
    : { earned: way, pending: 0, remark, refuted: true };
}

const told = (lines: DerivationRecord['lines'], i: number): string =>
  `line ${i + 1}: ${lines[i].source} is ${words(lines[i].verdict!)}`;

/** What a grader has to accept of a right answer, or not. */
function otherForm(
  last: StepMove,
  asked: AskedChain,
  context: Context,
  byComponents: boolean,
): string | undefined {
  const { forms } = asked;
  if (byComponents)
    return forms.length > 0 && !asked.byComponents ? 'by components, where the whole is asked' : undefined;
  const other = forms.length === 0 ? otherwiseWritten(last.expression.node, asked, context) : undefined;
  return other && `not written as expected: ${other}`;
}

/** An answer that speaks of sizes, as its question and its solution do not, may be right at those tried alone. */
function atSomeSizes(end: Verdict | undefined, last: StepMove, asked: AskedChain): string | undefined {
  if (end?.kind !== 'sizes') return undefined;
  const asks = freeNames(asked.start.expression.node);
  const sizes = Object.keys(end.sizes?.[0] ?? {});
  const own = [...freeNames(last.expression.node)].find(
    (name) => sizes.includes(name) && !asks.has(name) && !asked.isWrittenWith(name),
  );
  return own && `shown at some sizes alone, and it speaks of ${own}`;
}

type Valued = Pick<StepMove, 'expression'>;

/** Where a question has no line to start from, whatever reaches the expected value answers it. */
function sameValue(line: Valued, { expression }: Valued, context: Context): boolean {
  const start = { is: 'given', expression: line.expression } as const;
  const steps = [{ is: 'step', expression, why: '' }] as const;
  const { lines } = judged({ is: 'chain', start, steps, under: [] }, context);
  return lines.every(({ verdict }) => !verdict || !fails(verdict.kind));
}

/** The chain up to the line that its author calls the answer, which has to have the forms that are asked. */
function answering(claim: ClaimedChain, { forms }: AskedChain): ClaimedChain {
  const called = claim.steps.map((step) => step.asked !== undefined).lastIndexOf(true);
  const steps = claim.steps
    .slice(0, called < 0 ? undefined : called + 1)
    .map(({ asked: _, ...step }) => step);
  return {
    ...claim,
    steps: steps.map((step, i) => (i === steps.length - 1 ? { ...step, asked: forms } : step)),
  };
}

/**
 * How many of the first lines bring something. Each has to be rid of a word of every line before it, and of what
 * the question's names stand for: a zero added, a way back, or the question's definition brings nothing.
 */
function progress({ start, steps }: ClaimedChain, lines: number, { definitions = [] }: Context): number {
  const named = freeNames(start.expression.node);
  const meant = writtenOut(
    start.expression,
    definitions.filter(([name]) => named.has(name)),
  );
  const before = [start.expression, meant].map(({ node }) => everyName(node));
  let count = 0;
  for (const { expression } of steps.slice(0, Math.max(0, lines - 1))) {
    const words = everyName(expression.node);
    if (!isDerivative(expression.node) && !before.some((earlier) => contains(words, earlier))) count++;
    before.push(words);
  }
  return count;
}

function contains(words: readonly string[], others: readonly string[]): boolean {
  const left = [...words];
  return others.every((word) => left.includes(word) && left.splice(left.indexOf(word), 1));
}

/** A form of the whole is not asked of a component: that is for the grader. */
const formMissing = (checks: DerivationRecord['checks'], byComponents: boolean): string | undefined => {
  const missing = byComponents ? undefined : checks.find(({ verdict }) => fails(verdict.kind));
  return missing && `${missing.text.en}: ${missing.verdict.note ?? ''}`;
};

/** A relation or shape that is true but not the one expected may say the same: that is for the grader. */
function scoreStatement(claim: Statement, asked: AskedStatement, context: Context): Score | undefined {
  const { move } = asked;
  if (claim.move.is === 'says' || move?.is === 'says')
    return { earned: 0, pending: 1, remark: 'words, for the grader' };
  const expected = move !== undefined && isExpected(claim.move, move, context);
  const { lines } = judged({ ...claim, under: asked.under }, context);
  const bad = lines.find(({ verdict }) => verdict && fails(verdict.kind));
  if (!bad?.verdict) {
    const { source } = claim.move.expression;
    return expected || move === undefined
      ? FULL
      : { earned: 0, pending: 1, remark: `${source}: true, not as expected; for the grader` };
  }
  const pending = bad.verdict.kind === 'undecided' ? 1 : 0;
  const refuted =
    pending === 0 && move !== undefined && sameText(claim.move.expression.node, move.expression.node);
  return { earned: 0, pending, remark: `${bad.source} is ${words(bad.verdict)}`, refuted };
}

/** Of dimensions, those of a product or a quotient count, however it is written, and of nothing else of that shape. */
function isExpected(claim: JudgedMove, asked: JudgedMove, context: Context): boolean {
  const { node } = asked.expression;
  if (claim.is === 'shape' && asked.is === 'shape' && node.type !== 'SymbolNode')
    return shapeText(claim.shape) === shapeText(asked.shape) && sameValue(claim, asked, context);
  return sameText(claim.expression.node, node);
}

const words = (verdict: Verdict): string =>
  [verdictText(verdict, 'en'), ...(verdict.witness ? [witnessText(verdict.witness)] : [])].join('; ');

/** The same expression but for spaces and needless brackets. */
function sameText(a: MathNode, b: MathNode): boolean {
  const [x, y] = [a, b].map((node) => node.toString({ parenthesis: 'auto' }));
  return x === y;
}
