import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judge, refute } from '../../src/judge/judge.js';
import { LanguageError } from '../../src/judge/language.js';
import {
  ACTIVATIONS,
  type Claim,
  COURSE,
  DEEP,
  DOMAINS,
  FALSE,
  NETWORK_CONVENTION,
  NETWORK_FALSE,
  NETWORK_TRUE,
  network,
  PARTIAL,
  TRUE,
} from './bank.js';

function check({ left, right, context, kind, note }: Claim): void {
  test(`${kind}: ${left} = ${right}`, () => {
    const verdict = judge(left, right, context);
    assert.equal(verdict.kind, kind, JSON.stringify(verdict));
    if (note) assert.match(verdict.note ?? '', note);
    const { left: a, right: b } = verdict.witness ?? {};
    if (kind === 'refused') assert.ok(a !== b || a === 'undefined');
    else if (kind === 'partial') assert.ok(a !== 'undefined' && b === 'undefined');
    else assert.equal(verdict.witness, undefined);
  });
}

describe('true claims are accepted', () => TRUE.forEach(check));
describe('false claims are refused with a witness', () => FALSE.forEach(check));
describe('a right side without a value in a region of the left one', () => PARTIAL.forEach(check));
describe('what a course meets', () => COURSE.forEach(check));
describe('where a side has a value', () => DOMAINS.forEach(check));

for (const [activation, slope, smooth] of ACTIVATIONS)
  describe(`the network with ${activation}`, () => {
    NETWORK_TRUE(activation).forEach(check);
    NETWORK_CONVENTION(activation, slope, smooth).forEach(check);
    NETWORK_FALSE(activation).forEach(check);
  });

describe('the deep network', () => {
  for (const phi of [
    (z: string) => `tanh(${z})`,
    (z: string) => `sigma(${z})`,
    (z: string) => `elu(${z}, 1/2)`,
  ])
    DEEP(phi).forEach(check);
});

const plain = { symbols: { x: 'scalar', c: 'scalar', n: 'size', v: ['n'] } } as const;

test('softmax/x1-not-scale-invariant: ≠ is proved by a point', () => {
  const verdict = refute('softmax(c*v)', 'softmax(v)', plain);
  assert.equal(verdict.kind, 'exact');
  assert.notEqual(verdict.witness?.left, verdict.witness?.right);
  assert.equal(refute('softmax(c*v)', 'softmax(c*v + ones(n))', plain).kind, 'refused');
});

test('a verdict for all sizes lists the sizes that prove it, and how many sums ask for them', () => {
  const { kind, bound, sizes } = judge('sum(k, 1, m, os[k])', '1', network('tanh(ha)'));
  assert.deepEqual({ kind, bound, sizes }, { kind: 'exact', bound: { m: 1 }, sizes: [{ m: 1 }, { m: 2 }] });
  assert.deepEqual(judge('n*(n + 1)', 'n^2 + n', plain), { kind: 'exact' });
});

test('a verdict for some sizes has 1, equal ones and large ones among them', () => {
  const context = { symbols: { ...plain.symbols, m: 'size', w: ['m'] } } as const;
  const { kind, sizes = [] } = judge('prod(k, 1, n, 2)*sum(w)', '2^n*sum(w)', context);
  assert.equal(kind, 'sizes');
  assert.ok(sizes.some(({ n, m }) => n === 1 && m === 1));
  assert.ok(sizes.some(({ n, m }) => n === m && n > 1));
  assert.ok(sizes.some(({ n, m }) => n >= 5 && m >= 5));
});

test('what is not declared is an error that points at it', () => {
  assert.throws(
    () => judge('x + w', 'x', plain),
    (error: LanguageError) =>
      error instanceof LanguageError && error.at === 4 && /w is not declared/.test(error.problem),
  );
  assert.throws(() => judge('D(x, 2*x)', '1', plain), /by a symbol or its entry/);
  assert.throws(() => judge('q', '1', { ...plain, definitions: [['q', 'q + 1']] }), /defined by itself/);
});

test('contradictory assumptions prove nothing', () => {
  const symbols = { x: 'scalar', y: 'scalar', z: 'scalar' } as const;
  const under = (left: string, right: string, ...assume: string[]) => judge(left, right, { symbols, assume });
  for (const verdict of [
    under('x', '2*x', 'x > 0', 'x < 0'),
    // Seen only when the facts are taken together; and with nothing to prove.
    under('x', 'x + 1', 'x > y', 'y > z', 'z > x'),
    under('x', 'x', 'x > y', 'y > z', 'z > x'),
    under('x', 'x', 'x > 0', 'x < -1'),
  ]) {
    assert.equal(verdict.kind, 'undecided');
    assert.match(verdict.note ?? '', /contradict/);
  }
  assert.equal(under('max(x, z)', 'x', 'x > y', 'y > z').kind, 'exact');
});
