import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sixFigures } from '../../src/figures/six-figures.js';

test('prac/e09-log: six figures a row, each in its own column', () => {
  const of = (n: number) => ({ error: n / 100, loss: n });
  const { columns, rows } = sixFigures([{ epoch: 1, train: of(1), valid: of(2), test: of(3) }]);
  assert.deepEqual(
    columns.map(({ title }) => title),
    ['epoch', 'train error', 'train loss', 'validation error', 'validation loss', 'test error', 'test loss'],
  );
  assert.deepEqual(rows, [['1', '1.00 %', '1.0000', '2.00 %', '2.0000', '3.00 %', '3.0000']]);
});
