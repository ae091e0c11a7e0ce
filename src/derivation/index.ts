/** Derivations: notation, lines, forms of an answer. */
export { Derivation, derivation } from './derivation.js';
export { inMatrixForm, inTermsOf, uses, usesOnly, withoutMatrices } from './forms.js';
export { deepNet, layer, mlp, type Notation } from './notation.js';
