/**
 * npm run bench:grading -- n: grades n generated submissions (honest, wrong, hostile, empty) as `chainrule grade` does,
 * and prints the time of one, the memory of the grader as it goes, and what 300 would take.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Rubric, readRubric } from '../src/grading/rubric.js';
import type { Sheet } from '../src/grading/sheet.js';
import { writeNotebook } from '../src/homework/nbformat.js';
import type { Notebook } from '../src/homework/notebook.js';
import { seeded } from '../src/numeric/random.js';

const PROJECT = resolve(import.meta.dirname, '../..');
const MAIN = join(PROJECT, 'dist/src/command/main.js');
/** Theory, and the experiments whose own code is run and checked. */
const NOTEBOOKS = ['01-functions', '03-forward', '04-backward', '09-gradient-check'];

/** What stands where the code of the first experiment should. */
const HOSTILE = [
  'for (;;) {}',
  'await new Promise(() => {});',
  '(process as any).reallyExit(0);',
  "for (;;) console.log('x'.repeat(10000));",
  'const all: any[] = []; for (;;) all.push(new Float64Array(1e6));',
  "(process as any).send({ kind: 'publish', type: 'stream', json: ['A'.repeat(20e6)] });",
  'Array.prototype.map = (() => []) as any; JSON.stringify = () => "{}"; Object.freeze(Promise.prototype);',
];

type Kind = 'honest' | 'wrong' | 'hostile' | 'empty';
const KINDS: readonly Kind[] = [
  'honest',
  'honest',
  'wrong',
  'honest',
  'honest',
  'hostile',
  'honest',
  'empty',
];

function submissionOf(kind: Kind, i: number, { notebook, released }: Rubric): Notebook {
  if (kind === 'empty') return released;
  const rng = seeded(`submission ${i}`);
  const cells = notebook.cells.map((cell) => {
    if (kind === 'hostile' && cell.id === 'e01-own') return { ...cell, source: HOSTILE[i % HOSTILE.length] };
    // Every second answer of a wrong one is off by a term.
    return kind === 'wrong' && rng() < 0.5
      ? { ...cell, source: cell.source.replaceAll(".reaches('", ".reaches('1 + ") }
      : cell;
  });
  return { ...notebook, cells };
}

/** Megabytes that a process holds now, where the system tells. */
function memoryOf(pid: number | undefined): number | undefined {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

const n = Number(process.argv[2] ?? 30);
if (!(n >= 1)) throw new Error(`how many submissions? '${process.argv[2]}' is no number of them`);
const folder = mkdtempSync(join(tmpdir(), 'chainrule-bench-grading-'));
try {
  const rubrics = NOTEBOOKS.map((name) => readRubric(join(PROJECT, 'notebooks', `${name}.ipynb`)));
  for (let i = 0; i < n; i++) {
    const kind = KINDS[i % KINDS.length];
    const own = join(folder, 'in', `${String(i).padStart(4, '0')}-${kind}`);
    mkdirSync(own, { recursive: true });
    for (const rubric of rubrics) writeNotebook(join(own, rubric.name), submissionOf(kind, i, rubric));
  }
  const out = join(folder, 'out');
  const limits = ['--seconds', '20', '--total', '60', '--memory', '800'];
  const args = [
    'grade',
    '--homework',
    join(PROJECT, 'notebooks'),
    '--out',
    out,
    ...limits,
    join(folder, 'in'),
  ];
  const start = performance.now();
  const grader = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const held: (number | undefined)[] = [];
  grader.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    for (const _ of String(chunk).matchAll(/^\d+\/\d+ /gm)) held.push(memoryOf(grader.pid));
  });
  const code = await new Promise((done) => grader.once('exit', done));
  if (code !== 0) throw new Error(`the grader ended with ${code}`);
  const seconds = (performance.now() - start) / 1000;
  const sheets: Sheet[] = JSON.parse(readFileSync(join(out, 'scores.json'), 'utf8'));
  for (const kind of new Set(KINDS)) {
    const of = sheets.filter(({ submission }) => submission.endsWith(kind));
    if (of.length === 0) continue;
    const mean = (value: (sheet: Sheet) => number) => of.reduce((sum, s) => sum + value(s), 0) / of.length;
    const [earned, pending] = [mean((s) => s.earned), mean((s) => s.pending)].map((x) => x.toFixed(1));
    console.log(`${kind}: ${of.length}, on average ${earned} of ${of[0].points} points, ${pending} to read`);
  }
  const at = (share: number) => held[Math.round(share * (held.length - 1))]?.toFixed(0) ?? '?';
  console.log(
    `memory of the grader: ${[0, 0.25, 0.5, 0.75, 1].map(at).join(', ')} MB from the first to the last`,
  );
  const each = seconds / n;
  console.log(
    `${n} submissions of ${NOTEBOOKS.length} notebooks in ${seconds.toFixed(0)} s: ${each.toFixed(1)} s each`,
  );
  console.log(`300 such, on a machine as busy as this one: ${((300 * each) / 3600).toFixed(1)} hours`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
