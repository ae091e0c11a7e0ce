/** What a question asks of its derivations: the claims that its solution makes. */
import type { MathNode } from 'mathjs';
import type { Derivation } from '../derivation/derivation.js';
import { declared } from '../derivation/judged/recording.js';
import { functionsIn } from '../derivation/lines/forms.js';
import { type Homework, theQuestion } from '../homework/homework.js';
import type { Context } from '../judge/language.js';
import { freeNames } from '../judge/scope.js';
import { type AskedClaim, askedOf } from './asked.js';
import { type AnswerClaim, type ClaimedChain, claimsOf } from './claims.js';
import type { Shown } from './shown.js';

export interface Goal {
  readonly question: string;
  readonly part?: string;
  readonly variant?: string;
  readonly claim: AskedClaim;
  /** Symbols, definitions and assumptions of the question: those of the answer do not count. */
  readonly context: Context;
  /** Whether the answer is a number that stands in the question: then only the way to it answers. */
  readonly told: boolean;
  /** Whether the statement says the answer itself, as where it asks to show it: then it is asked for a way there. */
  readonly stated?: boolean;
  /** Whether the question asks for shapes. */
  readonly asksShapes: boolean;
}

/** The claims of the derivations that answer these questions of the homework. */
export function goalsOf(
  solutions: readonly Shown[],
  questions: ReadonlySet<string>,
  homework: Homework,
): Goal[] {
  const goals = answersAmong(solutions)
    .filter(({ id }) => questions.has(id))
    .flatMap(goalsOfOne);
  return goals.map(({ claim, ...goal }) => {
    const { statement } = theQuestion(homework, goal.question);
    const asksShapes = /dimension|shape/i.test(statement.en);
    return {
      ...goal,
      claim: askedOf(claim, statement.en, goal.context),
      told: isTold(claim, statement.en),
      asksShapes,
    };
  });
}

/**
 * The first derivation for each part and each variant is the answer; what else is derived goes beyond it. If
 * some derivation of a question names its part, so does each that answers.
 */
export function answersAmong(solutions: readonly Shown[]): Derivation[] {
  const all = solutions.map(({ derivation }) => derivation);
  const inParts = new Set(all.flatMap(({ id, partId }) => (partId === undefined ? [] : [id])));
  const answers = all.filter(({ id, partId }) => partId !== undefined || !inParts.has(id));
  const key = ({ id, partId, notation }: Derivation) => [id, partId, notation.variant].join('|');
  return answers.filter((one, i) => answers.findIndex((other) => key(other) === key(one)) === i);
}

/** A claim of a solution that an answer is held against. */
interface SolvedGoal extends Omit<Goal, 'claim' | 'told' | 'asksShapes'> {
  readonly claim: AnswerClaim;
}

export function goalsOfOne(derivation: Derivation): SolvedGoal[] {
  const { id, partId, notation } = derivation;
  const context = declared(notation, derivation.moves);
  const claims = claimsOf(derivation.moves);
  const answers = claims.flatMap(answersIn);
  const all = claims.flatMap((claim) =>
    claim.is === 'chain' && answers.length > 0 ? answersIn(claim) : [claim],
  );
  const judgeable = withoutAsides(all, context);
  return (judgeable.length > 0 ? judgeable : all.slice(0, 1)).map((claim) => ({
    question: id,
    ...(partId !== undefined && { part: partId }),
    ...(notation.variant !== undefined && { variant: notation.variant }),
    claim,
    context,
  }));
}

/**
 * Without the words; of relations one after the other the last, which the others lead up to; a counterexample
 * without the numbers that lead to it; beside an answer no refutation of what it is not; and where only shapes are
 * stated, without those of products beside those of names, which are asked.
 */
function withoutAsides(claims: readonly AnswerClaim[], context: Context): AnswerClaim[] {
  const answers = claims.some(
    (claim) => claim.is === 'chain' && isQuestion(claim.start.expression.node, context),
  );
  const refutes = claims.some(({ is }) => is === 'refutes');
  const names = !claims.some(({ is }) => is === 'chain') && claims.some(isShapeOfName);
  return claims.filter(({ is }, i) => {
    if (is === 'chain') return answers || !refutes;
    if (is === 'holds') return claims[i + 1]?.is !== 'holds';
    return is === 'refutes' ? !answers : is === 'shape' && (!names || isShapeOfName(claims[i]));
  });
}

const isShapeOfName = (claim: AnswerClaim): boolean =>
  claim.is === 'shape' && claim.move.is === 'shape' && claim.move.expression.node.type === 'SymbolNode';

/**
 * Whether an expression can stand in a question: a function, a derivative, a defined name. Sizes and numbers alone
 * are counted by whoever answers.
 */
export function isQuestion(node: MathNode, { definitions = [] }: Context): boolean {
  const names = [...freeNames(node)];
  const defined = definitions.map(([name]) => name);
  return names.length > 0 && (functionsIn(node).length > 0 || names.some((name) => defined.includes(name)));
}

/** A chain up to each of its lines that answer. Where no line of a derivation does, its chains are the answer. */
function answersIn(claim: AnswerClaim): ClaimedChain[] {
  if (claim.is !== 'chain') return [];
  return claim.steps.flatMap((step, i) =>
    step.asked ? [{ ...claim, steps: claim.steps.slice(0, i + 1) }] : [],
  );
}

/**
 * The claims that may answer a goal. Where the question gives no line to start from, a chain says itself that it
 * answers; if none of a derivation does, the last is its answer.
 */
export function claimsFor({ claim: asked, context }: Goal, claims: readonly AnswerClaim[]): AnswerClaim[] {
  if (asked.is !== 'chain' || isQuestion(asked.start.expression.node, context)) return [...claims];
  const chains = claims.filter((claim): claim is ClaimedChain => claim.is === 'chain');
  const answers = chains.filter(({ steps }) => steps.some((step) => step.asked));
  return answers.length > 0 ? answers : chains.slice(-1);
}

function isTold(claim: AnswerClaim, statement: string): boolean {
  if (claim.is !== 'chain' || freeNames(claim.start.expression.node).size > 0) return false;
  const { source } = claim.steps.at(-1)!.expression;
  return statement.split(/[^\w.]+/).includes(source);
}
