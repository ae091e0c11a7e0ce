import { activations } from './activations.js';
import { cnn } from './cnn.js';
import { deep } from './deep.js';
import { functions } from './functions.js';
import { mlpBackward } from './mlp-backward.js';
import { mlpForward } from './mlp-forward.js';
import { practice } from './practice.js';
import type { Question } from './question.js';
import { softmax } from './softmax.js';

/** Every question of the course, in the order of the report. */
export const course = {
  ...functions,
  ...softmax,
  ...mlpForward,
  ...mlpBackward,
  ...activations,
  ...deep,
  ...cnn,
  ...practice,
};

export type QuestionId = keyof typeof course;

export const questionIds = Object.keys(course) as readonly QuestionId[];

export function isQuestionId(text: string): text is QuestionId {
  return Object.hasOwn(course, text);
}

/** The question with this id. Throws an error that lists the ids of the same series if there is none. */
export function question(id: string): Question {
  if (isQuestionId(id)) return course[id];
  const series = questionIds.filter((known) => known.split('/')[0] === id.split('/')[0]);
  const known = series.length > 0 ? series : [...new Set(questionIds.map((q) => `${q.split('/')[0]}/…`))];
  throw new Error(`no question '${id}' in the course; known: ${known.join(', ')}`);
}
