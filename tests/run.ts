/**
 * npm test, npm run test:quick, npm run test:long: the tests of a lane, with the Node that runs this, as many
 * processes at a time as there are cores. Files of a folder share a process: most of them take less time than its
 * start. A file with hooks has one of its own, since hooks are for a whole process. After the lane, parts of names
 * choose some of its files: node dist/tests/run.js all judge/
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { pathToFileURL } from 'node:url';

/** Folders and files with kernels, browsers or sandboxes; they take longer than all the others together. */
const SLOW = ['kernel', 'runner', 'grading', 'command', 'report', 'jupyter', 'figures/chromium', 'build'];

const isLong = (name: string): boolean => name.endsWith('.long.test.js');
const isSlow = (name: string): boolean =>
  SLOW.some((slow) => name.startsWith(`${slow}/`) || name === `${slow}.test.js`);

/** Which test files a lane takes, by their names in this folder. */
const LANES: Readonly<Record<string, (name: string) => boolean>> = {
  all: (name) => !isLong(name),
  quick: (name) => !isLong(name) && !isSlow(name),
  long: isLong,
};

const HOOK = /^(before|after|beforeEach|afterEach)\(/m;

/** The files for each process; the largest first, so that none that takes long begins last. */
function processes(names: readonly string[]): string[][] {
  const paths = names.map((name) => join(import.meta.dirname, name));
  const isAlone = (path: string) => HOOK.test(readFileSync(path, 'utf8'));
  const folders = new Map<string, string[]>();
  for (const path of paths.filter((one) => !isAlone(one)))
    folders.set(dirname(path), [...(folders.get(dirname(path)) ?? []), path]);
  const size = (files: readonly string[]) => files.reduce((sum, file) => sum + statSync(file).size, 0);
  return [...paths.filter(isAlone).map((path) => [path]), ...folders.values()].sort(
    (one, other) => size(other) - size(one),
  );
}

const [lane = 'all', ...parts] = process.argv.slice(2);
if (!Object.hasOwn(LANES, lane)) throw new Error(`no lane ${lane}: ${Object.keys(LANES).join(', ')}`);
const names = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll(sep, '/'))
  .filter((name) => name.endsWith('.test.js') && LANES[lane](name))
  .filter((name) => parts.length === 0 || parts.some((part) => name.includes(part)))
  .sort();
// what runs nothing has shown nothing
if (names.length === 0) throw new Error(`the lane ${lane} has no file ${parts.join(', ')}`);

const entries = mkdtempSync(join(tmpdir(), 'chainrule-tests-'));
process.on('exit', () => rmSync(entries, { recursive: true, force: true }));
const files = processes(names).map((paths) => {
  const [first] = paths;
  if (paths.length === 1) return first;
  const name = relative(import.meta.dirname, dirname(first)).replaceAll(sep, '-') || 'tests';
  const entry = join(entries, `${name}.test.mjs`);
  writeFileSync(entry, paths.map((path) => `import '${pathToFileURL(path)}';\n`).join(''));
  return entry;
});

run({ files, concurrency: availableParallelism() })
  .on('test:fail', ({ todo }) => {
    if (todo === undefined || todo === false) process.exitCode = 1;
  })
  .pipe(new spec())
  .pipe(process.stdout);
