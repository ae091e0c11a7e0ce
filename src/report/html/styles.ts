import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { REPORT_FOLDER } from '../resources.js';

/** The style sheets of a page, without comments and spaces: the page has them in its only file. */
export function styles(): string {
  const sheets = ['style.css', 'live.css'].map((file) => readFileSync(join(REPORT_FOLDER, file), 'utf8'));
  return transformSync(sheets.join('\n'), { loader: 'css', minify: true, charset: 'utf8' }).code.trim();
}
