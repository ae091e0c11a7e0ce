/** Part of npm run docs. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languagePage } from '../src/derivation/shown/language-page.js';
import { PACKAGE_FOLDER } from '../src/package.js';

writeFileSync(join(PACKAGE_FOLDER, 'docs/formula-language.md'), languagePage());
