#!/usr/bin/env node
/**
 * npm run build: compiles everything into dist, unless that is whole and of these very sources, whatever the clock said
 * when they were written. It is made aside and takes its place when it is whole, so that what runs meanwhile, another
 * build among it, never sees half of it; where nothing has to be built nothing is written.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ASSEMBLY, COMPILED_FROM, hashOfSources, KERNELS, PROJECT } from './tools/kernels/sources.mjs';

const DIST = join(PROJECT, 'dist');
const SOURCES = [
  'src',
  'tests',
  'bench',
  'tools/kernels/sources.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'build.mjs',
];
/** What dist was built from and what was built, as hashes; written last. Tests leave files beside what was built. */
const STAMP = '.built';
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
  const stamp = readStamp();
  const sources = hashOf(PROJECT, SOURCES);
  if (stamp.sources !== sources || stamp.built !== hashOf(DIST, stamp.files ?? [])) await build(sources);
} catch (error) {
  fail(error.message);
}

async function build(sources) {
  const aside = `${DIST}.${process.pid}.part`;
  const old = `${DIST}.${process.pid}.old`;
  try {
    writable(aside);
    for (const project of ['.', 'src/live'])
      run('node_modules/typescript/bin/tsc', '-p', project, '--outDir', aside);
    await gather(aside);
    takeKernels(aside);
    const files = filesBelow(aside).map((path) => relative(aside, path));
    const stamp = { sources, files, built: hashOf(aside, files) };
    writeFileSync(join(aside, STAMP), JSON.stringify(stamp));
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

/** The compiled kernels are committed: who only uses them needs no compiler for them. */
function takeKernels(aside) {
  if (readFileSync(COMPILED_FROM, 'utf8').trim() !== hashOfSources())
    throw new Error(`${ASSEMBLY} has changed since the kernels were compiled: npm run kernels`);
  for (const name of readdirSync(join(PROJECT, KERNELS)).filter((one) => one.endsWith('.wasm')))
    cpSync(join(PROJECT, KERNELS, name), join(aside, KERNELS, name));
}

function run(program, ...args) {
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: PROJECT, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} failed; dist stays as it was`);
}

function writable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    fail(`dist is not what its sources give, or damaged, and cannot be built here: ${error.message}`);
  }
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(join(DIST, STAMP), 'utf8'));
  } catch {
    return {};
  }
}

/** Of the names and contents of these files of a folder, and of those below them; none if one is not there. */
function hashOf(folder, names) {
  const hash = createHash('sha256');
  try {
    for (const path of names.flatMap((name) => filesBelow(resolve(folder, name))))
      hash.update(`${relative(folder, path)}\n`).update(readFileSync(path));
    return hash.digest('hex');
  } catch (error) {
    // another build has taken it away meanwhile
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name !== 'node_modules' && name !== '__pycache__');
  return names.sort().flatMap((name) => filesBelow(join(path, name)));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
