/** The gradients of the parameters, each used for the update as soon as it is known, while it is in the cache. */
import { columnEnd } from './lists';
import { cell, columnListStart, isNarrow, Layer, Network, weightPanel } from './network';
import { addProduct, ROW, WIDTH } from './panel';
import { nextTheta } from './rules';
import { choose, isPositive, REAL, VECTOR } from './vector';

/**
 * The weights from inputs `from` … `to` − 1 (the bias is input number `inputs`) to the outputs of panel c:
 * mlp/o-matrix-layer1  gradWᵀ = xᵀ · gradha and gradb = 1ᵀ · gradha, row by row;
 * mlp/q-elastic-net    gradW += λ₁ sign(W) + 2 λ₂ W; then the update.
 */
export function updateWeights(net: Network, layer: Layer, c: i32, from: i32, to: i32, scratch: usize): void {
  const gradha = cell(layer.gradha, net.capacity, c, 0);
  const narrow = isNarrow(c, layer.outputs);
  for (let p = from; p < to; p++) {
    memory.fill(scratch, 0, ROW);
    addProduct(scratch, columnListStart(net, layer, p), columnEnd(layer, p), gradha, narrow);
    const at = <usize>c * weightPanel(layer) + <usize>p * ROW;
    updateRow(net, layer, at, scratch, p < layer.inputs);
    if (layer.transposed && p < layer.inputs) transposeRow(layer, c, p);
  }
}

/** The update of the 8 vectors at W + at with the gradient of the data term at g. */
function updateRow(net: Network, layer: Layer, at: usize, g: usize, penalised: bool): void {
  const zero = v128.splat<real>(0);
  const lambda1 = v128.splat<real>(penalised ? layer.lambda1 : 0);
  const twice2 = v128.splat<real>(penalised ? 2 * layer.lambda2 : 0);
  for (let v: usize = 0; v < ROW; v += VECTOR) {
    const W = layer.W + at + v;
    const w = v128.load(W);
    const sign = choose(
      isPositive(w),
      lambda1,
      v128.sub<real>(zero, v128.and(lambda1, v128.lt<real>(w, zero))),
    );
    const penalty = v128.add<real>(sign, v128.mul<real>(twice2, w));
    const grad = v128.add<real>(v128.load(g + v), penalty);
    v128.store(W, nextTheta(net, w, grad, layer.slot1 + at + v, layer.slot2 + at + v));
  }
}

/** The weights of input p, panel c of the outputs, also into the copy for the way back. */
export function transposeRow(layer: Layer, c: i32, p: i32): void {
  let from = layer.W + <usize>c * weightPanel(layer) + <usize>p * ROW;
  const k0 = c * WIDTH;
  const kEnd = min(k0 + WIDTH, layer.outputs);
  const panel = layer.transposed + <usize>(p / WIDTH) * <usize>layer.outputs * ROW;
  let to = panel + <usize>k0 * ROW + <usize>(p % WIDTH) * REAL;
  for (let k = k0; k < kEnd; k++, from += REAL, to += ROW) store<real>(to, load<real>(from));
}
