/** Letters that a chain speaks of before anything declares them: looked for further on, else taken as their uses ask. */
import type { Size } from '../../judge/language.js';
import { plainOf } from '../formula/scripts.js';
import type { Tree } from '../formula/tree.js';
import { UnknownLetter, writtenLetter } from '../formula/written-letter.js';
import { declare, withFamilies } from '../letters/declarations.js';
import { withOwnLetters } from '../letters/letters.js';
import { letterKey, nameOf } from '../letters/naming.js';
import { type Outline, sectionAt } from '../letters/outline.js';
import { presumedFor } from '../letters/presumed.js';
import type { Names } from '../meaning/names.js';
import type { Chain } from '../tex/chains.js';
import { chainsOf } from '../tex/chains.js';
import type { Item } from '../tex/item.js';
import type { ReadingError } from '../text/said.js';
import { givenIn } from './defining.js';
import { readingOf, type Written } from './steps.js';

/** No chain speaks of more letters than this that nothing declares. */
const MOST = 16;

/** What a reader offers for it. */
export interface Looking {
  readonly names: Names;
  declares(items: readonly Item[], anew: boolean, ahead: boolean): boolean;
  presumes(names: readonly string[], change: (names: Names) => Names): void;
  readAhead(chain: Chain, at: number): void;
  writtenSide(items: readonly Item[], at: number): Written;
}

export class Unknowns {
  private active = true;

  /** Whether it looks for letters. */
  get isActive(): boolean {
    return this.active;
  }
  /** Where the declarations stand that have been taken already. */
  private readonly taken = new Set<number>();
  /** Where the chains begin that are being read. */
  private readonly reading = new Set<string>();
  /** Those that were read ahead, and gave nothing. */
  private readonly vain = new Set<string>();
  /** Letters that are being looked for. */
  private readonly sought = new Set<string>();

  constructor(
    private readonly outline: Outline,
    private readonly reader: Looking,
  ) {}

  /** From here on a notation says what there is: what it lacks is a mistake. */
  stop(): void {
    this.active = false;
  }

  /** Gives a meaning to the letters of a chain that have none, where the document has one for them. */
  resolve(chain: Chain, at: number): void {
    if (!this.active || chain.relations.length === 0 || chain.relations[0] === '∈') return;
    const start = startOf(chain, at);
    if (this.reading.has(start)) return;
    this.reading.add(start);
    this.resolveIn(chain, at);
    this.reading.delete(start);
  }

  private resolveIn(chain: Chain, at: number): void {
    this.declareFrom(chain, at);
    const given = this.given(chain);
    const sides = given ? [...given.args, ...chain.sides.slice(1)] : chain.sides;
    for (let k = 0; k < MOST; k++) {
      const error = this.unknownIn(sides, chain);
      if (!error || !this.found(error.letter, at, given)) break;
    }
  }

  /** The name that a chain gives, z = …, p_k = …, f(x) = …, if it is a new one. */
  private given({ sides, relations }: Chain): ReturnType<typeof givenIn> {
    if (!/^:?=$/.test(relations[0] ?? '') || sides[0].length === 0) return undefined;
    const found = givenIn(sides[0]);
    const { names } = this.reader;
    const isNew = readingOf(this.reader.writtenSide(sides[0], 0), names).error?.reason === 'undeclared';
    return isNew ? found : undefined;
  }

  private unknownIn(sides: Chain['sides'], { condition, sides: whole }: Chain): UnknownLetter | undefined {
    const all = condition ? [...sides, condition] : sides;
    const names = withOwnLetters(this.reader.names, whole[0], whole.flat());
    return all
      .filter((items) => items.length > 0)
      .map((items) => readingOf(this.reader.writtenSide(items, items[0].at), names).error)
      .find((error) => error instanceof UnknownLetter);
  }

  private found(unknown: Tree, at: number, given: ReturnType<typeof givenIn>): boolean {
    const written = writtenLetter(unknown)?.written;
    if (written === undefined || this.sought.has(written)) return false;
    this.sought.add(written);
    // The u of f(u) = … is any u, and no other that a definition gives.
    const isArgument = given?.args.some((arg) => nameOf(arg) === written) ?? false;
    const found = this.declaredLater(unknown) || this.givenOrPresumed(unknown, at, given, isArgument);
    this.sought.delete(written);
    return found;
  }

  private givenOrPresumed(
    unknown: Tree,
    at: number,
    given: ReturnType<typeof givenIn>,
    isArgument: boolean,
  ): boolean {
    const later = isArgument ? 'nowhere' : this.definedLater(unknown, at);
    if (later !== 'nowhere') return later === 'defined';
    return this.presumed(unknown, at, given !== undefined);
  }

  /** What the section declares of the letters of a chain, further on too, holds for it. */
  private declareFrom(chain: Chain, at: number): void {
    const section = sectionAt(this.outline, at);
    const letters = new Set(lettersIn(chain.sides.flat()));
    for (const { items, belongs, ...formula } of this.outline.formulas)
      if (belongs && formula.section === section && !this.taken.has(formula.at))
        if (items.some((item) => letters.has(letterKey(item) ?? ''))) {
          this.taken.add(formula.at);
          this.reader.declares(items, false, true);
        }
  }

  private declaredLater(unknown: Tree): boolean {
    const letter = writtenLetter(unknown)?.letter;
    for (const { items, belongs } of this.outline.formulas)
      if (belongs && items.some((item) => letterKey(item) === letter))
        if (this.reader.declares(items, false, true)) return true;
    return false;
  }

  /** A definition in the same section is read before what speaks of it; what is given by one that is not read is unknown. */
  private definedLater(unknown: Tree, at: number): 'defined' | 'unread' | 'nowhere' {
    const { formulas } = this.outline;
    const section = sectionAt(this.outline, at);
    const letter = writtenLetter(unknown)?.letter;
    const label = LABEL.exec(writtenLetter(unknown)?.written ?? '')?.[1];
    for (const formula of formulas) {
      if (formula.section !== section || formula.belongs || formula.conditioned) continue;
      for (const chain of chainsOf(formula.items, () => false)) {
        const [first] = chain.sides[0];
        if (!first || letterKey(first) !== letter || labelIn(chain.sides[0]) !== label) continue;
        const start = startOf(chain, first.at);
        if (this.reading.has(start) || this.vain.has(start)) continue;
        if (this.given(chain) === undefined) continue;
        this.reader.readAhead(chain, formula.at);
        if (this.isKnown(unknown)) return 'defined';
        this.vain.add(start);
        const [, value] = chain.sides;
        const isDifferentiated = this.outline.differentiated.has(writtenLetter(unknown)?.written ?? '');
        // Of any m a line may be true; the derivatives of a loss are those of its definition.
        if (isDifferentiated && value.length > 0 && this.errorIn(value)?.reason === 'unread') return 'unread';
      }
    }
    return 'nowhere';
  }

  private errorIn(items: readonly Item[]): ReadingError | undefined {
    return readingOf(this.reader.writtenSide(items, items[0].at), this.reader.names).error;
  }

  private isKnown(unknown: Tree): boolean {
    return this.reader.names.lexicon.isName(writtenLetter(unknown)?.letter ?? '');
  }

  private presumed(unknown: Tree, at: number, defining: boolean): boolean {
    const found = presumedFor(unknown, this.reader.names, this.outline, at, defining);
    if (!found) return false;
    const { symbols } = found;
    const isNew = (size: Size) => Object.hasOwn(symbols, size);
    // A matrix, both of whose sizes the document names, is what they make it.
    const letters = Object.entries(symbols).flatMap(([name, shape]) =>
      shape === 'scalar' || (Array.isArray(shape) && (shape.length < 2 || shape.some(isNew))) ? [name] : [],
    );
    this.reader.presumes(letters, (names) =>
      withFamilies(declare(names, found.symbols, found.alias), found.families),
    );
    return true;
  }
}

/** Where a chain begins; of a layer that it is read for, with its number. */
const startOf = ({ sides: [left] }: Chain, at: number): string =>
  `${left[0]?.at ?? at} ${labelIn(left) ?? ''}`;

const LABEL = /\^(\(\d+\))/;

/** The (2) of z^{(2)}_j. */
const labelIn = (items: readonly Item[]): string | undefined =>
  LABEL.exec(
    `^${
      items
        .find(({ kind }) => kind === 'sup')
        ?.parts[0].map(plainOf)
        .join('') ?? ''
    }`,
  )?.[1];

const lettersIn = (items: readonly Item[]): string[] =>
  items.flatMap((item) => [letterKey(item) ?? '', ...item.parts.flatMap(lettersIn)]);
