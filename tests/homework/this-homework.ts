/** The homework of notebooks/, for the tests that look at its content or need some homework. */
import { resolve } from 'node:path';
import { loadHomework } from '../../src/homework/load.js';

export const NOTEBOOKS = resolve(import.meta.dirname, '../../../notebooks');
export const HOMEWORK = loadHomework(NOTEBOOKS);
