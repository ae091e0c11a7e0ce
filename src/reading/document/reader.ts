/** Reads the chains of a document one after the other, in the notation that holds where they stand. */
import type { Bilingual } from '../../bundle.js';
import { withArbitrary } from '../letters/arbitrary.js';
import { withOwnLetters } from '../letters/letters.js';
import { nameOf } from '../letters/naming.js';
import type { Notations } from '../letters/notations.js';
import type { Outline } from '../letters/outline.js';
import type { Names } from '../meaning/names.js';
import { isOfNumbers, numberReadings, speaksOfSlopes } from '../meaning/numbers.js';
import type { Chain } from '../tex/chains.js';
import type { Item } from '../tex/item.js';
import { isEquality, type Relation, relationIn } from '../tex/signs.js';
import { SAID } from '../text/said.js';
import { type Claimed, Claims } from './claims.js';
import { givenIn } from './defining.js';
import { starts } from './outcomes.js';
import { type Judgement, readingOf, type Written } from './steps.js';
import { Unknowns } from './unknowns.js';

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

export class Reader extends Claims {
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
        k === 0 && first && !this.carrying && isEquality(relation) && isWrong
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
