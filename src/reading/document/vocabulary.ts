import { forget, headOf } from '../letters/declarations.js';
import { withRowGradients, withVariance } from '../letters/letters.js';
import { nameOf, nameWritten } from '../letters/naming.js';
import type { Notations } from '../letters/notations.js';
import { type Outline, sectionAt } from '../letters/outline.js';
import { asDistribution, asSymmetric } from '../letters/suppositions.js';
import { type Names, namesOf } from '../meaning/names.js';
import { type Item, is } from '../tex/item.js';
import { readingOf, type Written } from './steps.js';

/** Names in which a place may be read, each with its instances. */
export type Alternatives = readonly (readonly Names[])[];

export class Vocabulary {
  alternatives: Alternatives;
  /** The names of the notation that the document is read in: all others it gave itself. */
  private initial: ReadonlySet<string>;

  /** The section in which each name of the document's own was given. */
  private readonly sections = new Map<string, number | undefined>();
  /** Where the chain begins that is being read. */
  protected here = 0;

  /** Letters that are taken for what their uses ask. */
  protected readonly presumed = new Set<string>();

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
  }

  /** What the letters mean here. */
  get notations(): Notations {
    return this.alternatives.map((instances) => instances.map(({ notation }) => notation));
  }

  get names(): Names {
    return this.alternatives[0][0];
  }

  sectionOf(name: string): number | undefined {
    return this.sections.get(name);
  }

  protected isOwn(name: string): boolean {
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
