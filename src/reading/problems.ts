/** What is wrong with a homework as a whole, beyond its single files. */
import type { Homework } from '../homework/homework.js';
import { misplaced } from '../homework/placed.js';
import { tagProblems } from '../homework/tag-problems.js';
import { notationProblems } from './question-notation.js';

/** A line for each question that is not asked once, for each tag with a slip in it, and for each notation that is not understood: where, what to do. */
export const homeworkProblems = (homework: Homework): string[] => [
  ...misplaced(homework),
  ...tagProblems(homework),
  ...notationProblems(homework),
];
