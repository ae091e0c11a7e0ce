/** chainrule init: a small homework to begin with, every file of which is meant to be changed. */
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
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
  copyTo(folder);
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
    console.log(relative('.', join(folder, file)));
  console.log(`
Now: npx chainrule run ${folder}       to execute its notebook
     npx chainrule report ${folder}    to make its report
     npx chainrule lab ${folder}       to work on it in JupyterLab
How to make it yours: ${relative('.', join(PACKAGE_FOLDER, 'docs/set-your-own-homework.md'))}`);
  return 0;
}

/** All of the skeleton or nothing into a folder that is empty or not there. */
function copyTo(folder: string): void {
  try {
    cpSync(SKELETON, folder, { recursive: true });
  } catch (cause) {
    if (existsSync(folder))
      for (const name of readdirSync(SKELETON)) rmSync(join(folder, name), { recursive: true, force: true });
    throw new Error(`${folder} cannot be written: ${(cause as Error).message}`, { cause });
  }
}
