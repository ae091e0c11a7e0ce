/**
 * Random claims with everything that may go without a value: divisors that vanish, logarithms and roots of what may be
 * negative, kinks in kinks, derivatives of all these. No acceptance and no refusal may contradict the 64 digits of
 * reference.ts. Other seeds: FUZZ_SEED=… FUZZ_CLAIMS=… node --test tests/judge/fuzz.test.js
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BigNumber } from 'mathjs';
import seedrandom from 'seedrandom';
import { judge } from '../../src/judge/judge.js';
import { type Context, parse } from '../../src/judge/language.js';
import type { Verdict } from '../../src/judge/verdict.js';
import { evaluateAt } from './reference.js';

const SEED = process.env.FUZZ_SEED ?? 'fuzz';
const CLAIMS = Number(process.env.FUZZ_CLAIMS ?? 150);
const CONTEXT: Context = { symbols: { x: 'scalar', y: 'scalar' } };

type Random = () => number;
const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)];

const LEAVES = ['x', 'y', 'x', 'y', 'x', '0', '1', '2', '-1', '1/2'];
const UNARY = ['abs', 'sign', 'rect', 'exp', 'log', 'sqrt'];

function expression(random: Random, depth: number): string {
  if (depth === 0 || random() < 0.12) return pick(random, LEAVES);
  const part = () => expression(random, depth - 1);
  const forms: readonly (() => string)[] = [
    () => `${pick(random, UNARY)}(${part()})`,
    () => `${pick(random, UNARY)}(${part()})`,
    () => `ind(${part()} ${pick(random, ['>', '<', '>=', '!='])} ${part()})`,
    () => `(${part()})^${pick(random, ['2', '3', '(-1)', '(1/2)', '0'])}`,
    () => `((${part()}) ${pick(random, ['>', '>=', '=='])} (${part()}) ? ${part()} : ${part()})`,
    () => `max(${part()}, ${part()})`,
    () => `(${part()} / ${part()})`,
    () => `(${part()} ${pick(random, ['+', '-', '*'])} ${part()})`,
    () => `(${part()} ${pick(random, ['+', '-', '*'])} ${part()})`,
  ];
  return pick(random, forms)();
}

/** The same written otherwise, or not quite: where one has no value, at one point, on one side of a kink. */
const REWRITTEN: readonly ((e: string) => string)[] = [
  (e) => `((${e}) + (${e}))/2`,
  (e) => `(${e})*(x/x)`,
  (e) => `-(-(${e}))`,
  (e) => `sqrt((${e})^2)*sign(${e})`,
  (e) => `abs(${e})*sign(${e})`,
  (e) => `abs(${e})`,
  (e) => `rect(${e}) - rect(-(${e}))`,
  (e) => `max(${e}, 2*(${e}) - (${e}))`,
  (e) => `log(exp(${e}))`,
  (e) => `exp(log(${e}))`,
  (e) => `(x > 0 ? ${e} : ${e})`,
  (e) => `(${e}) + ind(x==7)`,
  (e) => `(${e})*(1 - ind(y==x))`,
  (e) => `(${e}) + (x-x)*sqrt(y)`,
  (e) => `1/(1/(${e}))`,
  (e) => `(${e})^2/(${e})`,
];

/** Zeros, kinks and equal coordinates among them; and away from them for derivatives, which are differences there. */
const EVERYWHERE = ['0', '1', '-1', '2', '-2', '0.5', '-0.5', '7', '1.3', '-1.7'];
const GENERIC = ['0.31', '1.37', '-1.73', '2.91', '-0.67', '6.13'];
const pairsOf = (numbers: readonly string[]) => numbers.flatMap((x) => numbers.map((y) => ({ x, y })));

type Side = ReturnType<typeof parse>;

interface Claim {
  readonly left: string;
  readonly right: string;
  readonly isDerivative: boolean;
}

function claim(random: Random): Claim {
  const e = expression(random, random() < 0.4 ? 3 : 2);
  const other = random() < 0.75 ? pick(random, REWRITTEN)(e) : expression(random, 2);
  const isDerivative = random() < 0.3;
  const [left, right] = [e, other].map((side) => (isDerivative ? `D(${side}, x)` : side));
  return { left, right, isDerivative };
}

/** Both sides, where both have a value. */
const compared = ({ left, right, isDerivative }: Claim) => {
  const sides = [left, right].map(parse);
  return pairsOf(isDerivative ? GENERIC : EVERYWHERE).flatMap((at) => {
    const [a, b] = sides.map((side) => valueAt(side, at));
    return a && b ? [{ at, a, b }] : [];
  });
};

/** The value at a point, if there is one. */
function valueAt(side: Side, values: Readonly<Record<string, string>>): BigNumber | undefined {
  const [value] = evaluateAt(side, CONTEXT, { values }).data;
  return value.isFinite() ? value : undefined;
}

/** What in a verdict contradicts the oracle; undefined if nothing does. */
function contradiction(asked: Claim, { kind, note = '', witness }: Verdict): string | undefined {
  const tolerance = asked.isDerivative ? 1e-12 : 1e-30;
  if (['exact', 'convention', 'partial', 'sizes'].includes(kind)) {
    const differs = compared(asked).find(
      ({ a, b }) => Number(a.minus(b).abs()) > tolerance * Math.max(1, Number(a.abs())),
    );
    return differs && `accepted, but at ${JSON.stringify(differs.at)} ${differs.a} ≠ ${differs.b}`;
  }
  if (kind !== 'refused') return undefined;
  if (/no point/.test(note)) {
    const [defined] = compared(asked);
    return defined && `has a value at ${JSON.stringify(defined.at)}`;
  }
  // At a kink a derivative is a convention, which differences do not know; roots are shown rounded.
  const values = { x: '0.3', y: '0.4', ...witness?.values };
  if (asked.isDerivative || !Object.values(values).every((q) => /^-?[\d.]{1,9}$/.test(q))) return undefined;
  const [a, b] = [asked.left, asked.right].map((side) => valueAt(parse(side), values));
  const isWitness = a && b && Number(a.minus(b).abs()) > 1e-32;
  return isWitness ? undefined : `refused, but at its witness ${JSON.stringify(values)} ${a} and ${b}`;
}

test(`${CLAIMS} random claims (seed ${SEED}): nothing contradicts 64 digits, and most are decided`, () => {
  const random = seedrandom.alea(SEED);
  const kinds = new Map<string, number>();
  for (let n = 0; n < CLAIMS; n++) {
    const asked = claim(random);
    const verdict = judge(asked.left, asked.right, CONTEXT);
    const problem = contradiction(asked, verdict);
    assert.equal(problem, undefined, `${asked.left} = ${asked.right}: ${JSON.stringify(verdict)}`);
    kinds.set(verdict.kind, (kinds.get(verdict.kind) ?? 0) + 1);
  }
  const told = JSON.stringify(Object.fromEntries(kinds));
  for (const kind of ['exact', 'partial', 'refused'] as const)
    assert.ok((kinds.get(kind) ?? 0) > CLAIMS / 50, told);
  assert.ok((kinds.get('undecided') ?? 0) < CLAIMS / 5, told);
});

test('a planted false verdict is seen', () => {
  const asked = (left: string, right: string): Claim => ({
    left,
    right,
    isDerivative: left.startsWith('D('),
  });
  assert.match(contradiction(asked('abs(x)', 'x'), { kind: 'exact' }) ?? '', /accepted, but at/);
  assert.match(contradiction(asked('x', 'x + ind(x==7)'), { kind: 'exact' }) ?? '', /"x":"7"/);
  assert.match(contradiction(asked('D(x^2, x)', 'x'), { kind: 'exact' }) ?? '', /accepted, but at/);
  const witness = { values: { x: '3' }, left: '3', right: '3' };
  assert.match(contradiction(asked('x', 'sqrt(x^2)'), { kind: 'refused', witness }) ?? '', /at its witness/);
  const nowhere = { kind: 'refused', note: 'no point has both sides defined' } as const;
  assert.match(contradiction(asked('x', 'log(x)'), nowhere) ?? '', /has a value at/);
});
