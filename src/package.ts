import { resolve } from 'node:path';

/** The package's own folder: this file is dist/src/package.js in it. */
export const PACKAGE_FOLDER = resolve(import.meta.dirname, '../..');
