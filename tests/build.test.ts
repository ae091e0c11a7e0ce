/** build.mjs with a compiler that writes slowly: what runs beside a build never sees half of one. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { PACKAGE_FOLDER } from '../src/package.js';

/** Copies the text of src/text into two files, with a pause between. */
const COMPILER = `const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const out = process.argv[process.argv.indexOf('--outDir') + 1];
const text = readFileSync('src/text', 'utf8');
if (text === 'wrong') process.exit(2);
mkdirSync(out + '/src/numeric/wasm', { recursive: true });
writeFileSync(out + '/src/a.js', text);
setTimeout(() => writeFileSync(out + '/src/b.js', text), 100);`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chainrule-build-'));
  for (const name of ['src/live', 'tests', 'bench', 'node_modules/typescript/bin'])
    mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['tsconfig.json', 'package.json', 'package-lock.json']) write(name, '{}');
  write('node_modules/typescript/bin/tsc', COMPILER);
  write('node_modules/esbuild/index.js', 'exports.build = async () => {};');
  for (const name of [
    'build.mjs',
    'tools/kernels/sources.mjs',
    'tools/kernels/compile.mjs',
    'src/numeric/wasm',
  ])
    cpSync(join(PACKAGE_FOLDER, name), join(folder, name), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const read = (name: string): string => readFileSync(join(folder, 'dist/src', name), 'utf8');

async function build(...options: readonly string[]): Promise<{ code: number; said: string }> {
  const child: ChildProcess = spawn(process.execPath, [...options, join(folder, 'build.mjs')]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? -1, said })));
}

test('two builds at once, and whoever reads meanwhile: always a whole one', async () => {
  write('src/text', '1');
  assert.deepEqual(await build(), { code: 0, said: '' });
  write('src/text', '2');
  let building = true;
  const both = Promise.all([build(), build()]).then((exits) => {
    building = false;
    return exits;
  });
  while (building) {
    // Between the two names of dist there may be none, for an instant.
    if (existsSync(join(folder, 'dist/src/a.js'))) assert.ok(existsSync(join(folder, 'dist/src/b.js')));
    await sleep(1);
  }
  for (const { code } of await both) assert.equal(code, 0);
  assert.deepEqual([read('a.js'), read('b.js')], ['2', '2']);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('dist')),
    ['dist'],
  );
});

/** Which file stands there: another after a build. */
const inode = (): number => statSync(join(folder, 'dist/src/a.js')).ino;

test('what is whole and of the same sources is not built again, whatever their dates', async () => {
  write('src/text', '1');
  await build();
  const built = inode();
  const soon = new Date(Date.now() + 3_600_000);
  utimesSync(join(folder, 'src/text'), soon, soon);
  write('dist/tests/left-by-a-test', '');
  await build();
  assert.equal(inode(), built);
});

test('a source that was changed while the clock went back is built', async () => {
  write('src/text', '1');
  await build();
  write('src/text', '2');
  utimesSync(join(folder, 'src/text'), new Date(0), new Date(0));
  await build();
  assert.equal(read('a.js'), '2');
});

test('what was damaged is built again: a file cut, changed, empty or gone', async () => {
  write('src/text', 'whole');
  await build();
  for (const damaged of ['who', 'whale', '', undefined]) {
    rmSync(join(folder, 'dist/src/a.js'));
    if (damaged !== undefined) write('dist/src/a.js', damaged);
    assert.deepEqual(await build(), { code: 0, said: '' });
    assert.equal(read('a.js'), 'whole');
  }
});

test('a build that fails leaves the old one and says so', async () => {
  write('src/text', '1');
  await build();
  write('src/text', 'wrong');
  const { code, said } = await build();
  assert.equal(code, 1);
  assert.match(said, /typescript\/bin\/tsc failed; dist stays as it was/);
  assert.equal(read('b.js'), '1');
});

test('kernels that were not compiled from their sources are not built in', async () => {
  write('src/text', '1');
  await build();
  assert.ok(existsSync(join(folder, 'dist/src/numeric/wasm/kernels-float64.wasm')));
  write('src/numeric/wasm/assembly/kernels.ts', 'export const other = 1;');
  const { code, said } = await build();
  assert.equal(code, 1);
  assert.match(said, /assembly has changed since the kernels were compiled: npm run kernels/);
});

test('an old Node is told which one is needed', async () => {
  write('old.cjs', "Object.defineProperty(process.versions, 'node', { value: '18.20.8' });");
  const { code, said } = await build('--require', join(folder, 'old.cjs'));
  assert.equal(code, 1);
  assert.match(said, /chainrule needs Node 20\.19 or later; this is Node 18\.20\.8/);

  const command = join(PACKAGE_FOLDER, 'dist/src/command/main.js');
  const child = spawnSync(process.execPath, ['--require', join(folder, 'old.cjs'), command], {
    encoding: 'utf8',
  });
  assert.match(child.stderr, /chainrule needs Node 20\.19 or later; this is Node 18\.20\.8/);
});

test('where nothing can be written the older build is named', {
  skip: process.getuid?.() === 0 && 'root may write everywhere',
}, async () => {
  write('src/text', '1');
  chmodSync(folder, 0o500);
  const { code, said } = await build();
  chmodSync(folder, 0o700);
  assert.equal(code, 1);
  assert.match(said, /dist is not what its sources give, or damaged, and cannot be built here: EACCES/);
});
