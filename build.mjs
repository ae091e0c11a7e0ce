#!/usr/bin/env node
/**
 * npm run build: compiles everything into dist, if it is older than its sources. It is made aside and takes its place
 * when it is whole, so that what runs meanwhile, another build among it, never sees half of it; where nothing has to
 * be built nothing is written.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = dirname(fileURLToPath(import.meta.url));
const DIST = join(PROJECT, 'dist');
const SOURCES = ['src', 'tests', 'bench', 'tsconfig.json', 'package.json', 'package-lock.json', 'build.mjs'];
/** Written last; as old as the beginning of its build. */
const STAMP = '.built';
const KERNELS = 'src/numeric/wasm';
/** Modules that import many files of a library; each becomes one file, which loads in a fiftieth of the time. */
const GATHERED = ['src/judge/mathjs.js'];

/** Of mathjs, what its parser carries along and nothing here calls: TeX, gamma functions, decimals of any length. */
const UNUSED =
  /mathjs.lib.esm.(utils.latex|utils.bignumber.formatter|plain.number.(probability|combinations))\.js$/;
const withoutUnused = {
  name: 'without-unused',
  setup: (build) =>
    build.onLoad({ filter: UNUSED }, ({ path }) => {
      const exported = readFileSync(path, 'utf8').matchAll(/^export (?:var|function) (\w+)/gm);
      return { contents: [...exported].map(([, name]) => `export const ${name} = {};`).join('\n') };
    }),
};

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `chainrule needs Node 20.19 or later; this is Node ${process.versions.node}. Newer ones: https://nodejs.org`,
  );
}
try {
  if (newest(SOURCES.map((name) => join(PROJECT, name))) > ageOf(join(DIST, STAMP))) await build();
} catch (error) {
  fail(error.message);
}

async function build() {
  const begun = new Date();
  const aside = `${DIST}.${process.pid}.part`;
  const old = `${DIST}.${process.pid}.old`;
  try {
    writable(aside);
    for (const project of ['.', 'src/live'])
      run('node_modules/typescript/bin/tsc', '-p', project, '--outDir', aside);
    await gather(aside);
    keepKernels(aside);
    run(join(aside, KERNELS, 'build.js'));
    writeFileSync(join(aside, STAMP), '');
    utimesSync(join(aside, STAMP), begun, begun);
    while (!takesPlace(aside, old)) rmSync(old, { recursive: true, force: true });
  } finally {
    for (const folder of [aside, old]) rmSync(folder, { recursive: true, force: true });
  }
}

/** False if another build has taken the place meanwhile: then that one is the old one. */
function takesPlace(aside, old) {
  try {
    if (existsSync(DIST)) renameSync(DIST, old);
    renameSync(aside, DIST);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(error.code) && existsSync(aside)) return false;
    throw error;
  }
}

/** What these modules import of libraries goes into them. */
async function gather(folder) {
  const esbuild = await import('esbuild');
  for (const name of GATHERED) {
    const file = join(folder, name);
    const output = { outfile: file, allowOverwrite: true, bundle: true, format: 'esm', logLevel: 'warning' };
    await esbuild.build({ entryPoints: [file], plugins: [withoutUnused], ...output });
  }
}

/** Compiled kernels are as they were unless their sources have changed: that takes the longest. */
function keepKernels(aside) {
  const folder = join(DIST, KERNELS);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.wasm')) : [];
  for (const name of names) {
    cpSync(join(folder, name), join(aside, KERNELS, name), { preserveTimestamps: true });
  }
}

function run(program, ...args) {
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: PROJECT, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} failed; dist stays as it was`);
}

function writable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    fail(`dist is older than its sources and cannot be built here: ${error.message}`);
  }
}

/** When something of these files and folders was changed last, in ms. */
function newest(paths) {
  return Math.max(
    ...paths.map((path) => {
      if (!statSync(path).isDirectory()) return ageOf(path);
      const entries = readdirSync(path).filter((name) => name !== 'node_modules' && name !== '__pycache__');
      return Math.max(ageOf(path), newest(entries.map((name) => join(path, name))));
    }),
  );
}

function ageOf(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? found.mtimeMs : -Infinity;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
