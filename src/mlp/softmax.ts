import { type Floats, type Matrix, rowOf } from '../numeric/matrix.js';

/** Classes 0 … m−1, one per example. (The homework counts them from 1.) */
export type Labels = ArrayLike<number>;

/**
 * impl/stable-softmax: o^s_k = e^{o_k − M} / Σ_j e^{o_j − M} with M = max_j o_j. Adding a constant to every
 * o_k changes nothing (softmax/x2-shift-invariant), and with −M no exponential exceeds 1. oa: m → os: m.
 *
 * @example
 * ```ts
 * softmax(new Float64Array([0, 0, 1000])) // → [0, 0, 1]
 * ```
 */
export function softmax<V extends Floats>(oa: V): V {
  const os = oa.slice() as V;
  softmaxInPlace(os);
  return os;
}

/** impl/stable-softmax for a batch: the softmax of each row. Oa: K × m → Os: K × m. */
export function softmaxRows(Oa: Matrix): Matrix {
  const Os = { ...Oa, data: Oa.data.slice() };
  for (let i = 0; i < Os.rows; i++) softmaxInPlace(rowOf(Os, i));
  return Os;
}

function softmaxInPlace(o: Floats): void {
  const M = o[indexOfMax(o)];
  let sum = 0;
  for (let k = 0; k < o.length; k++) sum += o[k] = Math.exp(o[k] - M);
  for (let k = 0; k < o.length; k++) o[k] /= sum;
}

/**
 * mlp/d-loss: L = log Σ_j e^{o^a_j} − o^a_y, from the log-sum-exp and not as −log(o^s_y), which is
 * infinite as soon as o^s_y underflows. Never negative. oa: m, y: class in 0 … m−1.
 *
 * @example
 * ```ts
 * crossEntropy(new Float64Array([0, 0]), 1) // → Math.log(2)
 * ```
 */
export function crossEntropy(oa: Floats, y: number): number {
  const argmax = indexOfMax(oa);
  return oa[argmax] - oa[y] + logOfRest(oa, argmax);
}

/** log(1 + Σ_{j≠argmax} e^{o_j − M}) */
function logOfRest(o: Floats, argmax: number): number {
  let rest = 0;
  for (let j = 0; j < o.length; j++) if (j !== argmax) rest += Math.exp(o[j] - o[argmax]);
  return Math.log1p(rest);
}

/** The index of the largest entry, the first one if several are. */
export function indexOfMax(o: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < o.length; k++) if (o[k] > o[best]) best = k;
  return best;
}

/**
 * The mean of the losses of the rows: (1/K) Σ_i L(o^a of row i, y_i).
 *
 * @example
 * ```ts
 * meanCrossEntropy({ rows: 2, cols: 2, data: new Float64Array(4) }, [0, 1]) // → Math.log(2)
 * ```
 */
export function meanCrossEntropy(Oa: Matrix, y: Labels): number {
  requireLabels(y, Oa.rows, Oa.cols);
  let sum = 0;
  for (let i = 0; i < Oa.rows; i++) sum += crossEntropy(rowOf(Oa, i), y[i]);
  return sum / Oa.rows;
}

/** mlp/g-grad-oa for a batch: ∂(mean loss)/∂Oa = (Os − onehot(y)) / K. Os: K × m → K × m. */
export function meanLossGradient(Os: Matrix, y: Labels): Matrix {
  const [K, m] = [Os.rows, Os.cols];
  requireLabels(y, K, m);
  const GradOa = { ...Os, data: Os.data.slice() };
  for (let i = 0; i < K; i++) GradOa.data[i * m + y[i]] -= 1;
  for (let i = 0; i < K * m; i++) GradOa.data[i] /= K;
  return GradOa;
}

/** Throws unless y holds K classes, each an integer in 0 … m−1. */
export function requireLabels(y: Labels, K: number, m: number): void {
  if (K < 1) throw new Error('a batch needs at least one example, this one has none');
  if (y.length !== K) throw new Error(`y holds ${y.length} classes for ${K} examples`);
  for (let i = 0; i < K; i++) {
    if (!(Number.isInteger(y[i]) && y[i] >= 0 && y[i] < m)) {
      throw new RangeError(`y[${i}] is ${y[i]}: a class must be an integer in 0 … ${m - 1}`);
    }
  }
}
