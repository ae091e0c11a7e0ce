/** npm run test:quick: the tests that start no kernel, no browser and no sandbox, with the Node that runs this. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Folders and files that take longer than all the others together. */
const SLOW = ['kernel', 'runner', 'grading', 'command', 'report', 'jupyter', 'figures/chromium', 'build'];

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((path) => relative('.', join(import.meta.dirname, path)))
  .filter((path) => path.endsWith('.test.js'))
  .filter((path) => {
    const inTests = relative(import.meta.dirname, path).replaceAll('\\', '/');
    return !SLOW.some((slow) => inTests.startsWith(`${slow}/`) || inTests === `${slow}.test.js`);
  });
process.exitCode = spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit' }).status ?? 1;
