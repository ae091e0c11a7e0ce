/** From gradoa back to gradha of every layer. The gradients of the parameters are in update.ts. */
import { actDerivative } from './activation';
import { append } from './lists';
import { cell, isNarrow, Layer, Network, panelsOf } from './network';
import { addProduct, clearRow, ENTRY, ROW, WIDTH } from './panel';
import { REAL, VECTOR } from './vector';

/**
 * gradha of the layer below from gradha of `layer`, for example i (deep/b3-recursion):
 * mlp/k-matrix-hs  gradhs = gradoa · W2
 * mlp/m-matrix-ha  gradha = gradhs ⊙ act'(ha)
 */
export function propagateBack(net: Network, layer: Layer, below: Layer, i: i32): void {
  const list = layer.gradients + <usize>(i * layer.outputs) * ENTRY;
  const end = listGradients(net, layer, list, i);
  const alpha = v128.splat<real>(below.alpha);
  for (let c = 0; c < panelsOf(below.outputs); c++) {
    const grad = cell(below.gradha, net.capacity, c, i);
    clearRow(grad);
    const W = layer.transposed + <usize>(c * layer.outputs) * ROW;
    addProduct(grad, list, end, W, isNarrow(c, below.outputs));

    const ha = cell(below.ha, net.capacity, c, i);
    const hs = cell(below.hs, net.capacity, c, i);
    for (let v: usize = 0; v < ROW; v += VECTOR) {
      const slope = actDerivative(below.activation, v128.load(ha + v), v128.load(hs + v), alpha);
      v128.store(grad + v, v128.mul<real>(v128.load(grad + v), slope));
    }
  }
}

/** The list of the non-zero gradha of example i; returns its end. */
function listGradients(net: Network, layer: Layer, list: usize, i: i32): usize {
  for (let k = 0; k < layer.outputs; k++) {
    const grad = load<real>(cell(layer.gradha, net.capacity, k / WIDTH, i) + <usize>(k % WIDTH) * REAL);
    if (grad !== 0) list = append(list, grad, <usize>k * ROW);
  }
  return list;
}
