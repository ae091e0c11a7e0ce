import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { declared } from '../../src/derivation/judged/recording.js';
import { readDerivations } from '../../src/grading/read/derivations.js';
import { studentEdition, withoutDeadLinks } from '../../src/grading/student-edition.js';
import { formatNotebook } from '../../src/homework/nbformat.js';
import { isCode, type Notebook } from '../../src/homework/notebook.js';
import { questionCells } from '../../src/homework/question-cells.js';
import { readSource } from '../../src/homework/source.js';
import { scopeProblems } from '../../src/judge/scope.js';
import { changed, source, writeSource } from './sample.js';

const NOTEBOOKS = resolve(import.meta.dirname, '../../../notebooks');
const committed = readdirSync(NOTEBOOKS)
  .filter((name) => name.endsWith('.ipynb'))
  .map((file) => ({ file, notebook: readSource(join(NOTEBOOKS, file)).notebook }));
const IMPORTS =
  "import { answersTo, deepNet, derivation, layer, mlp, show } from 'chainrule'; const answers = answersTo('functions');";
const SECRET = new Set(['answer', 'prose', 'explanation', 'hidden-check']);

/** What a derivation starts from is the question, and stands in the stub. */
const STARTS =
  /^show\((answers\.add\()?derivation\(|^\.(part|given|where|define|assume)\(|^\w+: '(size|index|scalar)',/;

/** A solution between marks; what stands around them is given. */
const MARKED = /^\s*\/\/ BEGIN SOLUTION$[\s\S]*?^\s*\/\/ END SOLUTION$/gm;

/** The lines that only the solutions have, and that the student edition has nevertheless. */
function leaks(notebook: Notebook): string[] {
  const texts = questionCells(notebook).map(({ role, cell: { source } }) => {
    if (!SECRET.has(role)) return { secret: '', open: source };
    const marked = source.match(MARKED);
    return marked
      ? { secret: marked.join('\n'), open: source.replaceAll(MARKED, '') }
      : { secret: source, open: '' };
  });
  const lines = (of: 'secret' | 'open') =>
    texts.flatMap((text) => text[of].split('\n').map((line) => line.trim()));
  const released = studentEdition('x.ipynb', notebook)
    .cells.map(({ source }) => source)
    .join('\n');
  const open = new Set(lines('open'));
  const isSecret = (line: string) =>
    !/^[{}()\];,]*$/.test(line) && !/^function |(BEGIN|END) /.test(line) && !STARTS.test(line);
  return lines('secret').filter((line) => isSecret(line) && !open.has(line) && released.includes(line));
}

test('the student edition keeps statements, what is given and visible checks', () => {
  const { cells } = studentEdition('sample.ipynb', source);
  const kept = ['title', 'imports', 'c', 'c-derive', 'h', 'h-w', 'e01', 'e01-data', 'e01-code', 'e01-sum'];
  assert.deepEqual(
    cells.map(({ id }) => id),
    [...kept, 'e05', 'e05-code', 'e05-words', 'end', 'end-code'],
  );
  const of = (id: string) => cells.find((cell) => cell.id === id)?.source;
  assert.equal(
    of('c-derive'),
    `show(derivation('functions/c-sigmoid-derivative')
  .given('D(sigma(x), x)')
  .step('…', 'why')
  .reaches('…', 'why'));`,
  );
  assert.equal(of('e05-words'), '*Your answer.*');
  assert.equal(
    of('e01-code'),
    "function stableSoftmax(a: number[]): number[] {\n  throw new Error('prac/e01-one-example: not answered yet');\n}",
  );
});

test('no line of a solution, an explanation or a hidden check is in it', () => {
  assert.deepEqual(leaks(source), []);
});

test('no committed notebook leaks a solution either', () => {
  for (const { file, notebook } of committed) assert.deepEqual(leaks(notebook), [], file);
});

test('the stubs of the committed notebooks can be read, are open, and declare every name that they start from', () => {
  for (const { file, notebook } of committed) {
    const stubs = studentEdition(file, notebook).cells.filter(
      (cell) => isCode(cell) && cell.source.includes("'…'"),
    );
    const count =
      stubs.join('').length && stubs.map(({ source }) => source.split('\n\n').length).reduce((a, b) => a + b);
    const given = [IMPORTS, ...stubs.map(({ source }) => source)].map((source) => ({ id: file, source }));
    const { shown, problems } = readDerivations(given);
    assert.deepEqual([shown.length, problems], [count, []], file);
    for (const { derivation } of shown) {
      assert.ok(derivation.open, derivation.id);
      const context = declared(derivation.notation, derivation.moves);
      const starts = derivation.moves.flatMap((move) => (move.is === 'given' ? move.expression.node : []));
      assert.deepEqual(
        starts.flatMap((start) => scopeProblems(start, context)),
        [],
        derivation.id,
      );
    }
  }
});

test('the leak test sees a line of a solution that stands in a cell that is given', () => {
  const line = 'const top = Math.max(...a);';
  const leaking = changed(source, { 'e01-data': `// as in the solution: ${line}` });
  assert.deepEqual(leaks(leaking), [line]);
});

const CHAIN = "\n  .step('…', 'why')\n  .reaches('…', 'why')";
const STUBS: readonly [what: string, solution: string, stub: string][] = [
  [
    'notation',
    "derivation('ID', mlp('relu')).part('p').where({ v: ['m'] }).define('w', '2*v').assume('k != y').given('w').reaches('2*v', '')",
    `.part('p')\n  .where({ v: ['m'] })\n  .define('w', '…')\n  .assume('k != y')\n  .given('w')${CHAIN}`,
  ],
  [
    'numbers of the answer',
    "derivation('ID').given('128*11*11').reaches('15488', '')",
    `.given('…')${CHAIN}`,
  ],
  [
    'cases',
    "derivation('ID').given('D(abs(x), x)').cases({ 'x > 0': (d) => d.reaches('1', '') })",
    `.given('D(abs(x), x)')${CHAIN}`,
  ],
  [
    'a counterexample',
    "derivation('ID').given('exp(0)').refutes('2', '')",
    ".given('…').refutes('…', 'why')",
  ],
  [
    'a dimension, after the chain',
    "derivation('ID', mlp('relu')).hasShape(\"gradoa*hs'\", ['m', 'dh'], '').given('gradW2').reaches(\"gradoa*hs'\", '')",
    `.given('gradW2')${CHAIN}\n  .hasShape('…', ['…'], 'why')`,
  ],
];

for (const [what, solution, stub] of STUBS)
  test(`the stub says what a derivation starts from, and does not give away: ${what}`, () => {
    const answer = `show(${solution.replace('ID', 'functions/c-sigmoid-derivative')});`;
    const { cells } = studentEdition('x.ipynb', changed(source, { 'c-derive': answer }));
    const { source: given } = cells.find(({ id }) => id === 'c-derive')!;
    assert.equal(given.split('\n').slice(1).join('\n'), `  ${stub});`);
  });

test('a stub is added to what collects the answers, under its name', () => {
  const imports =
    "import { answersTo, derivation, mlp, show, usesOnly } from 'chainrule';\nconst mine = answersTo('functions');";
  const { cells } = studentEdition('x.ipynb', changed(source, { imports }));
  const stub = cells.find(({ id }) => id === 'c-derive')!.source;
  assert.match(stub, /^show\(mine\.add\(derivation\('functions\/c-sigmoid-derivative'\)/);
});

test('outputs are cleared, and the same notebook gives the same bytes', () => {
  const stream = { output_type: 'stream', name: 'stdout', text: 'x' } as const;
  const cells = source.cells.map((cell) =>
    isCode(cell) ? { ...cell, execution_count: 3, outputs: [stream] } : cell,
  );
  const [a, b] = [source, { ...source, cells }].map((n) => formatNotebook(studentEdition('x.ipynb', n)));
  assert.equal(a, b);
  assert.doesNotMatch(a, /stdout/);
});

test('marks of a solution that do not pair up are refused by name', () => {
  for (const [marks, message] of [
    ['// BEGIN SOLUTION', /cell c-derive: a solution begins and has no \/\/ END SOLUTION/],
    ['// END SOLUTION', /cell c-derive, line 1: \/\/ END SOLUTION stands here, and none has begun/],
    [
      '// BEGIN SOLUTION\n// BEGIN SOLUTION',
      /line 2: \/\/ BEGIN SOLUTION stands here, and one has begun before/,
    ],
  ] as const)
    assert.throws(() => studentEdition('x.ipynb', changed(source, { 'c-derive': marks })), { message });
});

test('the command line writes the student edition into a folder', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'sample.ipynb');
  writeSource(path, source);
  const main = resolve(import.meta.dirname, '../../src/command/main.js');
  execFileSync(process.execPath, [main, 'release', '--no-package', '--out', join(folder, 'release'), path]);
  const written = readFileSync(join(folder, 'release', 'sample.ipynb'), 'utf8');
  assert.equal(written, formatNotebook(studentEdition(path, source)));
  const all = readdirSync(join(folder, 'release'));
  for (const name of ['00-lesson.ipynb', 'README.md', 'package.json', 'homework.json'])
    assert.ok(all.includes(name));
});

test('a link to a notebook that students do not get leads to the lesson, or is only its text', () => {
  const text = 'See [the first](00-notation.ipynb), [errata](08-errata.ipynb), [next](02-softmax.ipynb).';
  const notebook = { cells: [{ cell_type: 'markdown', id: 'a', metadata: {}, source: text }] } as never;
  const [cell] = withoutDeadLinks(notebook, ['02-softmax.ipynb'], '00-lesson.ipynb').cells;
  assert.equal(cell.source, 'See [the first](00-lesson.ipynb), errata, [next](02-softmax.ipynb).');
});
