/** The checks of the ten experiments: right functions pass them all, and a planted error is seen by the check meant for it. */
import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { twoCircles } from '../../src/data/circles.js';
import { splitAtRandom } from '../../src/data/split.js';
import { checksOf } from '../../src/grading/checks.js';
import { readRubric } from '../../src/grading/rubric.js';
import { type Sandbox, Thrown } from '../../src/grading/sandbox/sandbox.js';
import { elasticNet } from '../../src/mlp/elastic-net.js';
import {
  batchByLoop,
  batchByMatrix,
  blocksOf,
  bprop,
  copyParameters,
  entriesOf,
  fprop,
  initParameters,
  type Parameters,
  relu,
} from '../../src/mlp/index.js';
import { gradientBlocksOf } from '../../src/mlp/parameters.js';
import { evaluate } from '../../src/mlp/predict.js';
import { type Matrix, rowOf, rowRange } from '../../src/numeric/matrix.js';
import { seeded } from '../../src/numeric/random.js';
import { expectLog, expectSixFigures } from '../../src/train/submitted.js';

const NOTEBOOKS = resolve(import.meta.dirname, '../../../notebooks');

/** Functions as a submission declares them. */
type Functions = Readonly<Record<string, (...args: never[]) => unknown>>;

/** The checks of a notebook that fail, by id, with what they say. */
async function failuresOf(name: string, functions: Functions): Promise<Record<string, string>> {
  const rubric = readRubric(join(NOTEBOOKS, name));
  const check = await checksOf(rubric);
  const submission = {
    call: async (name: string, args: never[]) => {
      if (!functions[name]) throw new Thrown(`there is no function ${name}`);
      return functions[name](...args);
    },
  } as unknown as Sandbox;
  const failures: Record<string, string> = {};
  for (const entry of rubric.cells.filter(({ role }) => role === 'check' || role === 'hidden-check')) {
    const problem = await check(entry, submission);
    if (problem) failures[entry.cell.id] = problem;
  }
  return failures;
}

const plain = { activation: relu, lambda: elasticNet() };
const small = initParameters({ d: 2, dh: 2, m: 2 }, seeded('both on'));
const circles = twoCircles(seeded('gradient check'));

function forward(theta: Parameters, x: Float64Array, y: number) {
  return fprop(theta, x, y, relu);
}

function backward(theta: Parameters, x: Float64Array, y: number) {
  return bprop(theta, x, y, forward(theta, x, y), relu);
}

function slopes(theta: Parameters, loss: (theta: Parameters) => number, epsilon: number): number[] {
  return entriesOf(blocksOf(theta)).map((_, p) => {
    const moved = copyParameters(theta);
    const { values, index } = entriesOf(blocksOf(moved))[p];
    values[index] += epsilon;
    return (loss(moved) - loss(theta)) / epsilon;
  });
}

const loop = (theta: Parameters, X: Matrix, y: number[]) => batchByLoop(theta, X, y, plain).gradients;
const matrix = (theta: Parameters, X: Matrix, y: number[]) => batchByMatrix(theta, X, y, plain).gradients;

function shown(K: number) {
  const [X, y] = [rowRange(circles.X, 0, K), Array.from(circles.y.slice(0, K))];
  const differences = slopes(small, (theta) => batchByLoop(theta, X, y, plain).risk, 1e-5);
  const gradients = gradientBlocksOf(loop(small, X, y)).flatMap(({ values }) => [...values]);
  return {
    theta: small,
    X,
    y,
    rows: gradients.map((gradient, p) => ({ gradient, difference: differences[p] })),
  };
}

const GRADIENT_CHECK: Functions = {
  forward,
  backward,
  differences: (theta: Parameters, x: Float64Array, y: number, epsilon: number) =>
    slopes(theta, (moved) => forward(moved, x, y).L, epsilon),
  showOne: () => shown(1),
  loopGradients: loop,
  showTen: () => shown(10),
};
const VERSIONS: Functions = {
  matrixGradients: matrix,
  bothVersions: (theta: Parameters, X: Matrix, y: number[]) => ({
    loop: loop(theta, X, y),
    matrix: matrix(theta, X, y),
  }),
  epochSeconds: () => ({ loop: 12.5, matrix: 9.25 }),
};

test('right functions pass every check of e01 to e04, as arrays of rows too', async () => {
  assert.deepEqual(await failuresOf('09-gradient-check.ipynb', GRADIENT_CHECK), {});
  const rows = (theta: Parameters, x: Float64Array, y: number) => {
    const { gradW1, gradb1, gradW2, gradb2 } = backward(theta, x, y);
    const rowsOf = (M: Matrix) => Array.from({ length: M.rows }, (_, i) => [...rowOf(M, i)]);
    return { gradW1: rowsOf(gradW1), gradb1: [...gradb1], gradW2: rowsOf(gradW2), gradb2: [...gradb2] };
  };
  assert.deepEqual(await failuresOf('09-gradient-check.ipynb', { ...GRADIENT_CHECK, backward: rows }), {});
});

const doubled = ({ rows, ...rest }: ReturnType<typeof shown>) => ({
  ...rest,
  rows: rows.map((row, p) => (p === 3 ? { ...row, gradient: 2 * row.gradient + 0.01 } : row)),
});
const scaled = (gradients: ReturnType<typeof loop>, block: string, factor: number) => {
  for (const { name, values } of gradientBlocksOf(gradients))
    if (name === block)
      values.forEach((g, i) => {
        values[i] = factor * g;
      });
  return gradients;
};

/** An error, and the checks that see it. */
const PLANTED: readonly [string, Functions, readonly string[]][] = [
  [
    'no bias in the output',
    {
      forward: (theta: Parameters, x: Float64Array, y: number) =>
        forward({ ...theta, b2: theta.b2.map(() => 0) }, x, y),
    },
    ['e01-forward-check', 'e01-sizes-check', 'e01-large-check'],
  ],
  [
    'a softmax that overflows',
    {
      forward: (theta: Parameters, x: Float64Array, y: number) => {
        const { oa, ...kept } = forward(theta, x, y);
        const e = Array.from(oa, Math.exp);
        const os = e.map((each) => each / e.reduce((sum, one) => sum + one, 0));
        return { ...kept, oa, os, L: -Math.log(os[y]) };
      },
    },
    ['e01-large-check'],
  ],
  [
    'the derivative of ReLU forgotten',
    {
      backward: (theta: Parameters, x: Float64Array, y: number) =>
        bprop(theta, x, y, forward(theta, x, y), { ...relu, df: () => 1 }),
    },
    ['e01-backward-check', 'e01-sizes-check'],
  ],
  [
    'a transposed gradient',
    {
      backward: (theta: Parameters, x: Float64Array, y: number) => {
        const { gradW1, ...rest } = backward(theta, x, y);
        return { ...rest, gradW1: { ...gradW1, rows: gradW1.cols, cols: gradW1.rows } };
      },
    },
    ['e01-backward-check', 'e01-sizes-check'],
  ],
  [
    'differences that are the gradient',
    {
      differences: (theta: Parameters, x: Float64Array, y: number) =>
        gradientBlocksOf(backward(theta, x, y)).flatMap(({ values }) => [...values]),
    },
    ['e01-differences-check'],
  ],
  ['a wrong gradient in the table', { showOne: () => doubled(shown(1)) }, ['e02-check']],
  [
    'differences copied from the gradients',
    {
      showOne: () => {
        const one = shown(1);
        return { ...one, rows: one.rows.map(({ gradient }) => ({ gradient, difference: gradient })) };
      },
    },
    ['e02-check'],
  ],
  [
    'the sum and not the mean',
    {
      loopGradients: (theta: Parameters, X: Matrix, y: number[]) =>
        ['gradW1', 'gradb1', 'gradW2', 'gradb2'].reduce(
          (all, block) => scaled(all, block, X.rows),
          loop(theta, X, y),
        ),
    },
    ['e03-check', 'e03-sizes-check'],
  ],
  ['nine examples and not ten', { showTen: () => shown(9) }, ['e04-check']],
  [
    'points of no circle',
    {
      showTen: () => {
        const ten = shown(10);
        return { ...ten, X: { ...ten.X, data: ten.X.data.map((x) => 9 * x) } };
      },
    },
    ['e04-check', 'e04-circles-check'],
  ],
];

for (const [error, functions, checks] of PLANTED)
  test(`e01 to e04: ${error}`, async () => {
    const failures = await failuresOf('09-gradient-check.ipynb', { ...GRADIENT_CHECK, ...functions });
    for (const id of checks) assert.ok(failures[id], `${id} sees nothing of ${error}`);
    assert.ok(
      Object.keys(failures).every((id) => id.startsWith(checks[0].slice(0, 3))),
      Object.keys(failures).join(),
    );
  });

test('nothing answered passes nothing', async () => {
  const failures = await failuresOf('09-gradient-check.ipynb', {});
  assert.equal(Object.keys(failures).length, 10);
});

test('e06 to e08: right versions pass, a wrong one of them does not', async () => {
  assert.deepEqual(await failuresOf('11-loop-versus-matrix.ipynb', VERSIONS), {});
  const failures = await failuresOf('11-loop-versus-matrix.ipynb', {
    matrixGradients: (theta: Parameters, X: Matrix, y: number[]) =>
      scaled(matrix(theta, X, y), 'gradb2', X.rows),
    bothVersions: (theta: Parameters, X: Matrix, y: number[]) => ({
      loop: loop(theta, X, y),
      matrix: scaled(matrix(theta, X, y), 'gradW1', 1.001),
    }),
    epochSeconds: () => ({ loop: Number.NaN, matrix: 1 }),
  });
  assert.deepEqual(Object.keys(failures).sort(), ['e06-check', 'e06-sizes-check', 'e07-check', 'e08-check']);
  assert.match(failures['e06-check'], /gradb2, number \d: .* is not right/);
});

const TRAINED = initParameters({ d: 2, dh: 64, m: 2 }, seeded('untrained'));

test('e05: weights that have learned nothing, or of another shape, do not pass', async () => {
  const untrained = await failuresOf('10-two-circles.ipynb', { trainedOnCircles: () => TRAINED });
  assert.match(untrained['e05-trained-check'], /64 units learn the training points; yours err on 0\.\d/);
  assert.ok(untrained['e05-capacity-check']);
  const b2 = new Float64Array(3);
  const misshapen = await failuresOf('10-two-circles.ipynb', {
    trainedOnCircles: () => ({ ...TRAINED, b2 }),
  });
  assert.match(misshapen['e05-trained-check'], /b2 has 3 numbers; expected 2/);
});

test('e09: the log has to read, line by line', () => {
  const head = 'epoch,train error,train loss,valid error,valid loss,test error,test loss';
  const log = (...lines: string[]) => `# seed 1\n${head},seconds\n${lines.join('\n')}\n`;
  const line = (epoch: number, error: unknown = 0.1) => `${epoch},${error},0.3,0.2,0.5,0.2,0.6,12`;
  expectLog(log(line(1), line(2)));
  assert.throws(() => expectLog(log()), /no epoch/);
  assert.throws(() => expectLog(log(line(1), line(3))), /line 2 of the log is not epoch 2/);
  assert.throws(() => expectLog(log(line(1, 12))), /epoch 1 of the log: train error is not right/);
  assert.throws(() => expectLog(log(line(1, Number.NaN))), /train error is not right/);
  assert.throws(() => expectLog(log('1,,0.3,0.2,0.5,0.2,0.6,12')), /train error is not right/);
  assert.throws(() => expectLog(log(line(1)).replace('valid loss', 'loss')), /no column 'valid loss'/);
  assert.throws(() => expectLog(undefined), /the log is no text/);
});

test('e09: the six figures are those of the weights', () => {
  const data = twoCircles(seeded('figures'), { pointsPerClass: 30 });
  const split = splitAtRandom(data, { valid: 20, test: 10 }, seeded('split'));
  const figures = (of: typeof split) => ({
    train: evaluate(TRAINED, of.train, relu),
    valid: evaluate(TRAINED, of.valid, relu),
    test: evaluate(TRAINED, of.test, relu),
  });
  expectSixFigures(figures(split), TRAINED, split);
  const swapped = { ...split, valid: split.test, test: split.valid };
  assert.throws(
    () => expectSixFigures(figures(swapped), TRAINED, split),
    /valid\.(error|loss): .* is not right/,
  );
  assert.throws(() => expectSixFigures({}, TRAINED, split), /there is no train\.error/);
});
