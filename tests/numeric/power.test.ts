import assert from 'node:assert/strict';
import { test } from 'node:test';
import { power } from '../../src/numeric/power.js';

test('a power by squaring: small ones are exact, large ones right to rounding', () => {
  for (let n = 0; n <= 60; n++) assert.equal(power(2, n), 2 ** n);
  assert.equal(power(-3, 5), -243);
  assert.ok(Math.abs(power(0.999, 3000) / Math.exp(3000 * Math.log(0.999)) - 1) < 1e-13);
});
