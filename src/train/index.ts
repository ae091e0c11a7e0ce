/** Training: engines, hyperparameters, logs, the search. */
export type { Training } from './descent.js';
export type { EngineFactory } from './engine.js';
export { type Hyperparameters, modelOf } from './hyperparameters.js';
export { readLog } from './log.js';
export { loopEngine, matrixEngine } from './scalar-engine.js';
export { prepared } from './search.js';
export { chosen, MOST, readSearch, readSeeds, settingOf } from './search-rows.js';
export { errorOfClasses, errorOfWeights, expectLog, expectSixFigures } from './submitted.js';
export { train } from './train.js';
export { deepWasmEngine, wasmEngine } from './wasm-engine.js';
