/** What a claim is asked to be: of the solution, only what is needed to know a right answer again. */
import type { MathNode } from 'mathjs';
import { type Form, functionsIn } from '../derivation/lines/forms.js';
import type { Expression } from '../derivation/lines/moves.js';
import { type Context, parse } from '../judge/language.js';
import { freeNames } from '../judge/scope.js';
import { DIFFERENTIATION, unanswered, vocabulary } from './answer-form.js';
import type { AnswerClaim, ClaimedChain, Statement, StepMove } from './claims.js';

export interface AskedChain {
  readonly is: 'chain';
  readonly start: ClaimedChain['start'];
  readonly under: readonly Expression[];
  /** How many lines the solution takes. */
  readonly lines: number;
  readonly forms: readonly Form[];
  /** Whether a component answers as well as the whole: partial derivatives are asked. */
  readonly byComponents: boolean;
  /** Whether whatever has no derivative in it answers: a derivative is to be given, not to be shown. */
  readonly inAnyWords: boolean;
  /** Whether an expected answer is written with this function or name. */
  readonly isWrittenWith: (word: string) => boolean;
  /**
   * The answer itself, and the lines before it that could be one: they have a value where a derivative was. A
   * student's copy of the question is without them.
   */
  readonly answers?: readonly [StepMove, ...StepMove[]];
}

export interface AskedStatement {
  readonly is: Statement['is'];
  readonly under: readonly Expression[];
  /** The statement itself; a student's copy of the question is without it. */
  readonly move?: Statement['move'];
}

export type AskedClaim = AskedChain | AskedStatement;

/** What is asked where the solution claims this, and the statement (in English) says so. */
export function askedOf(claim: AnswerClaim, statement: string, context: Context): AskedClaim {
  if (claim.is !== 'chain') return { is: claim.is, under: claim.under, move: claim.move };
  const { start, steps, under } = claim;
  const answer = steps.at(-1)!;
  const isOneOf = (words: readonly string[]) => (word: string) => words.includes(word);
  const asked = { start, isWrittenWith: isOneOf(vocabulary(answer.expression.node)) };
  // Where a derivative is to be given, not to be shown, every line without one is an answer.
  const inAnyWords = isDerived(start.expression.node, context) && !asksToShow(statement);
  const earlier = steps
    .slice(0, -1)
    .filter(({ expression: { node } }) => inAnyWords && unanswered(node, asked, context) === undefined);
  const answers = [answer, ...earlier] as const;
  const forms = (answer.asked ?? []).filter((form) => isAskedIn(statement, form));
  return {
    is: 'chain',
    start,
    under,
    lines: steps.length,
    forms,
    byComponents: /partial derivative/i.test(statement),
    inAnyWords,
    isWrittenWith: isOneOf(answers.flatMap(({ expression }) => vocabulary(expression.node))),
    answers,
  };
}

/** Whether a statement (in English) says what is to be reached, and asks for the way. */
export const asksToShow = (statement: string): boolean => /\b(show|prove)\b/i.test(statement);

/** Whether it is a derivative, or the name of one. */
function isDerived(node: MathNode, { definitions = [] }: Context): boolean {
  const named = freeNames(node);
  const meant = definitions.filter(([name]) => named.has(name)).map(([, source]) => parse(source));
  return [node, ...meant].some((one) => functionsIn(one).some((name) => DIFFERENTIATION.includes(name)));
}

/** That an answer uses a function is asked only where the statement names it; what else is asked is the solution's. */
function isAskedIn(statement: string, { asked: [form, ...names] }: Form): boolean {
  const isNamed = (name: string) => statement.includes(name === 'ind' ? 'indicat' : name);
  return form !== 'uses' || names.some(isNamed);
}
