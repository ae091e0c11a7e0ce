/** Data sets, and their parts. */
export { bayesOfCircles } from './bayes.js';
export { twoCircles } from './circles.js';
export { describeSplit } from './describe.js';
export { fashionMnist } from './fashion-mnist.js';
export { seenAs } from './inputs.js';
export { rowsOf, splitAtRandom } from './split.js';
export { fitScaling, foldScaling } from './standardise.js';
