/** The package as a notebook cell sees it: everything is exported from this one root. */
export type { Bilingual, Bundle, Displayable, Language } from './bundle.js';
export { type Answer, Answers, answersTo, theHomework } from './cell/answers.js';
export { liveTraining } from './cell/live-training.js';
export { liveProgress } from './cell/progress.js';
export { type LiveView, prose, show, showLive } from './cell/show.js';
export { type CheckRow, isInBand, relativeError, TOLERANCE } from './check/compare.js';
export { exactPenaltyGradient, exactRiskGradient, type Network } from './check/exact.js';
export {
  type FormulaRow,
  formulaAgainstCode,
  formulaFailure,
  formulaTable,
  type GradientName,
} from './check/formula.js';
export { checkDeepGradients, checkGradients } from './check/gradients.js';
export type { CheckOptions, Term } from './check/layers.js';
export { comparisonTable, gradientFailure, summaryOf, versionsTable } from './check/table.js';
export { compareVersions, type VersionRow } from './check/versions.js';
export { type Bayes, bayesOfCircles } from './data/bayes.js';
export { type CirclesOptions, twoCircles } from './data/circles.js';
export { readCircles } from './data/circles-file.js';
export type { Dataset, Split } from './data/dataset.js';
export { type FashionMnistOptions, fashionMnist, readFashionMnist } from './data/fashion-mnist.js';
export { minibatches, shuffled } from './data/minibatches.js';
export { rowsOf, splitAtRandom, takeRows } from './data/split.js';
export { type PartSizes, STAND_IN_NAME, standIn } from './data/stand-in/stand-in.js';
export { fitScaling, foldScaling, type Scaling, standardise } from './data/standardise.js';
export { Derivation, derivation } from './derivation/derivation.js';
export { type Form, inMatrixForm, inTermsOf, uses, usesOnly, withoutMatrices } from './derivation/forms.js';
export { deepNet, layer, mlp, type Notation } from './derivation/notation.js';
export type { Check, DerivationRecord, Line } from './derivation/record.js';
export { summaryText } from './derivation/summary.js';
export { verdictText } from './derivation/words.js';
export { answersInOneTable } from './figures/answers-table.js';
export { captioned } from './figures/captioned.js';
export { confusion } from './figures/confusion.js';
export { curves } from './figures/curves.js';
export { decisionRegions, type RegionOptions, type RegionPanel } from './figures/decision-regions.js';
export { type ErrorAgainst, errorAgainst, type Floor, mean } from './figures/error-against.js';
export { type Figure, type FigureSpec, figure } from './figures/figure.js';
export { type Growth, type GrowthOptions, growth } from './figures/growth.js';
export { type ImageSheet, imageSheet } from './figures/image-sheet.js';
export { implementation } from './figures/implementation.js';
export { networkDiagram } from './figures/network/diagram.js';
export { searchFactors, searchTable } from './figures/search-plot.js';
export { shapeBoxes } from './figures/shape-boxes.js';
export { sixFigures } from './figures/six-figures.js';
export { TABLE_MIME, type Table, table } from './figures/table.js';
export { type Timing, timings } from './figures/timings.js';
export { type Worked, workedNetwork } from './figures/worked-network.js';
export type { Homework, Question } from './homework/homework.js';
export { judge, refute } from './judge/judge.js';
export { type Context, LanguageError, parse, type Shape, type Size } from './judge/language.js';
export type { Verdict, VerdictKind, Witness } from './judge/verdict.js';
export {
  type Activation,
  describeActivation,
  elu,
  leakyRelu,
  relu,
  sigmoid,
  tanh,
} from './mlp/activations.js';
export {
  type DeepForward,
  type DeepModel,
  type DeepResult,
  deepBatch,
  deepBlocksOf,
  deepBprop,
  deepFprop,
  initDeep,
  type Layer,
} from './mlp/deep.js';
export { addPenaltyGradientInPlace, type ElasticNet, elasticNet, penalty } from './mlp/elastic-net.js';
export { type Backward, batchByLoop, bprop, type Forward, fprop, inputGradient } from './mlp/loop.js';
export {
  type BatchBackward,
  type BatchForward,
  batchByMatrix,
  bpropBatch,
  fpropBatch,
  inputGradientBatch,
} from './mlp/matrix.js';
export type { Batch, BatchResult, Model } from './mlp/model.js';
export {
  type Block,
  blocksOf,
  copyParameters,
  countParameters,
  type Entry,
  entriesOf,
  type Gradients,
  gradientBlocksOf,
  initParameters,
  initWeights,
  type Parameters,
  type Sizes,
  sizesOf,
  zeroGradients,
} from './mlp/parameters.js';
export { classify, type Evaluation, evaluate, mostProbable, outputs } from './mlp/predict.js';
export {
  crossEntropy,
  indexOfMax,
  type Labels,
  logSumExp,
  meanCrossEntropy,
  softmax,
  softmaxRows,
} from './mlp/softmax.js';
export {
  type FormerAndNew,
  formerAndNew,
  functionSource,
  lineTagged,
  type TaggedFile,
  type TaggedLine,
} from './mlp/source.js';
export { type CountingKernels, countingKernels } from './numeric/counting.js';
export { type Kernels, type Pointwise, scalarKernels } from './numeric/kernels.js';
export * from './numeric/matrix.js';
export { times, timesTranspose, transposeTimes } from './numeric/product.js';
export { fillInPlace, gaussian, type Rng, randomMatrix, seeded, uniform } from './numeric/random.js';
export {
  requireBetween,
  requireNonNegative,
  requirePositive,
  requirePositiveInteger,
} from './numeric/require.js';
export { outputSize, slide, type Window, windowsFromTo } from './numeric/window.js';
export { type Augmentation, augmented } from './train/augmentation.js';
export type { CheckpointOptions } from './train/checkpoint.js';
export type { BatchProgress, TrainHooks, Training } from './train/descent.js';
export type { Engine, EngineFactory, EngineState } from './train/engine.js';
export { bestOf, type EpochRecord, isBetter, PARTS, type Part } from './train/history.js';
export { type Hyperparameters, hyperparameters, modelOf } from './train/hyperparameters.js';
export { formatLog, type LogHeader, parseLog, readLog, type TrainingLog } from './train/log.js';
export { terminalProgress } from './train/progress.js';
export { loopEngine, matrixEngine, scalarEngine } from './train/scalar-engine.js';
export { type Schedule, scheduleFactor } from './train/schedule.js';
export {
  chosen,
  prepared,
  readSearch,
  readSeeds,
  retrain,
  type SearchRow,
  type SeedRow,
  type Setting,
  search,
  settingOf,
} from './train/search.js';
export { type TrainOptions, train } from './train/train.js';
export { type UpdateRule, type UpdateSpec, updateRule } from './train/updates.js';
export { deepWasmEngine, type WasmOptions, wasmEngine } from './train/wasm-engine.js';
