/** The kernel changes parts of tslab that are its own: it works with one version, and says so at its start. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../package.js';
import { StartError } from './start.js';

/** Throws StartError if the tslab that was found is not the one that package.json names. */
export function requireTslab(require: NodeJS.Require): void {
  const { dependencies } = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8'));
  const { version } = require('tslab/package.json') as { version: string };
  const problem = wrongTslab(version, dependencies.tslab);
  if (problem) throw new StartError(problem);
}

/** What to say if this version is not the one that is needed. */
export function wrongTslab(found: string, needed: string): string | undefined {
  if (found === needed) return undefined;
  return `the kernel needs tslab ${needed}, and found ${found}; get it with: npm install --save-exact tslab@${needed}`;
}
