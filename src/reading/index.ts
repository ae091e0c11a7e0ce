/** What a notebook takes of the reading of TeX. */
export { checkDocument } from './document.js';
export { readTex } from './side.js';
export { written } from './written.js';
