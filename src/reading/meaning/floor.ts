/** ⌊…⌋ of a number. */

import type { Tree } from '../formula/tree.js';
import { ReadingError, SAID } from '../text/said.js';

/** A fraction of whole numbers. */
interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

/** The whole number below what a tree says, if that is a number. */
export function floorOf(tree: Tree): string {
  const { n, d } = ratioOf(tree);
  if (d === 0n) throw new ReadingError(SAID.floor(), tree.at);
  const [above, below] = d < 0n ? [-n, -d] : [n, d];
  const cut = above / below;
  return String(above < 0n && cut * below !== above ? cut - 1n : cut);
}

function ratioOf(tree: Tree): Ratio {
  switch (tree.is) {
    case 'number':
      return decimal(tree.text);
    case 'group':
      return ratioOf(tree.of);
    case 'sum':
      return tree.terms.map(({ sign, of }) => times({ n: BigInt(sign), d: 1n }, ratioOf(of))).reduce(plus);
    case 'fraction':
      return over(ratioOf(tree.above), ratioOf(tree.below));
    case 'product':
      return tree.factors
        .map(({ sign, of }) => (sign === '/' ? over({ n: 1n, d: 1n }, ratioOf(of)) : ratioOf(of)))
        .reduce(times);
  }
  throw new ReadingError(SAID.floor(), tree.at);
}

/** 11.2 is 112/10. */
function decimal(text: string): Ratio {
  const [whole, digits = ''] = text.split('.');
  return { n: BigInt(whole + digits), d: 10n ** BigInt(digits.length) };
}

const plus = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
const times = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.n, d: a.d * b.d });
const over = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.d, d: a.d * b.n });
