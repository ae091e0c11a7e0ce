/** Scripts that are labels and can be no power: (2), [1]. */
import type { Script, Tree } from './tree.js';

export const isLabel = (script: Script | undefined): boolean =>
  script !== undefined && /^[([].*[)\]]$/.test(script.plain) && simple(script.whole);

/** Signs above a letter that make another letter of it: w^*, x^+, w^\\star. */
export const isMark = (script: Script | undefined): boolean =>
  script !== undefined && /^([*+-]|ast|star|dagger)$/.test(script.plain);

const simple = (tree: Tree | undefined): boolean =>
  tree === undefined ||
  tree.is === 'name' ||
  tree.is === 'number' ||
  (tree.is === 'group' && simple(tree.of));
