/** A letter as it is written: which of its scripts belong to its name, and which are indices. */

import type { Bilingual } from '../../bundle.js';
import { ReadingError } from '../text/said.js';
import { isLabel, isMark } from './labels.js';
import type { Script, Tree } from './tree.js';

/** A letter that nothing declares. */
export class UnknownLetter extends ReadingError {
  constructor(
    problem: Bilingual,
    readonly letter: Tree,
  ) {
    super(problem, letter.at, 'undeclared');
  }
}

/** A letter with the scripts that belong to its name, and those that are its indices. */
export interface WrittenLetter {
  readonly written: string;
  readonly letter: string;
  readonly indices: readonly Tree[];
  readonly power?: Script;
  readonly transposed: boolean;
}

const ABOVE = /^([asr]|out|in|'+)$/;

/** x_i is x with an index, λ_1, h^a and W^{(1)} are names. */
export function writtenLetter(tree: Tree): WrittenLetter | undefined {
  const base = tree.is === 'scripted' ? tree.base : tree;
  if (base.is !== 'name') return undefined;
  const { sub, sup } = tree.is === 'scripted' ? tree : { sub: undefined, sup: undefined };
  const above =
    sup && sup.plain !== '' && (isLabel(sup) || isMark(sup) || ABOVE.test(sup.plain)) ? sup.plain : '';
  const isIndex = sub?.indices.some((index) => index.is !== 'number') ?? false;
  const below = sub && !isIndex ? sub.plain : '';
  return {
    letter: base.name,
    written: `${base.name}${above ? `^${above}` : ''}${below ? `_${below}` : ''}`,
    indices: isIndex ? (sub?.indices ?? []) : [],
    ...(sup && !above && sup.plain !== '' && { power: sup }),
    transposed: sup?.transposed === true || sub?.transposed === true,
  };
}

/** A capital letter, as matrices are written: the W of W x. */
export const isCapital = (tree: Tree | undefined): boolean => {
  const found = tree && writtenLetter(tree);
  return (
    found !== undefined && found.indices.length === 0 && !found.power && /^[A-Z](?![a-z])/.test(found.letter)
  );
};
