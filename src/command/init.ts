/** chainrule init: a small homework to begin with, every file of which is meant to be changed. */
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { copyTogether } from '../atomic-file.js';
import { PACKAGE_FOLDER } from '../package.js';
import { UsageError } from '../usage.js';

export const usage = `Usage: chainrule init folder

Makes the folder with a small homework in it: homework.json, two questions, a notebook with their solutions, French
beside them. Change it into yours: docs/set-your-own-homework.md of the package says how.`;

const SKELETON = join(PACKAGE_FOLDER, 'examples/skeleton');

export function run(args: readonly string[]): number {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [folder, ...rest] = positionals;
  if (folder === undefined || rest.length > 0) throw new UsageError('the name of one folder is expected');
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`${folder} is there already, and not empty: nothing was written`);
  copyTogether(SKELETON, folder);
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
    console.log(relative('.', join(folder, file)));
  console.log(`
Now: npx chainrule run ${folder}       to execute its notebook
     npx chainrule report ${folder}    to make its report
     npx chainrule lab ${folder}       to work on it in JupyterLab
How to make it yours: ${relative('.', join(PACKAGE_FOLDER, 'docs/set-your-own-homework.md'))}`);
  return 0;
}
