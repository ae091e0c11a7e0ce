import { INDEXED, MATRIX } from './arrays.js';
import { DERIVATIVE } from './derivative.js';
import type { Labelled } from './family.js';
import { PIECEWISE } from './piecewise.js';
import { SCALAR } from './scalar.js';
import { TRAPS } from './traps.js';

/** The bank: every family. */
export const FAMILIES: readonly Labelled[] = [
  ...SCALAR,
  ...PIECEWISE,
  ...DERIVATIVE,
  ...INDEXED,
  ...MATRIX,
  ...TRAPS,
];
