/** Figures and tables. */
export { activationFigure } from './activation.js';
export { answersInOneTable } from './answers-table.js';
export { captioned } from './captioned.js';
export { confusion } from './confusion.js';
export { curves } from './curves.js';
export { decisionRegions } from './decision-regions.js';
export { type ErrorAgainst, errorAgainst, mean } from './error-against.js';
export { figure } from './figure.js';
export { growth } from './growth.js';
export { imageSheet } from './image-sheet.js';
export { implementation } from './implementation.js';
export { networkDiagram } from './network/diagram.js';
export { searchFactors, searchTable } from './search-plot.js';
export { shapeBoxes } from './shape-boxes.js';
export { inThousands } from './six-figures.js';
export { table } from './table.js';
export { timings } from './timings.js';
export { workedNetwork } from './worked-network.js';
