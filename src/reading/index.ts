/** What a notebook takes of the reading of TeX. */
export { written } from './answer.js';
export { checkDocument } from './document.js';
export { readTex } from './side.js';
