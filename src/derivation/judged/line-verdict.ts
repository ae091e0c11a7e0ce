/** The verdict of one line: what it means, and whether it is equal to the line that it is judged from. */
import { judge } from '../../judge/judge.js';
import { type Context, LanguageError } from '../../judge/language.js';
import { scopeAdvice, scopeProblems } from '../../judge/scope.js';
import { type Dimensions, dimensionsOf, ShapeError, shapesOf, shapeText } from '../../judge/shapes.js';
import type { Verdict } from '../../judge/verdict.js';
import type { Expression } from '../lines/moves.js';
import { fails } from '../words/verdict-words.js';

/** What to write instead of names that are not declared; of the other problems the words say enough. */
export const advised = (problem: string, { node }: Expression, context: Context): Verdict =>
  refused([problem, ...scopeAdvice(node, context)].join('; '));

/** The verdict of what is wrong for this reason. */
export const refused = (note: string): Verdict => ({ kind: 'refused', note });

/** What makes an expression meaningless before any value is looked at: its names or its shapes. */
export function problemOf({ node }: Expression, context: Context): string | undefined {
  const [first] = scopeProblems(node, context);
  if (first) return first;
  try {
    dimensionsOf(node, context);
  } catch (error) {
    if (error instanceof ShapeError) return error.message;
    throw error;
  }
  return undefined;
}

/** Whether an expression has the shape that is claimed. */
export function claimedShape({ node }: Expression, claimed: Dimensions, context: Context): Verdict {
  const found = shapeText(dimensionsOf(node, context));
  return found === shapeText(claimed)
    ? { kind: 'exact' }
    : refused(`it is ${found}, not ${shapeText(claimed)}`);
}

/** Whether a line follows from the one before it. */
export function stepVerdict(from: Expression | undefined, to: Expression, context: Context): Verdict {
  const problem = problemOf(to, context);
  return problem ? advised(problem, to, context) : equality(from, to, context);
}

/** A line after a wrong one is judged for itself; where it only follows from the wrong one, it says so. */
export function afterWrong(
  right: Expression | undefined,
  wrong: Expression,
  to: Expression,
  context: Context,
): Verdict {
  const verdict = stepVerdict(right, to, context);
  const { note } = verdict;
  if (verdict.kind === 'undecided' || verdict.kind === 'partial') return verdict;
  if (verdict.kind !== 'refused')
    return {
      ...verdict,
      note: ['right again, equal to the last right line', ...(note ? [note] : [])].join('; '),
    };
  const follows = stepVerdict(wrong, to, context);
  return fails(follows.kind) ? verdict : { ...verdict, note: 'equal to the line before, which is wrong' };
}

/** Whether two expressions are equal; there may be none to begin with. */
export function equality(from: Expression | undefined, to: Expression, context: Context): Verdict {
  if (!from) return refused('there is nothing before it to be equal to: begin with given(…)');
  const problem = problemOf(from, context);
  if (problem) return { kind: 'undecided', note: `the line before has no meaning: ${problem}` };
  try {
    const [a, b] = shapesOf([from.node, to.node], context).map(shapeText);
    return a === b ? judge(from.node, to.node, context) : refused(`the line before is ${a}, this one ${b}`);
  } catch (error) {
    if (error instanceof LanguageError) return refused(error.problem);
    if (error instanceof ShapeError) return refused(error.message);
    throw error;
  }
}

/** A printed line said to be wrong: right if there are numbers that show it, wrong if the line is true. */
export function inequality(from: Expression | undefined, to: Expression, context: Context): Verdict {
  const verdict = equality(from, to, context);
  if (verdict.kind === 'undecided' || verdict.kind === 'partial') return { ...verdict, kind: 'undecided' };
  if (verdict.kind !== 'refused') return refused('the line is true: there is nothing to refute');
  return { ...verdict, kind: 'exact' };
}
