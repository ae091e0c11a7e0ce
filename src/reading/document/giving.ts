/** The names that a document gives: z = W x is z from there on, until it gives z anew. */
import { parse } from '../../judge/language.js';
import { forget, headWritten } from '../letters/declarations.js';
import { nameOf } from '../letters/naming.js';
import { sectionAt } from '../letters/outline.js';
import type { Relation } from '../tex/signs.js';
import { SAID } from '../text/said.js';
import { Declaring } from './declaring.js';
import { definitionIn } from './defining.js';
import { namesIn } from './presumption.js';
import { haveOneShape, type Judgement, readingOf, type Written } from './steps.js';

/** How the words around an equality bring its left side in. */
export interface Given {
  /** By “let”: a name that the document gave before has a new meaning. */
  readonly anew?: boolean;
  readonly condition?: Written;
}

export abstract class Giving extends Declaring {
  /** Whether the document says itself what its letters mean, and no notation does. */
  abstract get isOnItsOwn(): boolean;

  /** A name that nothing declares, alone on the left of an expression that is read: it is that from here on. */
  protected defines(
    left: Written,
    right: Written,
    relation: string,
    { condition, anew }: Given,
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
  protected givesAnew(left: Written, right: Written, relation: Relation, at: number): Judgement | undefined {
    const { outline, names, alternatives } = this;
    const name = this.isOnItsOwn ? this.ownHead(left) : undefined;
    if (!outline || name === undefined) return undefined;
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
}
