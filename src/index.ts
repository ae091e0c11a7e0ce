/**
 * The package as a notebook cell sees it: what notebooks use, and the judge. A name enters here by entering the index
 * of its folder, with a docstring that says shapes, units and errors; the rest of src is the package's own.
 */
export type { Displayable, Table } from './bundle.js';
export * from './cell/index.js';
export * from './check/index.js';
export * from './data/index.js';
export * from './derivation/index.js';
export * from './figures/index.js';
export * from './judge/index.js';
export * from './mlp/index.js';
export * from './numeric/index.js';
export * from './reading/index.js';
export * from './train/index.js';
