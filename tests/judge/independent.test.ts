/** The judge against a second reading of the language at 64 digits (reference.ts). */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import seedrandom from 'seedrandom';
import { Claim as Reading } from '../../src/judge/expand/claim.js';
import { judge } from '../../src/judge/judge.js';
import { type Context, parse } from '../../src/judge/language.js';
import type { Verdict } from '../../src/judge/verdict.js';
import {
  ACTIVATIONS,
  type Claim,
  DEEP,
  FALSE,
  NETWORK_CONVENTION,
  NETWORK_FALSE,
  NETWORK_TRUE,
  TRUE,
} from './bank.js';
import { evaluateAt, type Point } from './reference.js';

const TOLERANCE = 1e-15;

/** A random point off the kinks at the given sizes. */
function randomPoint(context: Context, sizes: Readonly<Record<string, number>>, random: () => number): Point {
  const values: Record<string, number> = { ...sizes };
  const size = (s: number | string) => (typeof s === 'number' ? s : sizes[s]);
  const draw = () => Math.round((random() * 4 - 2) * 1e6) / 1e6 + 1e-7;
  for (const [name, shape] of Object.entries(context.symbols)) {
    if (shape === 'index') values[name] = 1 + Math.floor(random() * 2);
    else if (shape === 'scalar') values[name] = draw();
    else if (shape === 'size') values[name] ??= 3;
    else
      for (let i = 1; i <= size(shape[0]); i++)
        if (shape.length === 1) values[`${name}[${i}]`] = draw();
        else for (let j = 1; j <= size(shape[1]); j++) values[`${name}[${i},${j}]`] = draw();
  }
  return { values };
}

const numbers = (source: string, context: Context, point: Point) =>
  evaluateAt(parse(source), context, point).data.map((x) => Number(x));

const close = (a: number, b: number) =>
  Number.isNaN(a + b) || Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));

const nets = [ACTIVATIONS[0], ACTIVATIONS[2]];
const trueNets = nets.flatMap((parts) => [...NETWORK_TRUE(parts[0]), ...NETWORK_CONVENTION(...parts)]);
const trueClaims = [...TRUE, ...trueNets, ...DEEP((z) => `tanh(${z})`)];
const falseClaims = [...FALSE, ...nets.flatMap(([activation]) => NETWORK_FALSE(activation))];

describe('what is true in the bank holds at random points', () => {
  const random = seedrandom.alea('true');
  for (const { left, right, context } of trueClaims)
    test(`${left} = ${right}`, () => {
      const { wholes } = new Reading(left, right, context);
      const sizes = Object.fromEntries(wholes.map((name, i) => [name, i + 2]));
      let tried = 0;
      for (let attempt = 0; attempt < 60 && tried < 1; attempt++) {
        const point = randomPoint(context, sizes, random);
        if (!(context.assume ?? []).every((source) => numbers(source, context, point)[0] === 1)) continue;
        const [a, b] = [left, right].map((side) => numbers(side, context, point));
        assert.equal(a.length, b.length);
        for (const [k, x] of a.entries())
          assert.ok(close(x, b[k]), `${x} and ${b[k]} at ${JSON.stringify(point.values)}`);
        tried += 1;
      }
      assert.equal(tried, 1);
    });
});

/** Both sides read again at the values of a witness. What it does not mention does not matter. */
function sidesAt({ left, right, context }: Claim, values: Readonly<Record<string, string>>): number[] {
  const sizes = Object.fromEntries(
    Object.keys(context.symbols).map((name) => [name, Number(values[name] ?? 2)] as const),
  );
  const point = { values: { ...randomPoint(context, sizes, seedrandom.alea('rest')).values, ...values } };
  const [i, j = 1] = (values.entry ?? '[1]').match(/\d+/g)!.map(Number);
  return [left, right].map((side) => {
    const value = evaluateAt(parse(side), context, point);
    return Number(value.data[(i - 1) * value.cols + j - 1]);
  });
}

/** Refused for its shapes, or because a side has no value, at a fraction, or for the convention at a kink. */
const withoutNumbers = ({ note = '', witness }: Verdict) =>
  [witness?.left, witness?.right].some((side) => !Number.isFinite(Number(side))) ||
  Object.values(witness?.values ?? {}).some((value) => value.includes('/')) ||
  /convention/.test(note);

describe('what is refused is refused with the numbers of the witness', () => {
  for (const claim of falseClaims)
    test(`${claim.left} ≠ ${claim.right}`, () => {
      const verdict = judge(claim.left, claim.right, claim.context);
      const { witness } = verdict;
      assert.ok(witness);
      if (withoutNumbers(verdict)) return;
      const told = [witness.left, witness.right].map(Number);
      for (const [k, value] of sidesAt(claim, witness.values).entries())
        assert.ok(
          Math.abs(value - told[k]) <= 2e-9 * Math.max(1e-3, Math.abs(value)),
          `${value}, told ${told[k]}`,
        );
      assert.notEqual(witness.left, witness.right);
    });
});
