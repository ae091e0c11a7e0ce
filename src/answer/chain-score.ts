/** What a chain of an answer is worth for a chain of the solution. */
import type { Expression } from '../derivation/lines/moves.js';
import type { DerivationRecord } from '../derivation/lines/record.js';
import { fails } from '../derivation/words/verdict-words.js';
import { judgeOffKinks } from '../judge/judge.js';
import type { Context } from '../judge/language.js';
import { freeNames } from '../judge/scope.js';
import type { Verdict } from '../judge/verdict.js';
import { aligned, withoutItsNames } from './align.js';
import { isOnItsWay, otherDerivative, otherwiseWritten, unanswered } from './answer-form.js';
import type { AskedChain } from './asked.js';
import { type ClaimedChain, judged, type StepMove } from './claims.js';
import { beyondQuestion, isNever } from './conditions.js';
import { isQuestion } from './goals.js';
import { nearly } from './near.js';
import { progress } from './progress.js';
import { sameText } from './same-text.js';
import { quoted, type Score, sameValue, words } from './score.js';
import { isPassed, verdictOrNone } from './verdict-or-none.js';

/** What right lines are worth, at most, that do not reach the answer. */
const WAY = 0.5;
/** And a right answer that is reached over one wrong line. */
const ONE_SLIP = 0.75;

/** The score of the chain, or nothing if it is about something else. */
export function scoreChain(claim: ClaimedChain, asked: AskedChain, context: Context): Score | undefined {
  const given = isQuestion(asked.start.expression.node, context);
  const found = given ? aligned(claim, asked, context) : { chain: claim, byComponents: false };
  if (!found || beyondQuestion(found.chain.under, asked, context).length > 0) return undefined;
  const chain = answering(found.chain);
  const own = beyondQuestion(chain.assuming, asked, context);
  if (own.some((one) => isNever(one, context))) return undefined;
  const last = chain.steps.at(-1);
  if (!last) return { earned: 0, pending: 0, remark: 'the question is written down, and no line follows' };
  if (!given && !asked.answers) return { earned: 0, pending: 1, remark: 'a number, for the grader' };
  if (!given && asked.answers && !sameValue(last, asked.answers[0], context))
    return {
      earned: 0,
      pending: 0,
      remark: `${quoted(last.expression.source)} is not the answer`,
      refuted: true,
    };
  const { lines } = judged({ ...chain, under: asked.under }, context);
  // A value at a kink is a choice: where a line makes another one, it is no slip.
  const failing = lines.flatMap(({ verdict }, i) => (verdict && fails(verdict.kind) ? [i] : []));
  const wrong = failing.filter((i) => !isChoice(lines[i - 1]?.source, lines[i].source, asked, context));
  const length = Math.max(chain.steps.length, asked.lines);
  const way = (WAY * progress(chain, wrong[0] ?? lines.length, context)) / length;
  // Whatever the lines between: the last one is judged against the question itself.
  const end = chain.steps.length === 1 ? lines.at(-1)?.verdict : endVerdict(chain, asked, context);
  const slip = wrong[0] === undefined ? undefined : told(lines, wrong[0]);
  const lacking = unanswered(last.expression.node, asked, context);
  const notYet = `${quoted(last.expression.source)} is not the answer yet: ${lacking}`;
  if (end && fails(end.kind)) {
    const near = nearly({
      ...{ chain, own, context },
      atKink: isChoice(chain.start.expression.source, last.expression.source, asked, context),
      judgeEnd: (other, where) => endVerdict(other, asked, context, where),
    });
    if (near && lacking === undefined) return { ...near, earned: Math.max(way, near.earned) };
    return wrongEnd(last, end, way, slip);
  }
  const earned = wrong.length === 0 ? 1 : wrong.length === 1 ? ONE_SLIP : WAY;
  if (lacking !== undefined && !isOnItsWay(last.expression.node, asked, context))
    return { earned: way, pending: 0, remark: notYet };
  if (lacking !== undefined)
    return { earned: way, pending: earned - way, remark: `right, but ${notYet}; for the grader` };
  const missing = found.byComponents ? undefined : formMissing(last, asked, context);
  const half = Math.max(way, Math.min(earned, WAY));
  if (missing && sameText(last.expression.node, withoutItsNames(chain.start.expression, context).node))
    return {
      earned: way,
      pending: 0,
      remark: `${quoted(last.expression.source)} is what the question says, and the answer ${missing.told}`,
    };
  if (missing?.isNamed)
    return { earned: half, pending: 0, remark: `the lines are right, but the answer ${missing.told}` };
  const doubt =
    (missing && `the answer ${missing.told}`) ??
    otherForm(last, asked, context, found.byComponents) ??
    atSomeSizes(end, last, asked);
  const sure = missing ? half : way;
  if (doubt)
    return {
      earned: sure,
      pending: Math.max(0, earned - sure),
      remark: `right, but ${doubt}; for the grader`,
    };
  if (slip) return { earned, pending: 0, remark: `the answer is right, ${slip}` };
  const leap = chain.steps.length === 1 && asked.lines > 2;
  return { earned: 1, pending: 0, ...(leap && { remark: 'right, in one step: worth a look' }) };
}

/** The verdict on the last line as if nothing stood between it and the first. */
function endVerdict(
  { start, steps }: ClaimedChain,
  asked: AskedChain,
  context: Context,
  where: readonly Expression[] = [],
): Verdict | undefined {
  const under = [...asked.under, ...where];
  return judged({ is: 'chain', start, steps: steps.slice(-1), under, assuming: [] }, context).lines.at(-1)
    ?.verdict;
}

/** Whether two lines that are not equal differ by nothing but the value where a derivative has a kink. */
function isChoice(
  before: string | undefined,
  line: string,
  { under }: AskedChain,
  context: Context,
): boolean {
  if (before === undefined) return false;
  const assume = [...(context.assume ?? []), ...under.map(({ source }) => source)];
  return isPassed(verdictOrNone(() => judgeOffKinks(before, line, { ...context, assume })));
}

/** 0, or what the lines before are worth; undecided is for the grader. A slip is told before what it leads to. */
function wrongEnd({ expression }: StepMove, verdict: Verdict, way: number, slip: string | undefined): Score {
  const remark = slip ?? `${quoted(expression.source)} is ${words(verdict)}`;
  return verdict.kind === 'undecided'
    ? { earned: way, pending: 1 - way, remark }
    : { earned: way, pending: 0, remark, refuted: true };
}

const told = (lines: DerivationRecord['lines'], i: number): string =>
  `line ${i + 1}: ${quoted(lines[i].source)} is ${words(lines[i].verdict!)}`;

/** What a grader has to accept of a right answer, or not. */
function otherForm(
  last: StepMove,
  asked: AskedChain,
  context: Context,
  byComponents: boolean,
): string | undefined {
  const { forms, inAnyWords } = asked;
  if (byComponents)
    return forms.length > 0 && !asked.byComponents ? 'by components, where the whole is asked' : undefined;
  const otherwise = forms.length > 0 || inAnyWords ? otherDerivative : otherwiseWritten;
  const other = otherwise(last.expression.node, asked, context);
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

/** The chain up to the line that its author calls the answer. */
function answering(claim: ClaimedChain): ClaimedChain {
  const called = claim.steps.map((step) => step.asked !== undefined).lastIndexOf(true);
  const steps = claim.steps.slice(0, called < 0 ? undefined : called + 1);
  return { ...claim, steps: steps.map(({ asked: _, ...step }) => step) };
}

/** What of the form that is asked the answer lacks, and whether the question names the functions that are meant. */
function formMissing(
  { expression }: StepMove,
  { forms }: AskedChain,
  context: Context,
): { readonly told: string; readonly isNamed: boolean } | undefined {
  for (const { asked, text, problem } of forms) {
    const lacks = problem(expression.node, context);
    if (lacks !== undefined)
      return { told: `does not do what is asked (${text.en}): ${lacks}`, isNamed: /^uses/.test(asked[0]) };
  }
  return undefined;
}
