/** What the letters of a document mean where it has been read to: what it declares, gives and supposes. */
import type { Shape } from '../../judge/language.js';
import { declare, declaredBy, forget, headOf } from '../letters/declarations.js';
import { withRowGradients, withVariance } from '../letters/letters.js';
import { apart, membershipIn } from '../letters/membership.js';
import { isWritten, letterKey, nameOf, nameWritten, texOf } from '../letters/naming.js';
import type { Notations } from '../letters/notations.js';
import { type Outline, sectionAt } from '../letters/outline.js';
import { asDistribution, asSymmetric } from '../letters/suppositions.js';
import { type Names, namesOf } from '../meaning/names.js';
import { type Item, is } from '../tex/item.js';
import { relationIn } from '../tex/signs.js';
import { readingOf, type Written } from './steps.js';

/** Names in which a place may be read, each with its instances. */
export type Alternatives = readonly (readonly Names[])[];

const CONTRARY: Readonly<Record<string, string>> = { '>': '<=', '>=': '<', '<': '>=', '<=': '>' };

export class Vocabulary {
  alternatives: Alternatives;
  /** The names of the notation that the document is read in: all others it gave itself. */
  private initial: ReadonlySet<string>;
  /** Those that it declared, with the place and its section: any other letter was only taken for what it seemed to be. */
  private declared = new Map<string, { readonly at: number; readonly section: number | undefined }>();

  /** The section in which each name of the document's own was given. */
  private readonly sections = new Map<string, number | undefined>();
  /** Where the chain begins that is being read. */
  protected here = 0;

  /** Letters that are taken for what their uses ask. */
  protected readonly presumed = new Set<string>();

  /** What is assumed of numbers only until the words say otherwise: `x > 0`. */
  private assumed: readonly string[] = [];

  constructor(
    readonly text: string,
    notations: Notations,
    protected readonly outline?: Outline,
  ) {
    this.alternatives = made(withRowGradients(withVariance(notations, text), text));
    this.initial = new Set(namesIn(this.names));
  }

  /** A new place with another notation. */
  turnTo(notations: Notations): void {
    this.alternatives = made(withRowGradients(withVariance(notations, this.text), this.text));
    this.initial = new Set(namesIn(this.names));
    this.declared = new Map();
    this.assumed = [];
  }

  /** What the letters mean here. */
  get notations(): Notations {
    return this.alternatives.map((instances) => instances.map(({ notation }) => notation));
  }

  get names(): Names {
    return this.alternatives[0][0];
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
    for (const left of found.left)
      this.declared.set(nameWritten(left, this.names) ?? '', { at: items[0].at, section });
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

  sectionOf(name: string): number | undefined {
    return this.sections.get(name);
  }

  private isOwn(name: string): boolean {
    return !this.initial.has(name);
  }

  /** Whether an equality gives a new name: what stands before its sign is none, and it is no index that equals another. */
  isNew(items: readonly Item[]): boolean {
    const cut = items.findIndex((item) => is(item, 'sign', '='));
    if (cut <= 0 || items.length - cut <= 2) return false;
    return this.isUnknown(items.slice(0, cut));
  }

  /** Whether the document numbers its layers with a letter. */
  get numbersLayers(): boolean {
    return this.outline?.layers ?? false;
  }

  /** Whether a letter stands for an expression. */
  isDefined(letter: Item): boolean {
    const name = nameWritten([letter], this.names);
    return this.names.notation.definitions?.some(([defined]) => defined === name) ?? false;
  }

  /** Whether something is written that nothing declares. */
  isUnknown(items: readonly Item[]): boolean {
    const side = this.writtenSide(items, items[0]?.at ?? 0);
    return readingOf(side, this.names).error?.reason === 'undeclared';
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

  /** Frees the letter on the left that the document gave before, if the right side can be read without it. */
  forgets(left: Written, right: Written): void {
    const name = this.ownHead(left);
    if (name === undefined) return;
    if (!readingOf(right, forget(this.names, name)).error) this.update((names) => forget(names, name));
  }

  /** The name of the document's own that a left side is, or, where a number p has no entry p_k, the name of its letter. */
  ownHead(left: Written): string | undefined {
    const { head } = headOf(left.items, this.names);
    const isEntry = readingOf(left, this.names).error?.reason === 'shape';
    const name =
      nameWritten(head, this.names) ?? (isEntry ? nameWritten(head.slice(0, 1), this.names) : undefined);
    return name !== undefined && this.isOwn(name) && nameOf(head) !== undefined ? name : undefined;
  }

  /** Gives names that are the document's own. */
  extend(change: (names: Names) => Names): void {
    const before = new Set(namesIn(this.names));
    this.update(change);
    for (const name of namesIn(this.names)) {
      if (before.has(name)) continue;
      this.sections.set(name, this.outline && sectionAt(this.outline, this.here));
      if (this.isSaid(name, 'distributions')) this.update((names) => asDistribution(name, names) ?? names);
      if (this.isSaid(name, 'symmetric')) this.update((names) => asSymmetric(name, names) ?? names);
    }
  }

  /** Whether the document says, here or further on, that the entries of what is written so sum to one, or that it is symmetric. */
  private isSaid(name: string, what: 'distributions' | 'symmetric'): boolean {
    return [...this.names.keys].some(([written, n]) => n === name && this.outline?.[what].has(written));
  }

  /** Gives names to what nothing declares. */
  presumes(names: readonly string[], change: (names: Names) => Names): void {
    this.extend(change);
    for (const name of names) this.presumed.add(name);
  }

  update(change: (names: Names) => Names): void {
    this.alternatives = this.alternatives.map((instances) => instances.map(change));
  }

  /** Items as they stand in the document, or at a place where there are none. */
  writtenSide(items: readonly Item[], at: number): Written {
    const [first, last] = [items[0], items[items.length - 1]];
    const [from, to] = [first?.at ?? at, last?.end ?? at];
    return { items, at: from, end: to, text: this.text.slice(from, to) };
  }
}

const namesIn = ({ context: { symbols, definitions = [] } }: Names): string[] => [
  ...Object.keys(symbols),
  ...definitions.map(([name]) => name),
];

const made = (notations: Notations): Names[][] => notations.map((instances) => instances.map(namesOf));
