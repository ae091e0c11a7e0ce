/**
 * What is said of signs holds at points: random sums under random facts, at points near and far where the facts hold.
 * (Points alone do not find a wrong sign in a claim whose assumptions keep them away from where it is wrong.)
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import alea from 'seedrandom/lib/alea.js';
import { Graph } from '../../src/judge/exact/expression/graph.js';
import { type Mask, maskOf, NEGATIVE, POSITIVE, ZERO } from '../../src/judge/exact/expression/masks.js';
import { type Node, print } from '../../src/judge/exact/expression/node.js';
import type { Facts } from '../../src/judge/exact/expression/products.js';
import * as Q from '../../src/judge/exact/expression/rational.js';
import { Limit, Undecided } from '../../src/judge/exact/expression/undecided.js';
import { Signs } from '../../src/judge/exact/sign/signs.js';
import { enclosures, signOf } from '../../src/judge/exact/value/enclosure.js';
import { evaluateRoots } from '../../src/judge/exact/value/evaluate.js';

const EXACT = enclosures(300);
const COORDINATES = [0, 1, -1, 2, -2, 1 / 2, -1 / 2, 3, 1 / 4, 1 / 8, 5, -5, 20, -20, 1000, -1000];

type Draw = (n: number) => number;

/** Sums in which one term may outgrow another: tangents, bounds and roots meet their limits in them. */
function sumOf(g: Graph, [x, y]: readonly Node[], draw: Draw): Node {
  const half = g.number(Q.rational(1, 2));
  const line = () =>
    g.add(g.mul(g.number(draw(5) - 2), x), g.mul(g.number(draw(3) - 1), y), g.number(draw(5) - 2));
  const positive = () => [x, y, g.add(x, g.one), g.add(g.power(x, 2), g.one), g.subtract(g.one, x)][draw(5)];
  const root = () => g.exp(g.mul(half, g.log([x, g.add(g.power(x, 2), g.one), g.add(x, y)][draw(3)])));
  const atoms = [
    () => x,
    () => y,
    () => g.exp(x),
    () => g.exp(line()),
    () => g.log(positive()),
    root,
    () => g.one,
  ];
  const monomial = () =>
    g.mul(
      g.number(Q.rational(draw(9) - 4, 1 + draw(3))),
      ...Array.from({ length: 1 + draw(2) }, () => atoms[draw(atoms.length)]()),
    );
  return g.add(...Array.from({ length: 2 + draw(3) }, monomial));
}

/** The exact tangents, and what is a little above or below them. */
function nearTangent(g: Graph, [x, y]: readonly Node[], draw: Draw): Node {
  const [p, q] = [
    [g.exp(x), g.add(g.one, x)],
    [g.log(x), g.subtract(x, g.one)],
    [g.exp(g.mul(g.number(2), x)), g.add(g.one, g.mul(g.number(2), x, g.exp(x)))],
    [g.mul(x, g.log(x)), g.subtract(x, g.one)],
    [g.exp(x), g.mul(g.exp(y), g.add(g.one, x, g.negate(y)))],
    [g.add(g.exp(x), g.exp(g.negate(x))), g.add(g.number(2), g.power(x, 2))],
    [g.log(g.add(g.one, x)), g.subtract(x, g.mul(g.number(Q.rational(1, 2)), g.power(x, 2)))],
    [g.power(x, 3), g.add(g.mul(g.number(3), x), g.number(-2))],
  ][draw(8)];
  const factor = g.number(Q.rational(draw(2) ? 1 : -1 - draw(3)));
  return g.mul(factor, g.add(p, g.negate(q), g.number(Q.rational(draw(3) - 1, [1, 1, 1000][draw(3)]))));
}

const MASKS: readonly Mask[] = [NEGATIVE, POSITIVE, NEGATIVE | ZERO, POSITIVE | ZERO, POSITIVE, ZERO];

function factsOf(g: Graph, [x, y]: readonly Node[], draw: Draw): Facts {
  const facts = new Map();
  const lines = [
    x,
    y,
    g.subtract(x, y),
    g.add(x, g.number(-2)),
    g.add(x, g.one),
    g.add(x, g.number(-100)),
    g.add(x, g.number(30)),
  ];
  for (let k = draw(3); k > 0; k--) {
    const { constant, factors } = new Signs(g, new Map()).factors(lines[draw(lines.length)]);
    const [{ key, node }] = factors;
    if (constant > 0) facts.set(key, { node, mask: MASKS[draw(MASKS.length)] });
  }
  return facts;
}

for (const [name, make] of Object.entries({ sums: sumOf, tangents: nearTangent }))
  test(`signs under facts hold at points: ${name}`, () => {
    const random = alea(`signs of ${name}`);
    const draw: Draw = (n) => Math.floor(random() * n);
    let known = 0;
    for (let round = 0; round < 60; round++) {
      const g = new Graph(new Limit(3));
      const variables = [g.variable('x'), g.variable('y')];
      const [node, facts] = [make(g, variables, draw), factsOf(g, variables, draw)];
      let mask: Mask;
      try {
        mask = new Signs(g, facts).mask(node);
      } catch (thrown) {
        if (thrown instanceof Undecided) continue;
        throw thrown;
      }
      if (mask !== (NEGATIVE | ZERO | POSITIVE)) known += 1;
      for (let attempt = 0; attempt < 60; attempt++) {
        const at = variables.map(() => EXACT.of(Q.rational(8 * COORDINATES[draw(COORDINATES.length)], 8)));
        const values = evaluateRoots(
          [node, ...[...facts.values()].map((fact) => fact.node)],
          (variable) => at[variable === 'x' ? 0 : 1],
          EXACT,
          new Limit(60),
        ).map(signOf);
        const holds = [...facts.values()].every((fact, k) => maskOf(values[k + 1] ?? 5) & fact.mask);
        const [sign] = values;
        if (sign === undefined || !holds) continue;
        const told = [...facts.values()].map((fact) => `${print(fact.node)}: ${fact.mask}`).join(', ');
        assert.ok(
          maskOf(sign) & mask,
          `${print(node)} has the sign ${sign} and not of ${mask}, where ${told}`,
        );
      }
    }
    assert.ok(known > 8, `${known} signs are known`);
  });
