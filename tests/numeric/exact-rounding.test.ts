import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cosTurns, logExactlyRounded, sinTurns } from '../../src/numeric/exact-rounding.js';
import { gaussian, seeded } from '../../src/numeric/random.js';

/** The bits of some numbers, folded into one. */
function bitsOf(numbers: readonly number[]): string {
  const words = new BigUint64Array(Float64Array.from(numbers).buffer);
  return words
    .reduce((hash, word) => BigInt.asUintN(64, hash * 6364136223846793005n + word), 0n)
    .toString(16);
}

const draw = seeded('turns');
const turns = [0, 0.125, 0.25, 0.375, 0.5, 0.75, 1, ...Array.from({ length: 5000 }, draw)];

test('cos and sin of turns, and the logarithm, agree with Math to the last places', () => {
  for (const t of turns) {
    assert.ok(Math.abs(cosTurns(t) - Math.cos(2 * Math.PI * t)) < 2 ** -50, `cos of ${t} turns`);
    assert.ok(Math.abs(sinTurns(t) - Math.sin(2 * Math.PI * t)) < 2 ** -50, `sin of ${t} turns`);
    const x = t * 2 ** (Math.round(t * 2000) - 1000) + 2 ** -1021;
    assert.ok(Math.abs(logExactlyRounded(x) - Math.log(x)) <= 2 ** -50 * Math.abs(Math.log(x)), `log ${x}`);
  }
  assert.deepEqual([0, 0.25, 0.5, 0.75].map(cosTurns), [1, -0, -1, 0]);
});

test('their bits are those of every other machine', () => {
  assert.equal(bitsOf([...turns.map(cosTurns), ...turns.map(sinTurns)]), '93f1a9122758d7fe');
  assert.equal(bitsOf(turns.map((t) => logExactlyRounded(t + 1e-9))), '1c4bf400b2e9b7d0');
  const rng = seeded('gauss');
  assert.equal(bitsOf(Array.from({ length: 1000 }, () => gaussian(rng))), 'e9fc23fc586c742f');
});

test('a logarithm that is not a number is refused', () => {
  for (const x of [0, -1, NaN, Infinity]) assert.throws(() => logExactlyRounded(x), RangeError);
});
