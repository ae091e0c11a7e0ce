import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrangementOf } from '../../src/report/derivations.js';
import type { DerivationRow } from '../../src/report/model.js';

/** A row whose sides have these widths (em). */
const row = (left: number, right: number): DerivationRow => {
  const formula = (width: number) => ({
    tex: '',
    mathml: '',
    display: true,
    svg: '',
    width,
    height: 1,
    depth: 0,
  });
  return {
    left: formula(left),
    right: formula(right),
    relation: '=',
    line: 1,
    words: [],
    answer: false,
    remarks: [],
  };
};

test('reasons stand beside the formulas while there is room, then below, then the sides below each other', () => {
  assert.equal(arrangementOf([row(10, 10)]), 'beside');
  assert.equal(arrangementOf([row(11, 11)]), 'beside');
  assert.equal(arrangementOf([row(11, 11.1)]), 'below');
  assert.equal(arrangementOf([row(16, 17)]), 'below');
  assert.equal(arrangementOf([row(16, 17.1)]), 'stacked');
});

test('the widest left and the widest right count, of whatever rows; without verdicts there is more room', () => {
  assert.equal(arrangementOf([row(20, 1), row(1, 20)]), 'stacked');
  assert.equal(arrangementOf([row(16, 17)], 0), 'beside');
  assert.equal(arrangementOf([]), 'beside');
});
