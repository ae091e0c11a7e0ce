/** The parts of the judge, each by itself. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { freshPrime, powerModulo, Streams } from '../../src/judge/exact/expression/chance.js';
import { derivatives } from '../../src/judge/exact/expression/derivative.js';
import { squareRoot } from '../../src/judge/exact/expression/factors.js';
import { Fields, Span } from '../../src/judge/exact/expression/field.js';
import { Graph } from '../../src/judge/exact/expression/graph.js';
import { maskOf } from '../../src/judge/exact/expression/masks.js';
import type { Node } from '../../src/judge/exact/expression/node.js';
import { Fractions } from '../../src/judge/exact/expression/polynomial.js';
import * as Q from '../../src/judge/exact/expression/rational.js';
import { Limit } from '../../src/judge/exact/expression/undecided.js';
import { decide } from '../../src/judge/exact/identity/decide.js';
import { isEmpty } from '../../src/judge/exact/sign/empty.js';
import { indicator, regions } from '../../src/judge/exact/sign/regions.js';
import { type Enclosed, enclosures, isKnown } from '../../src/judge/exact/value/enclosure.js';
import { evaluateRoots } from '../../src/judge/exact/value/evaluate.js';
import { floats } from '../../src/judge/exact/value/floats.js';
import { rationalPower } from '../../src/judge/expand/scalars.js';
import { binary, unary } from '../../src/judge/functions.js';
import { judge } from '../../src/judge/judge.js';

const valueAt = (node: Node, x: number) =>
  evaluateRoots(
    [node],
    (name) => floats.of(name === 'x' ? Q.rational(BigInt(Math.round(x * 1e5)), 100000n) : Q.rational(1, 2)),
    floats,
    new Limit(),
  )[0];

describe('derivatives agree with central differences, on both sides of the kinks', () => {
  const functions: [string, (g: Graph, x: Node) => Node][] = [
    ...Object.entries(unary).filter(([name]) => name !== 'ind'),
    ...Object.entries(binary).map(
      ([name, f]) =>
        [name, (g: Graph, x: Node) => f(g, x, g.variable('y'))] as [string, (g: Graph, x: Node) => Node],
    ),
    ['x^5', (g, x) => g.power(x, 5)],
    ['x^-2', (g, x) => g.power(x, -2)],
    ['x^(3/2)', (g, x) => rationalPower(g, x, Q.rational(3, 2))],
    ['x tanh(x)/(1 + x²)', (g, x) => g.divide(g.mul(x, unary.tanh(g, x)), g.add(g.one, g.power(x, 2)))],
  ];
  for (const [name, f] of functions)
    test(name, () => {
      const g = new Graph();
      const x = g.variable('x');
      const slope = g.define('∂', derivatives(g, f(g, x))(x));
      const h = 1e-5;
      let compared = 0;
      for (const at of [-1.7, -0.3, 0.45, 1.3, 2.2]) {
        const [[above], [below], [exact]] = [
          valueAt(f(g, x), at + h),
          valueAt(f(g, x), at - h),
          valueAt(slope, at),
        ];
        if (Number.isNaN(above)) continue;
        assert.ok(
          Math.abs((above - below) / (2 * h) - exact) < 1e-7 * Math.max(1, Math.abs(exact)),
          `${name} at ${at}`,
        );
        compared += 1;
      }
      assert.ok(compared >= 3);
    });
});

describe('the field', () => {
  for (const [i, field] of new Fields().both.entries()) {
    const { p } = field;
    test(`of the ${i === 0 ? 'first' : 'second'} prime: inverses, roots, rationals`, () => {
      assert.equal(field.power(3n, p - 1n), 1n);
      assert.equal(field.reduce(12345n * field.inverse(12345n)), 1n);
      for (const q of [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n]) {
        assert.ok(field.isSquare(q));
        assert.equal(field.reduce(field.squareRoot(q) ** 2n), q);
      }
      assert.ok(!field.isSquare(p - 1n));
      for (const q of [3n, 5n, 7n, 9n, 15n]) assert.equal(field.power(field.oddRoot(98765n, q), q), 98765n);
      assert.deepEqual(field.rational(field.of(Q.rational(-22, 7))), Q.rational(-22, 7));
      assert.equal(field.rational(field.power(3n, 100n)), undefined);
      assert.throws(() => field.inverse(0n));
    });
  }

  test('a span finds the coefficients, and only of what depends', () => {
    const span = new Span(new Fields().both[0]);
    const [u, v] = [
      [1n, 2n, 3n, 4n],
      [0n, 1n, 5n, 7n],
    ];
    assert.equal(span.express(u, 0), undefined);
    assert.equal(span.express(v, 1), undefined);
    const combination = span.express(
      u.map((x, i) => 2n * x + 3n * v[i]),
      2,
    );
    assert.deepEqual(
      [...combination!],
      [
        [0, 2n],
        [1, 3n],
      ],
    );
    assert.equal(span.express([1n, 0n, 0n, 0n], 2), undefined);
  });
});

test('a multiple of one prime does not pass for zero', () => {
  const g = new Graph();
  const expression = g.mul(g.number(Q.rational(new Fields().both[0].p)), g.variable('x'));
  assert.deepEqual(decide(g, [expression, g.subtract(expression, expression)]), ['nonzero', 'zero']);
});

test('a division by zero everywhere is told apart from zero', () => {
  const g = new Graph();
  const x = g.variable('x');
  const nothing = g.add(x, g.negate(x));
  assert.deepEqual(decide(g, [g.divide(g.one, nothing), nothing]), ['undefined', 'zero']);
});

test('square roots of polynomials, up to a factor', () => {
  const g = new Graph();
  const [x, y] = [g.variable('x'), g.variable('y')];
  const fractions = new Fractions(g);
  const of = (node: Node) => fractions.of(node).above;
  const square = g.mul(
    g.number(Q.rational(-3, 2)),
    g.power(g.add(x, g.mul(g.number(2), y), g.number(-5)), 2),
  );
  const found = squareRoot(of(square))!;
  assert.deepEqual(of(g.mul(g.number(found.c), g.power(fractions.node(found.root), 2))), of(square));
  assert.equal(squareRoot(of(g.add(square, x))), undefined);
  assert.equal(squareRoot(of(g.power(x, 3))), undefined);
});

describe('regions', () => {
  // It is made when the file is read, long before the tests are run.
  const g = new Graph(new Limit(60));
  const [x, y, z] = ['x', 'y', 'z'].map((name) => g.variable(name));
  const sign = (node: Node) => unary.sign(g, node);
  const signsOf = (...nodes: Node[]) =>
    [...regions(g, nodes.map(sign))]
      .filter((r) => !isEmpty(r.signs))
      .map((r) => r.roots.map((root) => Number(root.value.n)).join(' '));

  test('cover all cases that exist, and no other', () => {
    assert.deepEqual(signsOf(x, g.negate(x)).sort(), ['-1 1', '0 0', '1 -1']);
    assert.equal(signsOf(x, y).length, 9);
    assert.equal(signsOf(g.subtract(x, y), g.subtract(y, z), g.subtract(x, z)).length, 13);
    assert.deepEqual(signsOf(g.power(x, 2)).sort(), ['0', '1']);
    assert.deepEqual(signsOf(g.add(g.power(x, 2), g.power(y, 2), g.one)), ['1']);
    assert.deepEqual(signsOf(g.subtract(g.exp(x), g.one), x).sort(), ['-1 -1', '0 0', '1 1']);
  });

  test('keep to the assumptions', () => {
    const positive = indicator(g, { node: g.subtract(x, g.one), mask: maskOf(1) });
    const all = [...regions(g, [sign(x)], [positive])].filter((r) => !isEmpty(r.signs));
    assert.deepEqual(
      all.map((r) => Number(r.roots[0].value.n)),
      [1],
    );
  });

  test('an equation replaces a variable', () => {
    const kink = [...regions(g, [sign(g.subtract(x, y)), g.subtract(x, y)])].find(
      (r) => r.equations.length > 0,
    );
    const [[variable, value]] = kink!.equations;
    assert.deepEqual(new Set([variable, value]), new Set([x, y]));
    assert.deepEqual(decide(g, [kink!.roots[1]]), ['zero']);
  });
});

test('the error of a floating-point value covers what was lost', () => {
  const g = new Graph();
  const x = g.variable('x');
  const cancelled = g.subtract(g.add(g.exp(g.mul(g.number(30), x)), x), g.exp(g.mul(g.number(30), x)));
  const [value, error] = valueAt(cancelled, 1.1);
  assert.ok(Math.abs(value - 1.1) <= error && error > 1e-4, `${value} ± ${error}`);
  const underflow = g.mul(g.exp(g.mul(g.number(-800), x)), g.exp(g.mul(g.number(700), x)));
  const [small, bound] = valueAt(underflow, 1);
  assert.ok(Math.abs(small - Math.exp(-100)) <= bound);
});

describe('chance', () => {
  test('primes are fresh, of 126 or 127 bits, −1 modulo 8 · 3 · … · 23', () => {
    const [p, q] = [freshPrime(), freshPrime()];
    assert.notEqual(p, q);
    for (const prime of [p, q]) {
      assert.equal(prime.toString(2).length, 127);
      assert.equal((prime + 1n) % 892371480n, 0n);
      assert.equal(powerModulo(3n, prime - 1n, prime), 1n);
    }
  });

  test('a stream is read again from its beginning, and another is another', () => {
    const streams = new Streams(freshPrime());
    const read = (name: string) => Array.from({ length: 3 }, streams.from(name));
    assert.deepEqual(read('a'), read('a'));
    assert.notDeepEqual(read('a'), read('b'));
  });
});

describe('enclosures', () => {
  const { exp, log, of, mul, add, inverse, middle, sign } = enclosures(200);
  const near = (a: Enclosed, digits: string) => {
    assert.ok(isKnown(a));
    const told = Q.decimal(middle(a), 60);
    assert.equal(told.slice(0, 38), digits.slice(0, 38));
    assert.equal(told.split('e')[1], digits.split('e')[1]);
  };
  const q = (n: number, d = 1) => of(Q.rational(n, d));

  test('exp and log to forty digits', () => {
    near(exp(q(1)), '2.718281828459045235360287471352662497757');
    near(exp(q(-1)), '3.678794411714423215955237701614608674458e-1');
    near(exp(q(10)), '2.202646579480671651695790064528424436635e+4');
    near(log(q(2)), '6.931471805599453094172321214581765680755e-1');
    near(log(q(1, 3)), '-1.098612288668109691395245236922525704647');
    near(log(q(1000)), '6.907755278982137052053974364053092622803');
    near(log(exp(q(7, 3))), '2.333333333333333333333333333333333333333');
  });

  test('lo ≤ value ≤ hi, and what is exact stays exact', () => {
    const product = mul(exp(q(5)), exp(q(-5)));
    const difference = add(product, q(-1));
    assert.deepEqual(sign(difference), { without: 'unknown' });
    assert.deepEqual(mul(q(1, 3), q(3)), Q.ONE);
    near(inverse(log(q(1, 2))), '-1.442695040888963407359924681001892137427');
  });

  test('without a value for certain, or nothing known', () => {
    assert.equal(inverse(q(0)), 'undefined');
    assert.equal(log(q(-1)), 'undefined');
    assert.equal(add('undefined', 'unknown'), 'undefined');
    assert.equal(inverse(add(exp(q(1)), mul(exp(q(1)), q(-1)))), 'unknown');
    assert.equal(exp(q(10 ** 6)), 'unknown');
  });
});

test('a verdict does not depend on the points that were drawn', () => {
  const sum = ['exp(sqrt(2) + sqrt(3))', 'exp(sqrt(2))*exp(sqrt(3))'] as const;
  const kinds = Array.from({ length: 60 }, () => judge(...sum, { symbols: {} }).kind);
  assert.deepEqual([...new Set(kinds)], ['exact']);
});
