import type { Derivation } from '../derivation/derivation.js';

/** A derivation as it stands in a cell. */
export interface Shown {
  readonly derivation: Derivation;
  readonly cell: string;
  /** What is wrong with the line after its last: a mistyped expression ends a derivation. */
  readonly fault?: string;
}
