/** What shape the letters of a text have, by all that is done with them: what is added is alike, what is indexed has entries. */

import { parts, type Script, type Tree, treeText } from '../formula/tree.js';
import { isCapital, writtenLetter } from '../formula/written-letter.js';
import {
  type Dims,
  isArray,
  isNumber,
  isSettled,
  type Length,
  markInPlace,
  NUMBER,
  ONE,
  swapped,
  timesInPlace,
  uniteExtentsInPlace,
  uniteInPlace,
} from './dims.js';

/** What is known of a letter before: by how it is written, its extent. */
export type KnownDims = (written: string) => Dims | undefined;

const ENTRYWISE =
  /^(sigma|log|exp|tanh|sech|sinh|cosh|sqrt|softplus|sign|abs|rect|relu|elu|lrelu|sigmoid|ln|ReLU|varphi|phi)$/;
const TO_NUMBER = /^(tr|trace|sum|max|min|logsumexp|LSE)$/;

/** The extents of letters, learned from the equations of a text. */
export class Uses {
  readonly extents = new Map<string, Dims>();
  /** Letters that sums and lists run to. */
  readonly sizes = new Set<string>();
  /** Letters that are written with what they are of: f(x). */
  readonly applied = new Set<string>();
  /** Letters that number entries. */
  readonly numbering = new Set<string>();
  /** The indices that are used free, with the length each runs over. */
  private indices = new Map<string, Length>();

  constructor(
    private readonly known: KnownDims,
    /** The size that is written so: `d_h`. */
    private readonly sizeOf: (written: Tree) => string | undefined,
    /** How far an index runs in the whole text, where it says so. */
    private readonly ranges: ReadonlyMap<string, string>,
    /** Of a letter of which there is one for each example, what one of them is. */
    private readonly member: (letter: string) => Dims | undefined = () => undefined,
  ) {}

  /** Takes in that these are equal, side by side. */
  learn(sides: readonly Tree[]): void {
    this.indices = new Map();
    const extents = sides.map((side) => this.of(side));
    const first =
      extents.find((extent) => extent !== undefined && isSettled(extent)) ?? extents.find(Boolean);
    if (first) for (const extent of extents) if (extent) uniteExtentsInPlace(first, extent);
  }

  extent(written: string): Dims {
    const found = this.extents.get(written) ?? this.known(written) ?? { rows: {}, columns: {} };
    this.extents.set(written, found);
    return found;
  }

  private index(name: string): Length {
    this.numbering.add(name);
    const size = this.ranges.get(name);
    const found = this.indices.get(name) ?? { one: false, ...(size !== undefined && { size }) };
    this.indices.set(name, found);
    return found;
  }

  /** Undefined where anything may stand: a bare number beside a vector is a vector of it. */
  private of(tree: Tree): Dims | undefined {
    switch (tree.is) {
      case 'name':
      case 'scripted':
        return this.letter(tree);
      case 'group':
      case 'braced':
      case 'absolute':
      case 'root':
        return this.of(tree.of);
      case 'sum':
        return this.alike(tree.terms.map(({ of }) => of));
      case 'cases':
        return this.alike(tree.rows.map(({ value }) => value));
      case 'product':
        return this.product(tree);
      case 'fraction': {
        const below = this.of(tree.below);
        if (below && !isSettled(below)) uniteExtentsInPlace(below, NUMBER);
        return this.of(tree.above) ?? NUMBER;
      }
      case 'series':
        return this.series(tree);
      case 'call':
        return this.call(tree);
      case 'derivative':
        return this.derivative(tree);
      case 'one':
        return this.ones(tree.sub);
      case 'norm':
        this.of(tree.of);
        return NUMBER;
      case 'indicator':
        return tree.condition.is === 'relation' ? this.compared(tree.condition.sides) : undefined;
      case 'number':
        return undefined;
      default:
        for (const part of parts(tree)) this.of(part);
        return undefined;
    }
  }

  private alike(trees: readonly Tree[]): Dims | undefined {
    const extents = trees.flatMap((tree) => (tree.is === 'number' ? [] : [this.of(tree)])).filter(Boolean);
    const first = extents.find((extent) => extent && isSettled(extent)) ?? extents[0];
    if (first) for (const extent of extents) if (extent) uniteExtentsInPlace(first, extent);
    return first;
  }

  /** [k = y]: what is compared with an index is one. */
  private compared(sides: readonly Tree[]): Dims | undefined {
    const letters = sides.flatMap((side) => (side.is === 'name' ? [side.name] : []));
    const numbers = letters.length === sides.length && letters.some((letter) => this.numbering.has(letter));
    if (!numbers) return this.alike(sides);
    for (const letter of letters) this.numbering.add(letter);
    return NUMBER;
  }

  private letter(tree: Tree): Dims | undefined {
    const found = writtenLetter(tree);
    if (!found) return tree.is === 'scripted' ? this.scripted(tree) : undefined;
    const { written, letter, indices, power, transposed } = found;
    if (letter === 'e' && power?.whole) return this.of(power.whole) ?? NUMBER;
    if (this.indices.has(letter) || (tree.is === 'name' && this.numbering.has(letter))) return NUMBER;
    const exact = tree.is === 'scripted' && tree.sub ? this.known(`${letter}_${tree.sub.plain}`) : undefined;
    if (exact) return exact;
    const member = this.member(letter);
    if (member && (indices.length > 0 || written !== letter)) {
      const rest = written === letter ? indices.slice(1) : indices;
      if (rest.length > 0) return this.entry(member, rest);
      return transposed ? swapped(member) : member;
    }
    const extent = this.extent(written);
    if (indices.length > 0) return this.entry(extent, indices);
    if (transposed) {
      // Nobody transposes a number; a small letter is a column.
      if (!isSettled(extent)) markInPlace(extent.rows, false);
      if (/^[a-z]/.test(letter)) markInPlace(extent.columns, true);
      return swapped(extent);
    }
    if (power && !power.entrywise && !isSettled(extent)) uniteExtentsInPlace(extent, NUMBER);
    return extent;
  }

  private scripted(tree: Extract<Tree, { is: 'scripted' }>): Dims | undefined {
    const extent = this.of(tree.base);
    if (!extent) return undefined;
    if (tree.sub && tree.sub.indices.length > 0) return this.entry(extent, tree.sub.indices);
    return tree.sup?.transposed ? swapped(extent) : extent;
  }

  private entry({ rows, columns }: Dims, indices: readonly Tree[]): Dims {
    const lengths = [rows, columns];
    if (indices.length <= 2)
      indices.forEach((index, k) => {
        markInPlace(lengths[k], false);
        if (index.is === 'name') uniteInPlace(lengths[k], this.index(index.name));
      });
    if (indices.length === 1) markInPlace(columns, true);
    return NUMBER;
  }

  private product({ factors }: Extract<Tree, { is: 'product' }>): Dims | undefined {
    let product: Dims | undefined;
    let unsure = false;
    let last: Tree | undefined;
    for (const { sign, of } of factors) {
      const before = last;
      const next = this.of(of);
      if (!next || (isNumber(next) && sign !== '.*')) continue;
      last = of;
      if (!product || isNumber(product)) product = next;
      else if (sign === '.*' || sign === './') uniteExtentsInPlace(product, next);
      else if (isArray(product) && isArray(next)) product = timesInPlace(product, next, sign);
      else if (isArray(next) && isCapital(before) && sign !== '.')
        product = timesInPlace(product, next, sign);
      else unsure = true;
    }
    return unsure ? undefined : (product ?? NUMBER);
  }

  private series(tree: Extract<Tree, { is: 'series' }>): Dims | undefined {
    const outer = new Map(this.indices);
    const size = tree.to && this.sizeOf(tree.to);
    if (size !== undefined && !/^\d+$/.test(size)) this.sizes.add(size);
    for (const index of tree.indices)
      if (index.is === 'name') {
        this.numbering.add(index.name);
        this.indices.set(index.name, { one: false, ...(size !== undefined && { size }) });
      }
    const extent = this.of(tree.body);
    this.indices = outer;
    return extent;
  }

  private call({ fn, args }: Extract<Tree, { is: 'call' }>): Dims | undefined {
    const name = fn.is === 'scripted' ? fn.base : fn;
    const word = name.is === 'name' ? name.name : '';
    if (/^softmax$/i.test(word)) {
      const of = this.of(args[0]);
      if (of && !isSettled(of)) {
        markInPlace(of.rows, false);
        markInPlace(of.columns, true);
      }
      return of;
    }
    if (ENTRYWISE.test(word)) return this.of(args[0]);
    if (word === 'dot') {
      this.alike(args);
      return NUMBER;
    }
    if (/^diag$/i.test(word)) {
      const of = this.of(args[0]);
      if (of) markInPlace(of.columns, true);
      return of && { rows: of.rows, columns: of.rows };
    }
    for (const arg of args) this.of(arg);
    if (word.length === 1 || name.is === 'name') this.applied.add(word);
    if (TO_NUMBER.test(word)) return NUMBER;
    // f of a vector is taken entry by entry, f of a number is one: only of the same is it alike.
    const entrywise = fn.is === 'name' && /^[a-z]$/.test(word) && args.length === 1;
    return entrywise ? this.extent(`${word}(${treeText(args[0])})`) : this.letter(fn);
  }

  private derivative({ of, by }: Extract<Tree, { is: 'derivative' }>): Dims | undefined {
    const [a, b] = [this.of(of), this.of(by)];
    const named = of.is === 'name' && /^([A-Zl]|ell|L:mathcal|C:mathcal)/.test(of.name);
    if (a && named && !isSettled(a)) uniteExtentsInPlace(a, NUMBER);
    if (!a || !b || !isSettled(a) || !isSettled(b)) return a && isNumber(a) ? b : undefined;
    if (isNumber(a)) return b;
    return isNumber(b) ? a : { rows: a.rows, columns: b.rows };
  }

  private ones(sub: Script | undefined): Dims {
    const size = sub?.whole && this.sizeOf(sub.whole);
    return { rows: { one: false, ...(size !== undefined && { size }) }, columns: ONE };
  }
}
