/**
 * npm run bench:judge: this judge and others on the bank of tests/judge/families, in one run, and how long this one
 * takes for the steps of the notebooks. PYTHON is a Python with sympy and giacpy.
 */
import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { table } from '../src/index.js';
import type { Labelled, Mark } from '../tests/judge/families/family.js';
import { FAMILIES } from '../tests/judge/families/index.js';
import { type Dialect, GIAC, MAXIMA, SYMPY, translated } from './dialects.js';
import { type Answer, answers, type Peer } from './judge-peers.js';
import { median, stepsTable } from './judge-steps.js';

const PYTHON = process.env.PYTHON ?? 'python3';
/** The files of the bench that are not compiled. */
const peerFile = (name: string) => fileURLToPath(new URL(`../../bench/peers/${name}`, import.meta.url));
const answersFile = fileURLToPath(new URL('judge-answers.js', import.meta.url));
/** Milliseconds for a claim. */
const LIMIT = Number(process.env.BENCH_LIMIT ?? 3000);

/** Others have no words for vectors and matrices of every size. */
const isScalar = ({ context }: Labelled) => Object.values(context.symbols).every((s) => s === 'scalar');
const both = ({ left, right }: Labelled, dialect: Dialect) =>
  [left, right].map((side) => translated(side, dialect));

const PEERS: readonly Peer[] = [
  {
    name: 'this judge',
    command: process.execPath,
    args: [answersFile, 'ours'],
    line: (claim) => JSON.stringify(claim),
    asks: () => true,
  },
  {
    name: 'mathjs',
    command: process.execPath,
    args: [answersFile, 'mathjs'],
    line: (claim) => JSON.stringify(claim),
    asks: isScalar,
  },
  {
    name: 'SymPy',
    command: PYTHON,
    args: [peerFile('judge_sympy.py')],
    line: (claim) => both(claim, SYMPY).join('\t'),
    asks: isScalar,
  },
  {
    name: 'Maxima',
    command: 'maxima',
    args: ['--very-quiet', `--init=${peerFile('judge.mac').replace(/\.mac$/, '')}`],
    line: (claim) => `verdict(${both(claim, MAXIMA).join(', ')})$`,
    asks: isScalar,
  },
  {
    name: 'Giac',
    command: PYTHON,
    args: [peerFile('judge_giac.py')],
    line: (claim) => both(claim, GIAC).join('\t'),
    asks: isScalar,
  },
];

const families = [...new Set(FAMILIES.map(({ family }) => family))];
const count = (given: readonly Answer[], mark: Mark) => given.filter((a) => a.mark === mark).length;

/** right / wrong / open. */
const score = (given: readonly Answer[]) =>
  given.length === 0
    ? 'not asked'
    : (['right', 'wrong', 'open'] as const).map((mark) => count(given, mark)).join(' / ');

const rows: string[][] = [];
for (const peer of PEERS) {
  console.error(`${peer.name} …`);
  const given = await answers(peer, FAMILIES, LIMIT);
  if (!given) {
    rows.push([peer.name, 'not installed: skipped', ...families.map(() => ''), '', '']);
    continue;
  }
  for (const { claim } of given.filter(({ mark }) => mark === 'wrong'))
    console.error(`${peer.name} is wrong: ${claim.truth}: ${claim.left} = ${claim.right}`);
  const times = given.map(({ ms }) => ms);
  rows.push([
    peer.name,
    score(given),
    ...families.map((family) => score(given.filter(({ claim }) => claim.family === family))),
    median(times).toFixed(1),
    Math.max(...times).toFixed(0),
  ]);
}

const titles = ['', 'all', ...families, 'median ms', 'slowest ms'];
const columns = titles.map((title, i) => ({
  title,
  align: i === 0 ? ('left' as const) : ('right' as const),
}));
const caption = `${FAMILIES.length} claims: right / wrong / open, at most ${LIMIT} ms for each`;
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const load = loadavg()
  .map((l) => l.toFixed(1))
  .join(', ');
console.log(`${new Date().toISOString()}, ${commit}, ${cpus().length} × ${cpus()[0].model}, load ${load}`);
console.log(table({ caption, columns, rows }).toBundle().data['text/plain']);
console.log(stepsTable());
