import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { readNotebook } from '../../src/homework/nbformat.js';
import { type CodeCell, hasTag, isCode, type Notebook } from '../../src/homework/notebook.js';

const NOTEBOOKS = resolve(import.meta.dirname, '../../../notebooks');
const files = readdirSync(NOTEBOOKS).filter((file) => file.endsWith('.ipynb'));

/** A cell is read at a glance: half of them have at most MEDIAN lines, none over LONGEST. */
const [MEDIAN, LONGEST, WIDEST] = [8, 20, 100];
/** Words of prose for each line of code, in a notebook that has more code than a conclusion. */
const [TERSE, WORDY] = [1.5, 15];
const CONCLUSION = 30;

const linesOf = (cell: CodeCell) => cell.source.split('\n');

/** As a line is read: a formula is one thing, however long its TeX. */
const widthOf = (line: string) => line.replace(/\$(?!\{)[^$]*\$(?!\{)/g, '$').length;

/** What in a notebook is not as the others are. */
function flaws(notebook: Notebook): string[] {
  const code = notebook.cells.filter(isCode);
  const lengths = code.map((cell) => linesOf(cell).length).sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)];
  const prose = notebook.cells.filter((cell) => !isCode(cell)).map(({ source }) => source);
  const words = prose.join(' ').split(/\s+/).length;
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const ratio = words / total;
  return [
    ...(median > MEDIAN ? [`half of the cells have over ${MEDIAN} lines`] : []),
    ...(ratio < TERSE || (total > CONCLUSION && ratio > WORDY)
      ? [`${ratio.toFixed(1)} words for each line of code`]
      : []),
    ...code.flatMap((cell) => cellFlaws(cell).map((flaw) => `${cell.id}: ${flaw}`)),
  ];
}

function cellFlaws(cell: CodeCell): string[] {
  const lines = linesOf(cell);
  const texts = cell.outputs.flatMap((output) => {
    if (output.output_type === 'stream') return [output.text];
    return 'data' in output ? [String(output.data['text/plain'] ?? '')] : [];
  });
  const compared = !hasTag(cell, 'nbval-ignore-output');
  const timing =
    compared && texts.map((text) => /\d ?(ms|s|min|seconds|minutes)\b/.exec(text)?.[0]).find(Boolean);
  const path = texts.map(
    (text) => /(?<![\w.:/])(\/(home|root|tmp|usr|work|Users)\/|[A-Z]:\\)\S+/.exec(text)?.[0],
  );
  return [
    ...(lines.length > LONGEST ? [`${lines.length} lines`] : []),
    ...lines
      .map(widthOf)
      .filter((width) => width > WIDEST)
      .map((width) => `${width} characters in a line`),
    ...(timing ? [`a time in a compared output: ${timing}`] : []),
    ...path.filter(Boolean).map((found) => `an absolute path: ${found}`),
  ];
}

for (const file of files)
  test(`${file}: short cells, more prose than code, no times, no paths`, () => {
    assert.deepEqual(flaws(readNotebook(join(NOTEBOOKS, file))), []);
  });

const sample = (source: string, text = '', tags: string[] = []): Notebook => ({
  cells: [
    { cell_type: 'markdown', id: 'a', metadata: {}, source: 'word '.repeat(10 * source.split('\n').length) },
    {
      ...{ cell_type: 'code', id: 'b', metadata: { tags }, source, execution_count: 1 },
      outputs: [{ output_type: 'stream', name: 'stdout', text }],
    },
  ],
  metadata: {},
});

test('flaws are found', () => {
  assert.deepEqual(flaws(sample('show(x);', 'loss 0.5 after 12 epochs')), []);
  assert.match(flaws(sample('f();\n'.repeat(20))).join(), /over 8 lines,b: 21 lines/);
  assert.match(flaws(sample('x'.repeat(101))).join(), /101 characters/);
  assert.match(flaws(sample('show(x);', 'done in 3.2 s')).join(), /a time in a compared output: 2 s/);
  assert.deepEqual(flaws(sample(`E1 | $${'x'.repeat(101)}$ | $x$`)), []);
  assert.match(flaws(sample(`f(\`\${a} ${'x'.repeat(101)} \${b}\`)`)).join(), /11\d characters/);
  assert.deepEqual(flaws(sample('show(x);', 'done in 3.2 s', ['nbval-ignore-output'])), []);
  assert.match(
    flaws(sample('show(x);', 'wrote /home/someone/x.log')).join(),
    /absolute path: \/home\/someone/,
  );
  const { cells } = sample('show(x);');
  assert.match(flaws({ cells: cells.slice(1), metadata: {} }).join(), /1.0 words for each line/);
});
