/** What a statement says of its own answer: whoever copies it has shown nothing. */
import { asksToShow } from '../../answer/asked.js';
import { scoreDerivations } from '../../answer/derivation-score.js';
import type { Goal } from '../../answer/goals.js';
import { type Homework, theQuestion } from '../../homework/homework.js';
import { notationIn } from '../../reading/question-notation.js';
import { readInTex } from './answers.js';

/**
 * The goals, each with whether the statement of its question, handed in as its answer, would reach it. Of a question
 * without points nothing is gained by a copy.
 */
export function withStated(goals: readonly Goal[], homework: Homework): Goal[] {
  const notationOf = notationIn(homework, goals);
  return goals.map((goal) => {
    const { statement, points = 0 } = theQuestion(homework, goal.question);
    if (goal.claim.is !== 'chain' || goal.told || points === 0 || !asksToShow(statement.en)) return goal;
    const { shown } = readInTex({ id: 'statement', source: statement.en }, goal.question, notationOf);
    const stated = shown.length > 0 && scoreDerivations([goal], { shown }).earned === 1;
    return stated ? { ...goal, stated } : goal;
  });
}
