/** What is claimed by a step, and what is only supposed or looked for. */
import { membershipIn } from '../letters/membership.js';
import { asSymmetric, asUnit, summingToOne } from '../letters/suppositions.js';
import type { Names } from '../meaning/names.js';
import type { Chain } from '../tex/chains.js';
import { type Item, is } from '../tex/item.js';
import { isEquality, type Relation } from '../tex/signs.js';
import { SAID } from '../text/said.js';
import { type Given, Giving } from './giving.js';
import { rank, strength } from './outcomes.js';
import { namesIn, type Supposed, withoutEquations, withoutPresumption } from './presumption.js';
import { type Judgement, judgeShape, judgeStep, readingOf, type Written } from './steps.js';

/** What the words around a formula say of it. */
export interface Claimed extends Given {
  /** It is only supposed, or brought in: its equalities define, or claim nothing. */
  readonly supposed?: boolean;
  /** It says where something vanishes, or what is left out: nothing is supposed to be so. */
  readonly place?: boolean;
  /** The words behind it say that it holds only somewhere, and not where: wrong elsewhere is not wrong. */
  readonly somewhere?: boolean;
  /** It stands in a sentence that does not say that it holds: an order of letters may be a condition there. */
  readonly mentioned?: boolean;
  /**
   * It may be an equation: it is joined by ⇒ or ⇔ to what follows it, the sentence looks for where it holds, or has
   * said one already.
   */
  readonly sought?: '⇒' | '⇔' | 'zero' | 'follows';
}

const SUPPOSED: Judgement = { outcome: 'supposed' };

const isZero = ({ items }: Written): boolean => items.length === 1 && is(items[0], 'number', '0');

export abstract class Claims extends Giving {
  /** Whether the last chain was an equation: what is joined to it is one, too. */
  carrying = false;
  /** Equations that are supposed, of which the judge knows nothing. */
  private equations: readonly Supposed[] = [];

  /** A new section or question begins: what was supposed before holds no more. */
  beginsAnew(): void {
    this.equations = [];
  }

  /** x ∈ ℝⁿ of what is declared; nothing if the right side is no such space. */
  protected belongs(left: Written | undefined, right: Written): Judgement | undefined {
    const [first] = right.items;
    if (!left?.items.length || !first) return undefined;
    const sign: Item = { kind: 'command', text: 'in', at: first.at, end: first.at, parts: [] };
    const space = membershipIn([...left.items, sign, ...right.items], this.names, this.text);
    if (!space || !Array.isArray(space.each)) return undefined;
    const [unknown] = Object.values(space.sizes);
    // d_m, with a letter that stands for a layer, is several sizes: no one shape is claimed.
    if (unknown !== undefined && this.names.notation.layers) return undefined;
    if (unknown !== undefined) return { outcome: 'undeclared', note: SAID.whatIs(unknown, []), at: right.at };
    return judgeShape(left, space.each, this.names);
  }

  /** What is no identity, and is not said to be one: set to zero, or joined to what follows from it. */
  protected equation(
    judgement: Judgement,
    right: Written,
    { link }: Chain,
    { sought, somewhere, mentioned }: Claimed,
  ): Judgement {
    if (judgement.sometimes && mentioned)
      return { ...judgement, outcome: 'supposed', note: SAID.sometimes() };
    if (somewhere && judgement.outcome === 'refused') return { outcome: 'unread', note: SAID.somewhere() };
    const carried = link !== undefined && this.carrying;
    const isEquation =
      carried || sought === '⇔' || sought === 'follows' || (sought !== undefined && isZero(right));
    this.carrying = carried;
    if (judgement.outcome !== 'refused' || !isEquation || judgement.leftMeaningless || judgement.meaningless)
      return judgement;
    this.carrying = true;
    return { ...SUPPOSED, note: SAID.carried(), ...(judgement.sides && { sides: judgement.sides }) };
  }

  /** What is claimed by a step; after a wrong side, what only follows from that has been said. */
  protected claimed(
    left: Written,
    right: Written,
    {
      first,
      condition,
      wrong,
      sides,
      relation,
    }: {
      first: boolean;
      condition?: Written;
      wrong?: Written;
      sides: readonly Written[];
      relation: Relation;
    },
  ): Judgement {
    const judgement = this.judged(left, right, first, condition, relation);
    if (judgement.outcome !== 'refused') return judgement;
    const zero = sides[sides.length - 1];
    if (isZero(zero) && right !== zero) return this.bothZero(left, right, zero, condition) ?? judgement;
    const after = wrong && this.judged(wrong, right, true, condition, relation);
    const follows =
      after && (after.leftMeaningless || !/^(refused|undecided|unread|undeclared)$/.test(after.outcome));
    return follows ? { ...judgement, outcome: 'blocked', note: SAID.afterWrong() } : judgement;
  }

  /** A = B = 0 of two shapes says that both are 0. */
  private bothZero(
    left: Written,
    right: Written,
    zero: Written,
    condition: Written | undefined,
  ): Judgement | undefined {
    const both = [left, right].map((side) => this.judged(side, zero, true, condition));
    return both.every(({ outcome }) => /^(exact|sizes|convention)$/.test(outcome))
      ? { ...both[0], note: SAID.bothZero() }
      : undefined;
  }

  private judged(
    left: Written,
    right: Written,
    first: boolean,
    condition: Written | undefined,
    relation: Relation = '=',
  ): Judgement {
    const worst = this.alternatives.map((instances) =>
      instances
        .map((names) => judgeStep(left, right, names, first, condition, relation))
        .reduce((a, b) => (strength(b) > strength(a) ? b : a)),
    );
    const best = worst.reduce((a, b) => (rank(b) < rank(a) ? b : a));
    const judgement = { ...best, ranks: worst.map(rank) };
    if (!this.isOnItsOwn) return judgement;
    return withoutEquations(
      withoutPresumption(judgement, this.presumed, this.outline?.given ?? new Set(), this.names),
      this.equations,
      this.names,
    );
  }

  /** What is only supposed claims nothing; that the entries of a vector sum to one is kept in mind. */
  protected supposed(left: Written, right: Written, relation: Relation, place = false): Judgement {
    if (place || !isEquality(relation)) return SUPPOSED;
    const [a, b] = [left, right].map((side) => readingOf(side, this.names));
    if (!a.error && !b.error && summingToOne(a.side, b.side, this.names)) {
      this.update((names) => summingToOne(a.side, b.side, names) ?? names);
      return { outcome: 'defined', sides: [a.side, a.side] };
    }
    if (a.error || b.error) return SUPPOSED;
    const symmetric = b.side.source === `${a.side.source}'`;
    const made = (names: Names) =>
      symmetric ? asSymmetric(a.side.source, names) : asUnit(a.side, b.side, names);
    if (made(this.names)) {
      this.update((names) => made(names) ?? names);
      return { outcome: 'defined', sides: [a.side, a.side] };
    }
    // Of what holds of any letters nothing is supposed.
    if (this.judged(left, right, true, undefined).outcome !== 'refused') return SUPPOSED;
    const text = `${left.text} ${relation} ${right.text}`;
    this.equations = [...this.equations, { text, of: namesIn([a.side, b.side], this.names) }];
    return SUPPOSED;
  }
}
