/**
 * Which expressions (without cases) are identically zero? Schwartz–Zippel: a nonzero polynomial of degree D over F_p
 * is zero at a random point with probability at most D/p. Each expression is evaluated in two fields, p ≈ 2¹²⁷, at
 * independent points; nothing of degree above 2⁶⁰ is accepted, counting all that the tower evaluates on the way. So a
 * false identity is accepted with probability below (2 · 2⁶⁰ / 2¹²⁶)² < 2⁻¹³⁰, over the choice of the seed. (For a
 * coefficient to vanish in both fields it would have to be a multiple of both primes.)
 */
import { DivisionByZero, Field, PRIMES } from './field.js';
import type { Graph } from './graph.js';
import type { Node } from './node.js';
import { type Choices, NeedsRoots, Resample, Undecided } from './pairs.js';
import { Tower } from './tower.js';

/** `undefined`: divides by zero everywhere. `mixed`: depends on which square roots are taken. */
export type Outcome = 'zero' | 'nonzero' | 'undefined' | 'mixed';

const MAX_DEGREE = 2 ** 60;

/** `positive` lists expressions known to be positive, as candidates for the logarithms that others are made of. */
export function decide(
  g: Graph,
  expressions: readonly Node[],
  positive: readonly Node[],
  seed = 'seed',
): Outcome[] {
  if (expressions.length === 0) return [];
  const [first, second] = PRIMES.map((p, i) =>
    survey(g, new Field(p), expressions, positive, `${seed}/${i}`),
  );
  return first.map((outcome, k) => (outcome === second[k] ? outcome : 'nonzero'));
}

function survey(
  g: Graph,
  field: Field,
  expressions: readonly Node[],
  positive: readonly Node[],
  seed: string,
): Outcome[] {
  let choices: Choices = { seed, roots: 1n, redraws: [], signs: 0 };
  for (let attempt = 0; attempt < 1000; attempt++) {
    try {
      const tower = new Tower(g, field, choices, expressions);
      let outcomes = evaluate(tower, expressions, positive);
      const radicals = [...tower.pairs.radicals];
      if (radicals.length > 5) throw new Undecided('too many different square roots');
      for (let subset = 1; subset < 1 << radicals.length; subset++) {
        const signs = radicals.reduce((bits, pair, i) => bits | (((subset >> i) & 1) << pair), 0);
        const others = evaluate(
          new Tower(g, field, { ...choices, signs }, expressions),
          expressions,
          positive,
        );
        outcomes = outcomes.map((outcome, k) => (outcome === others[k] ? outcome : 'mixed'));
      }
      return outcomes;
    } catch (thrown) {
      if (thrown instanceof NeedsRoots) choices = { ...choices, roots: choices.roots * thrown.n };
      else if (thrown instanceof Resample)
        choices = { ...choices, redraws: redrawn(choices.redraws, thrown.t) };
      else throw thrown;
    }
  }
  throw new Undecided('no point was found where the square roots exist');
}

function evaluate(tower: Tower, expressions: readonly Node[], positive: readonly Node[]): Outcome[] {
  if (tower.hasLogs) for (const node of positive) tower.at(tower.graph.log(node), 0);
  return expressions.map((expression) => {
    try {
      if (tower.at(expression, 0) !== 0n) return 'nonzero';
    } catch (thrown) {
      if (thrown instanceof DivisionByZero) return 'undefined';
      throw thrown;
    }
    if (tower.degree(expression) > MAX_DEGREE) throw new Undecided('the degree is too large');
    return 'zero';
  });
}

const redrawn = (redraws: readonly number[], t: number) =>
  Array.from({ length: Math.max(redraws.length, t + 1) }, (_, i) => (redraws[i] ?? 0) + (i === t ? 1 : 0));
