/** Scripts that are labels and can be no power: (2), [1]. */
import type { Script, Tree } from './tree.js';

export const isLabel = (script: Script | undefined): boolean =>
  script !== undefined && /^[([].*[)\]]$/.test(script.plain) && simple(script.whole);

const simple = (tree: Tree | undefined): boolean =>
  tree === undefined ||
  tree.is === 'name' ||
  tree.is === 'number' ||
  (tree.is === 'group' && simple(tree.of));
