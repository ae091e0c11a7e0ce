/** f', (…)', x'. */

import type { Tree } from '../formula/tree.js';
import { ReadingError, SAID } from '../text/said.js';
import { atom, LEVEL, type Meaning, type Piece } from './meaning.js';
import { transposed } from './scripted.js';

/** Of a vector or a matrix a prime is its transpose; of a scalar its derivative by the one variable it depends on. */
export function prime(tree: Extract<Tree, { is: 'scripted' }>, piece: Piece, m: Meaning): Piece {
  if ((m.rank(piece.text) ?? 0) > 0) {
    if (tree.primes > 1) throw new ReadingError(SAID.cannotRead("''"), tree.at);
    return transposed(piece);
  }
  const variables = [...new Set(piece.text.match(/[a-zA-Z]\w*/g) ?? [])].filter(
    (name) => m.context.symbols[name] === 'scalar',
  );
  if (variables.length !== 1) throw new ReadingError(SAID.prime(), tree.at);
  const slope = (text: string) => `D(${text}, ${variables[0]})`;
  return atom(Array.from({ length: tree.primes }).reduce<string>(slope, piece.text));
}

/** f'(u): by u where it has a name or is an entry, else by a name made for it. */
export function primeOfCall(
  apply: (argument: string) => string,
  argument: string,
  primes: number,
  at: number,
  m: Meaning,
): Piece {
  const rank = m.rank(argument) ?? 0;
  if (primes > 1 && rank > 0) throw new ReadingError(SAID.cannotRead("''"), at);
  const named = /^[a-zA-Z]\w*(\[[^\]]*\])?$/.test(argument) && m.declared(/^\w+/.exec(argument)?.[0] ?? '');
  const by = named ? argument : nameFor(argument, at, m);
  if (rank === 0)
    return atom(Array.from({ length: primes }).reduce<string>((of) => `D(${of}, ${by})`, apply(by)));
  const [length, width] = m.shape(by) ?? [];
  if (width !== undefined) throw new ReadingError(SAID.cannotRead("f'"), at);
  return { text: `jacobian(${apply(by)}, ${by})*ones(${length})`, level: LEVEL.product };
}

export function nameFor(argument: string, at: number, m: Meaning): string {
  // A definition is read outside of all sums.
  if (m.hasBound) throw new ReadingError(SAID.prime(), at);
  const name = `u${at + 1}`;
  m.definitions.push([name, argument]);
  return name;
}
