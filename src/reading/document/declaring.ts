/** What a document says of its letters beside formulas that claim something: x ∈ ℝⁿ, x > 0, “a symmetric A”. */
import type { Shape } from '../../judge/language.js';
import { declare, declaredBy, forget } from '../letters/declarations.js';
import { apart, membershipIn } from '../letters/membership.js';
import { isWritten, letterKey, nameOf, nameWritten, texOf } from '../letters/naming.js';
import type { Notations } from '../letters/notations.js';
import { sectionAt } from '../letters/outline.js';
import { asDistribution, asSymmetric } from '../letters/suppositions.js';
import { type Names, namesOf } from '../meaning/names.js';
import type { Item } from '../tex/item.js';
import { relationIn } from '../tex/signs.js';
import { Vocabulary } from './vocabulary.js';

const CONTRARY: Readonly<Record<string, string>> = { '>': '<=', '>=': '<', '<': '>=', '<=': '>' };

export class Declaring extends Vocabulary {
  /** Those that it declared, with the place and its section: any other letter was only taken for what it seemed to be. */
  private declared = new Map<string, { readonly at: number; readonly section: number | undefined }>();
  /** What is assumed of numbers only until the words say otherwise: `x > 0`. */
  private assumed: readonly string[] = [];

  override turnTo(notations: Notations): void {
    super.turnTo(notations);
    this.declared = new Map();
    this.assumed = [];
  }

  /**
   * Takes x ∈ ℝⁿ as a declaration; says whether it was one. Where it is brought in anew (“let”), a name that the
   * document itself gave before has a new meaning. Taken ahead of its place, it gives nothing to a letter that has one.
   */
  declares(items: readonly Item[], anew = false, ahead = false): boolean {
    const [first, second] = apart(items);
    if (!ahead && items[0]) this.here = items[0].at;
    if (second) return [first, second].map((one) => this.declares(one, anew, ahead)).includes(true);
    const found = membershipIn(items, this.names, this.text);
    // That a number is below 0 is said in passing more often than it is a declaration.
    if (!found || (!anew && found.assume[0]?.startsWith('<'))) return false;
    const section = this.outline && sectionAt(this.outline, items[0].at);
    const written = found.left.flatMap((left) => nameWritten(left, this.names) ?? []);
    // It has been taken in already, from behind a formula that speaks of it.
    if (anew && written.some((name) => this.declared.get(name)?.at === items[0].at)) return true;
    // ℓ > 0 is claimed of an ℓ that the document gave.
    const isClaim = (name: string) =>
      !items.some((item) => relationIn(item) === '∈') &&
      this.names.notation.definitions?.some(([defined]) => defined === name);
    for (const name of written) {
      // “Let $f(x) = \log x$ for $x > 0$” says of the x of f what it was taken for, and its sign.
      if (anew && this.presumed.has(name) && this.hasShape(name, found.shape))
        this.supposes([
          ...(this.names.notation.assume ?? []),
          ...found.assume.map((sign) => `${name} ${sign}`),
        ]);
      else if (this.isOwn(name) && (anew || (!isClaim(name) && this.isOther(name, found.shape, section))))
        this.update((names) => forget(names, name));
    }
    // W^k of a layer has a meaning that is not written as a name.
    const fresh = found.left.some(
      (left) =>
        (!isWritten(left, this.names) && nameOf(left) !== undefined && this.isUnknown(left)) ||
        (!ahead && found.family && !this.names.notation.families?.[letterKey(left[0]) ?? '']),
    );
    for (const name of written) this.presumed.delete(name);
    if (!fresh) return false;
    this.extend((names) => declaredBy(found, names));
    for (const left of found.left) {
      const name = nameWritten(left, this.names) ?? '';
      this.declared.set(name, { at: items[0].at, section });
      // Of x_1, …, x_n ∈ ℝ the x alone has no meaning: that it is the vector of them is taken so.
      if (String(found.shape) !== String(found.each)) this.presumed.add(name);
    }
    return true;
  }

  /** Takes the shape that the words beside a formula say of it; says whether they do. */
  declaresSaid(at: number): boolean {
    const items = this.outline?.shapes.get(at);
    if (items) this.declares(items);
    return items !== undefined;
  }

  /** Frees what a membership is of from the definitions that the document gave it: it may be any. */
  frees(items: readonly Item[]): void {
    const { definitions = [] } = this.names.notation;
    const names = membershipIn(items, this.names, this.text)?.left ?? [];
    for (const name of names.flatMap((left) => nameWritten(left, this.names) ?? []))
      if (this.isOwn(name) && definitions.some(([defined]) => defined === name))
        this.update((before) => forget(before, name));
  }

  /** Whether what is declared is not what a letter was taken for, or was in another section. */
  private isOther(name: string, shape: Shape, section: number | undefined): boolean {
    const { symbols, definitions } = this.names.notation;
    const before = symbols[name];
    if (before === undefined) {
      const isDefined = definitions?.some(([defined]) => defined === name) ?? false;
      return isDefined && section !== undefined && this.sectionOf(name) !== section;
    }
    if (this.hasShape(name, shape)) return false;
    const declared = this.declared.get(name);
    return declared ? section !== undefined && declared.section !== section : this.outline !== undefined;
  }

  private hasShape(name: string, shape: Shape): boolean {
    return String(this.names.notation.symbols[name]) === String(shape);
  }

  /** Takes x > 0 as assumed, in place of what was assumed of x before; says whether it was such a thing. */
  assumes(items: readonly Item[]): boolean {
    const found = membershipIn(items, this.names, this.text);
    const left = found?.left ?? [items.slice(0, items.findIndex(relationIn))];
    const named = () => left.flatMap((one) => nameWritten(one, this.names) ?? []);
    this.assumesNoMore(named());
    if (found?.shape !== 'scalar' || found.assume.length === 0) return false;
    const before = this.names.notation.assume ?? [];
    this.declares(items, named().length === 0);
    const signs = named()
      .filter((name) => this.names.context.symbols[name] === 'scalar')
      .flatMap((name) => found.assume.map((sign) => `${name} ${sign}`))
      .filter((sign) => !before.includes(sign));
    this.assumed = [...this.assumed, ...signs];
    this.supposes([...before, ...signs]);
    return true;
  }

  /** Ends what is assumed of these names, or of all. */
  assumesNoMore(of?: readonly string[]): void {
    const ended = this.assumed.filter((sign) => of?.includes(sign.split(' ')[0]) ?? true);
    if (ended.length === 0) return;
    this.assumed = this.assumed.filter((sign) => !ended.includes(sign));
    this.supposes((this.names.notation.assume ?? []).filter((sign) => !ended.includes(sign)));
  }

  /** Of one sign that was assumed its contrary is, from here on; of several, or where it is not clear, nothing. */
  assumesContrary(unclear: boolean): void {
    const [one, more] = this.assumed;
    this.assumesNoMore();
    if (one === undefined || more !== undefined || unclear) return;
    const [name, sign] = one.split(' ');
    this.assumed = [`${name} ${CONTRARY[sign]} 0`];
    this.supposes([...(this.names.notation.assume ?? []), ...this.assumed]);
  }

  private supposes(assume: readonly string[]): void {
    this.update(({ notation }) => namesOf({ ...notation, assume }));
  }

  /** A letter alone, which the words beside it say to be a number, a size or an index; one that is declared stays. */
  calls(items: readonly Item[], shape: 'scalar' | 'size' | 'index'): void {
    const name = nameOf(items);
    if (name === undefined || isWritten(items, this.names) || this.names.lexicon.isName(name)) return;
    this.extend((names) => declare(names, { [name]: shape }, { [texOf(items)]: name }));
  }

  /** The entries of the vectors that are written here sum to one. */
  callsDistribution(items: readonly Item[]): void {
    this.callsEach(items, asDistribution);
  }

  /** The matrices that are written here are symmetric. */
  callsSymmetric(items: readonly Item[]): void {
    this.callsEach(items, asSymmetric);
  }

  private callsEach(items: readonly Item[], as: (name: string, names: Names) => Names | undefined): void {
    const found = membershipIn(items, this.names, this.text);
    for (const left of found?.left ?? [items]) {
      const name = nameWritten(left, this.names);
      if (name !== undefined) this.update((names) => as(name, names) ?? names);
    }
  }
}
