/**
 * Which expressions (without cases) are identically zero? Schwartz–Zippel: a nonzero polynomial of degree D over F_p
 * is zero at a random point with probability at most D/p. Each expression is evaluated in two fields, at independent
 * points; p ≈ 2¹²⁷, the primes and the points are drawn afresh (chance.ts), and nothing of degree above 2⁴⁰ is accepted,
 * counting all that the tower evaluates on the way. README.md adds up what that leaves to chance.
 */
import { Streams } from '../expression/chance.js';
import { DivisionByZero, type Field } from '../expression/field.js';
import type { Graph } from '../expression/graph.js';
import type { Node } from '../expression/node.js';
import { TimeIsOver, Undecided } from '../expression/undecided.js';
import { type Choices, NeedsField, NeedsRoots, Resample } from './pairs.js';
import { Tower } from './tower.js';

/**
 * `undefined`: divides by zero everywhere. It may depend on which square roots are taken: `mixed` between zero and
 * not, `unclear` whether there is a value.
 */
export type ZeroTest = 'zero' | 'nonzero' | 'undefined' | 'mixed' | 'unclear';

const MAX_DEGREE = 2 ** 40;
const MAX_RADICALS = 5;

/** What is found in one field, and by which relations between exponentials and logarithms. */
interface Survey {
  readonly outcomes: readonly ZeroTest[];
  readonly relations: string;
}

/** `positive` lists expressions known to be positive, as candidates for the logarithms that others are made of. */
export function decide(g: Graph, expressions: readonly Node[], positive: readonly Node[] = []): ZeroTest[] {
  if (expressions.length === 0) return [];
  const [first, second] = g.fields.both.map((field) => survey(g, field, expressions, positive));
  // Coefficients that are the same in both fields are those of the relation itself.
  const isSame = first.relations === second.relations;
  return first.outcomes.map((outcome, k) => (isSame && outcome === second.outcomes[k] ? outcome : 'nonzero'));
}

/** The same one by one; what cannot be decided has a reason instead. */
export function decideEach(
  g: Graph,
  expressions: readonly Node[],
  positive: readonly Node[] = [],
): (ZeroTest | Undecided)[] {
  try {
    return decide(g, expressions, positive);
  } catch (thrown) {
    if (!(thrown instanceof Undecided) || thrown instanceof TimeIsOver) throw thrown;
    if (expressions.length === 1) return [thrown];
    return expressions.flatMap((expression) => decideEach(g, [expression], positive));
  }
}

function survey(g: Graph, first: Field, expressions: readonly Node[], positive: readonly Node[]): Survey {
  let field = first;
  const fresh = (): Choices => ({ streams: new Streams(field.p), roots: 1n, redraws: [], signs: 0 });
  let choices = fresh();
  for (;;) {
    g.limit.check();
    try {
      const tower = new Tower(g, field, choices, expressions);
      let outcomes = evaluate(tower, expressions, positive);
      const radicals = tower.ambiguous;
      if (radicals.length > MAX_RADICALS) throw new Undecided('too many different square roots');
      for (let subset = 1; subset < 1 << radicals.length; subset++) {
        const signs = radicals.reduce((bits, pair, i) => bits | (((subset >> i) & 1) << pair), 0);
        const others = evaluate(
          new Tower(g, field, { ...choices, signs }, expressions),
          expressions,
          positive,
        );
        outcomes = outcomes.map((outcome, k) => either(outcome, others[k]));
      }
      return { outcomes, relations: tower.pairs.relations.join() };
    } catch (thrown) {
      if (thrown instanceof NeedsRoots) choices = { ...choices, roots: choices.roots * thrown.n };
      else if (thrown instanceof Resample)
        choices = { ...choices, redraws: redrawn(choices.redraws, thrown.t) };
      else if (thrown instanceof NeedsField) {
        field = g.fields.renewInPlace(field);
        choices = fresh();
      } else throw thrown;
    }
  }
}

function either(a: ZeroTest, b: ZeroTest): ZeroTest {
  if (a === b) return a;
  return [a, b].some((outcome) => outcome === 'undefined' || outcome === 'unclear') ? 'unclear' : 'mixed';
}

function evaluate(tower: Tower, expressions: readonly Node[], positive: readonly Node[]): ZeroTest[] {
  if (tower.hasLogs) for (const node of positive) tower.at(tower.graph.log(node), 0);
  const outcomes = expressions.map((expression): ZeroTest => {
    try {
      return tower.at(expression, 0) === 0n ? 'zero' : 'nonzero';
    } catch (thrown) {
      if (thrown instanceof DivisionByZero) return 'undefined';
      throw thrown;
    }
  });
  return outcomes.map((outcome, k) => {
    if (outcome !== 'nonzero' && tower.degree(expressions[k]) + tower.pairs.degree > MAX_DEGREE)
      throw new Undecided('the degree is too large');
    return outcome;
  });
}

/** A radicand may never be a square with either sign of a root in it: (1 + √(1+x²))(1 − √(1+x²)) = −x². */
const MAX_REDRAWS = 200;

function redrawn(redraws: readonly number[], t: number): number[] {
  if ((redraws[t] ?? 0) >= MAX_REDRAWS) throw new Undecided('a square root of a sum of square roots');
  return Array.from(
    { length: Math.max(redraws.length, t + 1) },
    (_, i) => (redraws[i] ?? 0) + (i === t ? 1 : 0),
  );
}
