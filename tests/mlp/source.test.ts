import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { theQuestion } from '../../src/homework/homework.js';
import { bprop, formerAndNew, fprop, fpropBatch, relu, rowOf } from '../../src/index.js';
import { inputGradient } from '../../src/mlp/loop.js';
import { bpropBatch, inputGradientBatch } from '../../src/mlp/matrix.js';
import { lineTagged, type TaggedFile, taggedLines } from '../../src/mlp/source.js';
import { HOMEWORK } from '../homework/this-homework.js';
import { example, SIZES } from './example.js';

const FILES: TaggedFile[] = ['loop.ts', 'matrix.ts', 'deep.ts'];
const linesOf = (file: TaggedFile) =>
  taggedLines(readFileSync(join(import.meta.dirname, '../../../src/mlp', file), 'utf8'), file);

test('every tag is a question of the homework, its part a part of that question, and stands once per file', () => {
  for (const file of FILES) {
    const tags = linesOf(file).map(({ tag }) => tag);
    assert.ok(tags.length > 0);
    assert.equal(new Set(tags).size, tags.length, file);
    for (const tag of tags) {
      const [id, ...parts] = tag.split(/,? /);
      const question = theQuestion(HOMEWORK, id);
      for (const part of parts) assert.ok(part in question.parts, `${file}: ${tag}`);
    }
  }
});

test('the steps of the homework are all there: element by element in loop.ts, as matrices in matrix.ts', () => {
  const ids = (file: TaggedFile) => [...new Set(linesOf(file).map(({ tag }) => tag.split(' ')[0]))];
  const forward = ['mlp/a-hidden', 'mlp/b-output', 'mlp/c-softmax-output', 'mlp/d-loss', 'mlp/g-grad-oa'];
  const byElement = [
    'mlp/h-grad-layer2',
    'mlp/j-grad-hs',
    'mlp/l-grad-ha',
    'mlp/n-grad-layer1',
    'mlp/p-grad-x',
  ];
  const byMatrix = ['mlp/i-matrix-layer2', 'mlp/k-matrix-hs', 'mlp/m-matrix-ha', 'mlp/o-matrix-layer1'];
  assert.deepEqual(ids('loop.ts'), [...forward, ...byElement]);
  assert.deepEqual(ids('matrix.ts'), [...forward, ...byMatrix, 'mlp/p-grad-x']);
});

test('a line is found by its tag, with its comment, its code and its place', () => {
  const { code, comment, place } = lineTagged('mlp/k-matrix-hs', 'matrix.ts');
  assert.equal(code, 'const GradHs = kernels.times(GradOa, W2);');
  assert.equal(comment.length, 2);
  const [file, line] = place.split(':');
  const source = readFileSync(join(import.meta.dirname, '../../..', file), 'utf8').split('\n');
  assert.equal(source[Number(line) - 1].trim(), code);
  assert.throws(
    () => lineTagged('mlp/z-none', 'loop.ts'),
    /has 0 lines tagged 'mlp\/z-none'; its tags: mlp\/a-/,
  );
});

test('code ends at a blank line, at a comment and where its block closes', () => {
  const text = [
    '{',
    '  // mlp/x: f',
    '  // more',
    '  a;',
    '    b;',
    '}',
    '  // mlp/y: g',
    '  c;',
    '',
    '  d;',
  ];
  assert.deepEqual(taggedLines(text.join('\n'), 'text'), [
    { tag: 'mlp/x', comment: ['f', 'more'], code: 'a;\n  b;', place: 'text:4' },
    { tag: 'mlp/y', comment: ['g'], code: 'c;', place: 'text:8' },
  ]);
});

/** The shapes of everything the two versions compute for K examples, by name. */
function shapes(K: number): Record<string, number[]> {
  const { theta, X, y } = example(K);
  const x = rowOf(X, 0);
  const kept = fprop(theta, x, y[0], relu);
  const back = bprop(theta, x, y[0], kept, relu);
  const Kept = fpropBatch(theta, X, y, relu);
  const Back = bpropBatch(theta, X, y, Kept, relu);
  const GradX = inputGradientBatch(theta, Back);
  const all = {
    ...theta,
    x,
    X,
    ...kept,
    ...back,
    ...Kept,
    ...Back,
    GradX,
    gradx: inputGradient(theta, back),
  };
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => {
      if (typeof value === 'number') return [name, [1]];
      return [name, 'rows' in value ? [value.rows, value.cols] : [value.length]];
    }),
  );
}

const K = 6;
const size: Record<string, number> = { ...SIZES, K, 1: 1 };
/** 'K × dh' → [6, 5] */
const dimensions = (shape: string) => shape.split(' × ').map((name) => size[name]);
const asMatrix = ([rows, cols = 1]: number[]) => [rows, cols];

/** Whether a right side such as '(m × K)(K × dh) + m' has the shape on its left, factor by factor. */
function shapesFit(text: string): boolean {
  const [left, right = left] = text.split(' = ');
  return right.split(/ [+−⊙] /).every((term) => {
    const factors = term.split(')(').map((factor) => asMatrix(dimensions(factor.replace(/[()]/g, ''))));
    const chained = factors.slice(1).every(([rows], i) => rows === factors[i][1]);
    const [rows, cols] = [factors[0][0], factors[factors.length - 1][1]];
    return chained && `${[rows, cols]}` === `${asMatrix(dimensions(left))}`;
  });
}

test('prac/e06-matrix: the shapes that matrix.ts prints are those of the program, at distinct sizes', () => {
  const actual = shapes(K);
  assert.equal(formerAndNew().length, linesOf('matrix.ts').length);
  for (const line of formerAndNew()) {
    for (const [expression, shape] of [
      [line.former, line.formerShapes],
      [line.new, line.newShapes],
    ]) {
      const name = expression.split(' = ')[0];
      assert.deepEqual(dimensions(shape.split(' = ')[0]), actual[name], `${name}: ${shape}`);
      assert.ok(shapesFit(shape), `${expression}: ${shape}`);
    }
    assert.ok(line.code.startsWith(`const ${line.new.split(' = ')[0]} = `), line.code);
  }
});

test('the shape check sees a transposed factor', () => {
  assert.ok(shapesFit('m × dh = (m × K)(K × dh)'));
  assert.ok(!shapesFit('m × dh = (K × m)(K × dh)'));
  assert.ok(!shapesFit('dh × m = (m × K)(K × dh)'));
  assert.ok(!shapesFit('dh = (dh × d)(d) + d'));
});
