/** Σ and Π with what stands below and above them. */
import type { Cursor } from '../tex/cursor.js';
import { type Item, is } from '../tex/item.js';
import { ReadingError, SAID } from '../text/said.js';
import { comparison, readHadamardSigned, readSum, readWhole } from './grammar.js';
import { sideBySide } from './scripts.js';
import { primedName, type Tree } from './tree.js';

interface Bounds {
  readonly indices: readonly Tree[];
  readonly from?: Tree;
  readonly to?: Tree;
  readonly condition?: Tree;
}

export function readSeries(kind: 'sum' | 'prod', c: Cursor, at: number): Tree {
  let below: Item | undefined;
  let above: Item | undefined;
  for (let item = c.peek(); is(item, 'sub') || is(item, 'sup'); item = c.peek()) {
    if ((item?.kind === 'sub' ? below : above) !== undefined)
      throw new ReadingError(SAID.doubleScript(), c.at);
    if (item?.kind === 'sub') below = c.take();
    else above = c.take();
  }
  if (!below) throw new ReadingError(SAID.noIndex(), at);
  const to = above && readWhole(c.inside(above.parts[0], above.end), readSum);
  const bounds = boundsOf(below, c);
  if (to && bounds.to) throw new ReadingError(SAID.doubleScript(), at);
  return { is: 'series', kind, ...bounds, ...(to && { to }), body: readHadamardSigned(c), at };
}

/** k=1 · k · i,j · ij · k≠j · k=1, k≠j · 1≤k≤m */
function boundsOf(below: Item, c: Cursor): Bounds {
  const items = below.parts[0].flatMap((item) => (item.kind === 'group' ? item.parts[0] : [item]));
  let bounds: Bounds = { indices: [] };
  let list: Item[] = [];
  const flush = () => {
    if (list.length > 0) bounds = joined(bounds, segment(list, c, below.end), below.at);
    list = [];
  };
  for (const item of items) {
    if (is(item, 'sign', ',') || is(item, 'command', '\\') || is(item, 'sign', ':') || is(item, 'sign', ';'))
      flush();
    else list.push(item);
  }
  flush();
  if (bounds.indices.length === 0) throw new ReadingError(SAID.noIndex(), below.at);
  return bounds;
}

function segment(items: readonly Item[], c: Cursor, end: number): Bounds {
  const cut = items.findIndex((item) => comparison(item) !== undefined);
  const read = (list: readonly Item[]) => readWhole(c.inside(list, end, true), readSum);
  if (cut < 0) return { indices: sideBySide(read(items)).map(named) };
  const sign = comparison(items[cut]) as string;
  const [left, rest] = [read(items.slice(0, cut)), items.slice(cut + 1)];
  const second = rest.findIndex((item) => comparison(item) !== undefined);
  if (second >= 0) {
    if (sign !== '<=' || comparison(rest[second]) !== '<=')
      throw new ReadingError(SAID.noIndex(), items[0].at);
    return { from: left, indices: [named(read(rest.slice(0, second)))], to: read(rest.slice(second + 1)) };
  }
  const right = read(rest);
  if (sign === '==') return { indices: [named(left)], from: right };
  return {
    indices: [named(left)],
    condition: { is: 'relation', signs: [sign], sides: [left, right], at: left.at },
  };
}

/** k, or k' by a name of its own. */
function named(tree: Tree): Tree {
  if (tree.is === 'scripted' && tree.base.is === 'name' && tree.primes > 0 && !tree.sub && !tree.sup)
    return { is: 'name', name: primedName(tree.base.name, tree.primes), at: tree.at };
  if (tree.is !== 'name') throw new ReadingError(SAID.noIndex(), tree.at);
  return tree;
}

/** k=1, k≠j: the second says more of the same index. */
function joined(a: Bounds, b: Bounds, at: number): Bounds {
  const known = (tree: Tree) =>
    a.indices.some((index) => index.is === 'name' && tree.is === 'name' && index.name === tree.name);
  const fresh = b.indices.filter((index) => !known(index));
  if ((a.from && b.from) || (a.condition && b.condition) || (b.from && a.indices.length > 0))
    throw new ReadingError(SAID.noIndex(), at);
  return { ...a, ...b, indices: [...a.indices, ...fresh] };
}
