/** Where the two sides of a claim have a value, for the note of the verdict. */
import { type Node, print, reachable } from './node.js';
import type { Region } from './regions.js';
import { type Signs, ZERO } from './signs.js';
import type { Pair } from './witness.js';

const MAX_SHOWN = 4;

export class Domain {
  readonly #needs = { left: new Set<string>(), right: new Set<string>() };
  readonly #seen = new Set<Pair>();
  readonly #defined = new Set<Pair>();

  /** What each side of a pair needs in a region to have a value; `defined` if both have one somewhere in it. */
  record(pair: Pair, { left, right }: Pair, region: Region, defined: boolean): void {
    this.#include(this.#needs.left, left, region);
    this.#include(this.#needs.right, right, region);
    this.#seen.add(pair);
    if (defined) this.#defined.add(pair);
  }

  /** A pair that has no point where both sides are defined. */
  nowhere = (): Pair | undefined => [...this.#seen].find((pair) => !this.#defined.has(pair));

  #include(needs: Set<string>, root: Node, { signs, words }: Region): void {
    if (root.op === 'undefined') {
      if (root.name !== 'division by 0') needs.add(root.name);
      else for (const word of words) if (word.endsWith(' = 0')) needs.add(word.replace(/= 0$/, '≠ 0'));
      return;
    }
    for (const { op, exponent, args } of reachable([root]))
      if (op === 'power' && exponent < 0 && !args[0].positive && signs.mask(args[0]) & ZERO)
        for (const factor of vanishing(signs, args[0])) needs.add(`${print(factor)} ≠ 0`);
  }

  note(): string | undefined {
    const { left, right } = this.#needs;
    const list = (needs: Set<string>) => {
      const all = [...needs];
      return all.slice(0, MAX_SHOWN).join(', ') + (all.length > MAX_SHOWN ? ', …' : '');
    };
    if ([...left].every((x) => right.has(x)) && left.size === right.size)
      return left.size ? `for ${list(left)}` : undefined;
    const one = (name: string, needs: Set<string>) =>
      needs.size ? [`the ${name} side needs ${list(needs)}`] : [];
    return [...one('left', left), ...one('right', right)].join('; ');
  }
}

/** The factors that make a divisor zero. */
function vanishing(signs: Signs, divisor: Node): Node[] {
  const factors = signs.factors(divisor).factors.filter(({ mask }) => mask & ZERO);
  return factors.length > 0 ? factors.map(({ node }) => node) : [divisor];
}
