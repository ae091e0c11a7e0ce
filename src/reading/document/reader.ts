/** Reads the chains of a document one after the other, in the notation that holds where they stand. */
import type { Bilingual } from '../../bundle.js';
import { parse } from '../../judge/language.js';
import { withArbitrary } from '../letters/arbitrary.js';
import { forget, headWritten } from '../letters/declarations.js';
import { withOwnLetters } from '../letters/letters.js';
import { membershipIn } from '../letters/membership.js';
import { nameOf } from '../letters/naming.js';
import type { Notations } from '../letters/notations.js';
import { type Outline, sectionAt } from '../letters/outline.js';
import { asSymmetric, asUnit, summingToOne } from '../letters/suppositions.js';
import type { Names } from '../meaning/names.js';
import { isOfNumbers, numberReadings, speaksOfSlopes } from '../meaning/numbers.js';
import type { Chain } from '../tex/chains.js';
import { type Item, is } from '../tex/item.js';
import { isEquality, type Relation, relationIn } from '../tex/signs.js';
import { SAID } from '../text/said.js';
import { definitionIn, givenIn } from './defining.js';
import { rank, starts, strength } from './outcomes.js';
import { namesIn, type Supposed, withoutEquations, withoutPresumption } from './presumption.js';
import { haveOneShape, type Judgement, judgeShape, judgeStep, readingOf, type Written } from './steps.js';
import { Unknowns } from './unknowns.js';
import { Vocabulary } from './vocabulary.js';

/** A step as it was written and judged. */
export interface ReadStep extends Judgement {
  readonly left: Written;
  readonly right: Written;
  readonly relation: Relation;
}

/** A chain with what became of its steps. */
export interface ReadChain {
  readonly sides: readonly Written[];
  readonly steps: readonly ReadStep[];
  readonly note: string;
  /** The names that its steps were judged with. */
  readonly names: Names;
}

/** What the words around a formula say of it. */
export interface Claimed {
  /** It is only supposed, or brought in: its equalities define, or claim nothing. */
  readonly supposed?: boolean;
  /** It says where something vanishes, or what is left out: nothing is supposed to be so. */
  readonly place?: boolean;
  /** It is brought in by “let”: a name that the document gave before has a new meaning. */
  readonly anew?: boolean;
  readonly condition?: Written;
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

export class Reader extends Vocabulary {
  /** Whether the last chain was an equation: what is joined to it is one, too. */
  carrying = false;
  /** Equations that are supposed, of which the judge knows nothing. */
  private equations: readonly Supposed[] = [];
  /** The last side, from which a formula that begins with = goes on. */
  private last: Written | undefined;
  private readonly unknowns: Unknowns | undefined;

  /** With an outline of the document, letters that nothing declares are what it says later, or its uses ask for. */
  constructor(text: string, notations: Notations, outline?: Outline) {
    super(text, notations, outline);
    this.unknowns = outline && new Unknowns(outline, this);
  }

  /** Whether the document says itself what its letters mean, and no notation does. */
  get isOnItsOwn(): boolean {
    return this.unknowns?.isActive ?? false;
  }

  override turnTo(notations: Notations): void {
    super.turnTo(notations);
    this.last = undefined;
    this.unknowns?.stop();
  }

  /** A new section or question begins: what was supposed before holds no more. */
  beginsAnew(): void {
    this.equations = [];
  }

  /** Reads a definition that stands elsewhere; what goes on from the last formula still does. */
  readAhead(chain: Chain, at: number): void {
    const { last, carrying } = this;
    this.read(chain, at);
    [this.last, this.carrying] = [last, carrying];
  }

  /**
   * Judges a chain; `condition` is what the words before it say it is claimed under. Where it makes no sense of a
   * vector it is read as one of numbers, if it makes sense so.
   */
  read(written: Chain, at: number, options: Claimed = {}): ReadChain {
    this.here = at;
    const chain = this.withoutDeclaration(written);
    this.unknowns?.resolve(chain, at);
    this.here = at;
    const { alternatives, last } = this;
    const read = this.readOnce(chain, at, options);
    if (!read.steps.some(({ outcome }) => /^(refused|unread)$/.test(outcome))) return read;
    const after = { alternatives: this.alternatives, last: this.last };
    const items = [...(chain.sides[0].length > 0 ? [] : (last?.items ?? [])), ...chain.sides.flat()];
    for (const { letter, names } of numberReadings(alternatives[0][0], items)) {
      this.alternatives = [[names]];
      this.last = last;
      const numbers = this.readOnce(chain, at, options);
      this.alternatives = after.alternatives;
      if (isCalculusOfNumbers(numbers, read, items))
        return { ...numbers, steps: numbers.steps.map((step) => withNote(step, SAID.asNumber(letter))) };
      this.last = after.last;
    }
    return read;
  }

  /** “F(β) = …, λ > 0” says of λ what it is, and of F no case. */
  private withoutDeclaration(chain: Chain): Chain {
    const { condition, ...plain } = chain;
    const given = condition?.length && this.isOnItsOwn ? givenIn(chain.sides[0]) : undefined;
    if (!condition || !given || !this.isUnknown(chain.sides[0])) return chain;
    const letter = nameOf(condition.slice(0, condition.findIndex(relationIn)));
    const isOfOthers = given.args.every((arg) => nameOf(arg) !== letter);
    return isOfOthers && this.declares(condition) ? plain : chain;
  }

  /** A number alone, or a letter with its scripts that stands for nothing else. */
  private isFree({ items: [first, ...scripts] }: Written): boolean {
    return (
      first !== undefined &&
      /^(letter|number|command)$/.test(first.kind) &&
      first.parts.length === 0 &&
      scripts.every(({ kind }) => kind === 'sub' || kind === 'sup') &&
      !this.isDefined(first)
    );
  }

  private readOnce(chain: Chain, at: number, options: Claimed): ReadChain {
    const sides = chain.sides.map((items) => this.writtenSide(items, at));
    const start = sides[0].items.length > 0 ? sides[0] : this.last;
    const condition = chain.condition?.length ? this.writtenSide(chain.condition, at) : options.condition;
    const outer = this.alternatives;
    const all = [...(start?.items ?? []), ...chain.sides.flat()];
    this.update((names) => withOwnLetters(names, start?.items ?? [], all));
    const { outline } = this;
    if (outline && this.isOnItsOwn) this.update((names) => withArbitrary(names, outline.differentiated));
    const steps: ReadStep[] = [];
    // The last side that a step can start from, and the wrong one after it.
    let from = start;
    let wrong: Written | undefined;
    chain.relations.forEach((relation, k) => {
      const right = sides[k + 1];
      if (relation === '∈') {
        const judgement = this.belongs(from, right);
        if (judgement && from) steps.push({ ...judgement, left: from, right, relation });
        return;
      }
      if (relation === '↦') {
        from = right;
        return;
      }
      // 1 ≤ i, k ≠ y, λ > 0: said of what may be any, and no claim.
      const isBound = /[<>≤≥≠]/.test(relation) && [from, right].every((side) => side && this.isFree(side));
      const left = from ?? { items: [], at: right.at, end: right.at, text: '' };
      const first = k === 0 && sides[0].items.length > 0;
      const judgement =
        (k === 0 && isEquality(relation)
          ? this.defines(left, right, relation, { ...options, ...(condition && { condition }) })
          : undefined) ??
        (options.supposed || isBound
          ? this.supposed(left, right, relation, options.place)
          : this.equation(
              this.claimed(left, right, { first, condition, wrong, sides, relation }),
              right,
              chain,
              options,
            ));
      const isWrong =
        judgement.outcome === 'refused' || readingOf(left, this.names).error?.reason === 'shape';
      const again =
        k === 0 && first && isEquality(relation) && isWrong
          ? this.givesAnew(left, right, relation, at)
          : undefined;
      steps.push({ ...(again ?? judgement), left, right, relation });
      wrong = !again && judgement.outcome === 'refused' ? right : undefined;
      if (again || starts(judgement)) from = right;
    });
    // An index is free in one chain; a definition stays.
    const names = this.namesFor(steps);
    if (steps.every(({ outcome }) => outcome !== 'defined')) this.alternatives = outer;
    const end = sides[sides.length - 1];
    if (end.items.length > 0) this.last = steps.length > 0 ? from : end;
    return { sides, steps, note: chain.note, names };
  }

  /** The names in which all steps together are read best: an answer is one derivation in one notation. */
  private namesFor(steps: readonly ReadStep[]): Names {
    const total = this.alternatives.map((_, i) =>
      steps.reduce((sum, { ranks }) => sum + (ranks?.[i] ?? 0), 0),
    );
    return this.alternatives[total.indexOf(Math.min(...total))][0];
  }

  /** x ∈ ℝⁿ of what is declared; nothing if the right side is no such space. */
  private belongs(left: Written | undefined, right: Written): Judgement | undefined {
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
  private equation(
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
  private claimed(
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

  /** A name that nothing declares, alone on the left of an expression that is read: it is that from here on. */
  private defines(
    left: Written,
    right: Written,
    relation: string,
    { condition, anew }: Claimed,
  ): Judgement | undefined {
    if (anew || this.isOfOthers(left)) this.forgets(left, right);
    const found = definitionIn(left, right, relation, this.names, condition !== undefined);
    // What is made of a guess is one itself.
    const isGuess = found?.judgement.sides?.[0].doubt !== undefined;
    if (found?.change && isGuess) this.presumes([nameOf(headWritten(left.items).head) ?? ''], found.change);
    else if (found?.change) this.extend(found.change);
    return found?.judgement;
  }

  /** Whether ℓ(μ, σ²) stands on the left where ℓ was given in another section, of other letters. */
  private isOfOthers(left: Written): boolean {
    const name = this.isOnItsOwn && headWritten(left.items).args.length > 0 ? this.ownHead(left) : undefined;
    if (!this.outline || name === undefined || !this.names.notation.of?.[name]) return false;
    const isElsewhere = this.sectionOf(name) !== sectionAt(this.outline, this.here);
    return isElsewhere && readingOf(left, this.names).error?.reason === 'undeclared';
  }

  /**
   * An equality that would be wrong of a letter of the document's own gives it a new meaning, if it is none of what it
   * meant: the letter stood for nothing, or it is said in another section, or of other letters.
   */
  private givesAnew(left: Written, right: Written, relation: Relation, at: number): Judgement | undefined {
    const { outline, names, alternatives } = this;
    const name = this.isOnItsOwn ? this.ownHead(left) : undefined;
    if (!outline || name === undefined || this.carrying) return undefined;
    const source = names.notation.definitions?.find(([defined]) => defined === name)?.[1];
    const value = readingOf(right, forget(names, name));
    if (value.error) return undefined;
    const now = namesIn([value.side], names);
    if (now.has(name)) return undefined;
    if (source === undefined) {
      const [a, b] = [left, right].map((side) => readingOf(side, names));
      if (a.error || b.error || !haveOneShape(a.side, b.side, names)) return undefined;
    } else {
      const before = namesIn([{ ...value.side, node: parse(source) }], names);
      const isNear = this.sectionOf(name) === sectionAt(outline, at);
      const { symbols } = names.context;
      // The weights of a loss that may be any are none of the document's.
      const isQuantity = (one: string) =>
        (symbols[one] === 'scalar' || Array.isArray(symbols[one])) && !/_by_/.test(one);
      // What is said of a derivative is claimed of it.
      if (isNear && /^(grad|D|jacobian)\(/.test(source)) return undefined;
      if (isNear && [...now].every((one) => before.has(one) || !isQuantity(one))) return undefined;
    }
    this.forgets(left, right);
    const given = this.defines(left, right, relation, {});
    if (!given) this.alternatives = alternatives;
    return given && { ...given, note: SAID.anew() };
  }

  /** What is only supposed claims nothing; that the entries of a vector sum to one is kept in mind. */
  private supposed(left: Written, right: Written, relation: Relation, place = false): Judgement {
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

/**
 * Whether the reading of a chain with a number in place of a vector is the one that is meant: it has a derivative
 * as of one number, or a side that has no meaning for a vector.
 */
function isCalculusOfNumbers(numbers: ReadChain, vectors: ReadChain, items: readonly Item[]): boolean {
  const ofNumbers = numbers.steps.every(({ sides }) => sides?.every(({ node }) => isOfNumbers(node)));
  return ofNumbers && (speaksOfSlopes(items) || vectors.steps.some(hasMeaninglessSide));
}

const hasMeaninglessSide = ({ outcome, meaningless }: ReadStep): boolean =>
  outcome === 'unread' || meaningless === true;

const withNote = (step: ReadStep, note: Bilingual): ReadStep => ({
  ...step,
  note: step.note ? { en: `${note.en}; ${step.note.en}`, fr: `${note.fr} ; ${step.note.fr}` } : note,
});

/** Whether a step starts where the one before ended, or from the last right side before that. */
export const goesOn = (before: ReadStep, { left }: ReadStep): boolean =>
  left.at === before.right.at || left.at === before.left.at;
