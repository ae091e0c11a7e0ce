/** What a notebook takes of the reading of TeX. */
export { checkDocument } from './document/document.js';
export { readTex } from './meaning/side.js';
export { written } from './written.js';
