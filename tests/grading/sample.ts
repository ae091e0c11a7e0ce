/** A small notebook with every kind of cell a grader meets, and the submissions made from it. */
import { dirname } from 'node:path';
import { layOut } from '../../src/homework/edition.js';
import { writeNotebook } from '../../src/homework/nbformat.js';
import type { Cell, Notebook } from '../../src/homework/notebook.js';
import { sourceOf } from '../../src/homework/source.js';
import { HOMEWORK } from '../homework/this-homework.js';

export function text(id: string, source: string, ...tags: string[]): Cell {
  return { cell_type: 'markdown', id, metadata: tags.length > 0 ? { tags } : {}, source };
}

export function code(id: string, source: string, ...tags: string[]): Cell {
  const metadata = tags.length > 0 ? { tags } : {};
  return { cell_type: 'code', id, metadata, source, execution_count: null, outputs: [] };
}

const METADATA = {
  kernelspec: { name: 'tslab', display_name: 'TypeScript', language: 'typescript' },
  language_info: { file_extension: '.ts', mimetype: 'text/typescript', name: 'typescript' },
};

export const notebook = (...cells: Cell[]): Notebook => ({ cells, metadata: METADATA });

const IMPORTS = `import { derivation, mlp, show, usesOnly } from 'chainrule';
const assert = require('node:assert/strict');`;

const SIGMOID = `show(derivation('functions/c-sigmoid-derivative')
  .given('D(sigma(x), x)')
  .step('exp(-x) / (1 + exp(-x))^2', 'quotient rule')
  .reaches('sigma(x) * (1 - sigma(x))', 'definition of sigma', usesOnly('sigma')));`;

const LAYER2 = (part: string, from: string, to: string) => `show(derivation('mlp/h-grad-layer2', mlp('relu'))
  .part('${part}')
  .given('${from}')
  .reaches('${to}', 'chain rule'));`;

const SOFTMAX = `function stableSoftmax(a: number[]): number[] {
  // BEGIN SOLUTION
  const top = Math.max(...a);
  const e = a.map((x) => Math.exp(x - top));
  const total = e.reduce((sum, x) => sum + x, 0);
  return e.map((x) => x / total);
  // END SOLUTION
}`;

/** The notebook as its authors have it, solutions and all. */
export const source: Notebook = sourceOf(
  'sample.ipynb',
  notebook(
    text('title', '# A small notebook'),
    code('imports', IMPORTS),
    text('c', '## functions/c-sigmoid-derivative'),
    text('c-how', 'Only the quotient rule is needed.'),
    code('c-derive', SIGMOID),
    text('h', '## mlp/h-grad-layer2'),
    code('h-w', LAYER2('W2', 'D(L, W2[k,j])', 'gradoa[k] * hs[j]')),
    code('h-b', LAYER2('b2', 'D(L, b2[k])', 'gradoa[k]')),
    text('e01', '## prac/e01-one-example'),
    code('e01-data', 'const scores = [1, 2, 3];', 'given'),
    code('e01-code', SOFTMAX),
    code(
      'e01-sum',
      'const total = stableSoftmax(scores).reduce((s, x) => s + x, 0);\nassert.ok(Math.abs(total - 1) < 1e-12);',
      'check',
    ),
    code('e01-large', 'assert.deepEqual(stableSoftmax([1000, 1000]), [0.5, 0.5]);', 'hidden-check'),
    text('e05', '## prac/e05-two-circles'),
    code('e05-code', "console.log('decision regions, drawn');"),
    text('e05-words', 'More hidden units, more capacity.', 'answer'),
    text('end', '## What was verified'),
    code('end-code', "console.log('the end');"),
  ),
  HOMEWORK,
).notebook;

/** Writes a notebook into a folder that is the homework of notebooks/ but for its notebooks. */
export function writeSource(path: string, notebook: Notebook): void {
  layOut(HOMEWORK, dirname(path), [path]);
  writeNotebook(path, notebook);
}

/** The notebook with other sources for some cells (by id). */
export function changed(of: Notebook, sources: Readonly<Record<string, string>>): Notebook {
  return { ...of, cells: of.cells.map((cell) => ({ ...cell, source: sources[cell.id] ?? cell.source })) };
}
