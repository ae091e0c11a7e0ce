/** The package as a notebook cell sees it: everything is exported from this one root. */
export type { Bilingual, Bundle, Displayable } from './bundle.js';
export { course, isQuestionId, type QuestionId, question, questionIds } from './course/index.js';
