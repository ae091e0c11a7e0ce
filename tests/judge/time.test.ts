/** The time of a claim: one limit for all that it asks for. No test here measures time: the clock is given. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { atAllSizes } from '../../src/judge/all-sizes.js';
import { Graph } from '../../src/judge/exact/expression/graph.js';
import { Limit, TimeIsOver } from '../../src/judge/exact/expression/undecided.js';
import { holds, isPlausible, judgeInstance } from '../../src/judge/exact/prove.js';
import { searchWitness } from '../../src/judge/exact/witness.js';
import { Claim } from '../../src/judge/expand/claim.js';

/** A clock that goes on by so many milliseconds at each look, and how often it was looked at. */
function steps(milliseconds: number) {
  const clock = { looks: 0, now: () => milliseconds * clock.looks++ };
  return clock;
}

const look = 1e6;

test('a limit holds from its end on, for what is a share of it too', () => {
  const { now } = steps(1000);
  const limit = new Limit(3, now);
  const share = limit.share(1000);
  for (let k = 0; k < 3; k++) limit.check(look);
  assert.throws(() => limit.check(look), TimeIsOver);
  assert.throws(() => limit.check(), TimeIsOver);
  assert.throws(() => share.check(), TimeIsOver);
});

test('small work is added up before the clock is looked at', () => {
  const clock = steps(0);
  const limit = new Limit(5, clock.now);
  for (let k = 0; k < 1000; k++) limit.check();
  assert.ok(clock.looks > 2 && clock.looks < 10, String(clock.looks));
});

test('the search for a witness stops when the time is over, by floating point and by enclosures', () => {
  const g = new Graph();
  const [x, y] = [g.variable('x'), g.variable('y')];
  const pairs = [{ left: g.exp(g.add(x, y)), right: g.mul(g.exp(x), g.exp(y)), labels: {} }];
  for (const closely of [false, true]) {
    const limit = new Limit(5, steps(1000).now);
    assert.throws(() => searchWitness(limit, pairs, [], { closely, tries: 1000 }), TimeIsOver);
  }
});

describe('a claim ends when its time does, wherever that is', () => {
  const context = { symbols: { x: 'scalar', y: 'scalar', n: 'size', v: ['n'], g: ['n'] } } as const;
  const claims = [
    ['max(abs(v))^2', 'max(v .* v)'],
    ['max(abs(v + g))', 'max(abs(g + v)) + 0*max(v)'],
    ['sum(q, 1, 2000, q^(-100))', 'x'],
    ['prod(q, 1, 12, abs(x - q))', 'prod(q, 1, 12, abs(q - x))*sign(1 + y^2)'],
    ['exp(x + y)*log(exp(20000) + 1)', '20000*exp(x)*exp(y)'],
  ];
  for (const [left, right] of claims)
    for (const total of [1, 10, 100])
      test(`${left}: ${total} looks`, () => {
        const clock = steps(5000 / total);
        const claim = new Claim(left, right, context, new Limit(5, clock.now));
        const { kind } = atAllSizes(claim, { verdict: judgeInstance, isPlausible, holds });
        assert.notEqual(kind, 'refused');
        // After the end it is looked at once for each attempt that is given up, and no new work is done.
        assert.ok(clock.looks < total + 60, String(clock.looks));
      });
});
