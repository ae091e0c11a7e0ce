/** The judge on its own: is one expression equal to another? */
export { judge, refute } from './judge.js';
export { type Context, LanguageError } from './language.js';
export type { Verdict } from './verdict.js';
