/** How many pages a PDF has: `node dist/tests/pdf/pages.js FILE LEAST MOST` fails if they are not so many. */
import { readFileSync } from 'node:fs';

const [file, least, most] = process.argv.slice(2);
const text = readFileSync(file, 'latin1');
const pages = text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
console.log(`${file}: ${pages} pages`);
if (pages < Number(least) || pages > Number(most)) {
  console.error(`expected ${least} to ${most}`);
  process.exitCode = 1;
}
