import { pointsText, STATUS } from '../output/words.js';
import type { QuestionScore, Sheet } from '../sheet.js';

/** `results.json` as Gradescope's autograder reads it. */
export interface GradescopeResults {
  readonly score: number;
  readonly output: string;
  readonly output_format: 'text';
  readonly visibility: 'after_due_date';
  readonly tests: readonly GradescopeTest[];
}

interface GradescopeTest {
  readonly name: string;
  readonly number: string;
  readonly score: number;
  readonly max_score: number;
  readonly status: 'passed' | 'failed';
  readonly output: string;
}

export function gradescopeResults(sheet: Sheet): GradescopeResults {
  const { earned, pending, points, problems } = sheet;
  const left = pending > 0 ? [`${pointsText(pending)} left to the grader, not counted here.`] : [];
  return {
    score: earned,
    output: [`${earned} of ${pointsText(points)}.`, ...left, ...problems].join('\n'),
    output_format: 'text',
    visibility: 'after_due_date',
    tests: sheet.questions.map(testOf),
  };
}

function testOf({ id, points, earned, status, remarks }: QuestionScore, i: number): GradescopeTest {
  return {
    name: id,
    number: String(i + 1),
    score: earned,
    max_score: points,
    status: status === 'right' ? 'passed' : 'failed',
    output: [STATUS[status].words, ...remarks].join('\n'),
  };
}
