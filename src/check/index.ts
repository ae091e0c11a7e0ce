/** Gradients against differences, dual numbers and the formulas that were proved. */
export { isInBand } from './compare.js';
export { formulaAgainstCode, formulaFailure, formulaTable, type GradientName } from './formula.js';
export { checkDeepGradients, checkGradients } from './gradients.js';
export {
  expectDifferences,
  expectForward,
  expectGradients,
  expectSideBySide,
  sampleProblem,
} from './submitted.js';
export { comparisonTable, gradientFailure, summaryOf, versionsTable } from './table.js';
export { compareVersions } from './versions.js';
