/** Derivations: notation, lines, forms of an answer. */
export { Derivation, derivation } from './derivation.js';
export { inMatrixForm, inTermsOf, uses, usesOnly, withoutMatrices } from './lines/forms.js';
export { deepNet, layer, mlp, type Notation } from './lines/notation.js';
