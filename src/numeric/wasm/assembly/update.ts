/** The gradients of the parameters, each used for the update as soon as it is known, while it is in the cache. */
import { inputList, inputListEnd } from './lists';
import { cell, isNarrow, Layer, Network, weightPanel } from './network';
import { addProduct, addRow, clearRow, ENTRY, ROW, WIDTH } from './panel';
import { updateRow } from './rules';
import { choose, isPositive, REAL, VECTOR } from './vector';

/**
 * The weights from inputs `from` … `to` − 1 (the bias is input number `inputs`) to the outputs of panel c:
 * mlp/o-matrix-layer1  gradWᵀ = xᵀ · gradha and gradb = 1ᵀ · gradha, row by row;
 * mlp/q-elastic-net    gradW += λ₁ sign(W) + 2 λ₂ W; then the update.
 * If the inputs of this layer are centred, `centre` is their list of −c: then gradWᵀ = xᵀ · gradha − cᵀ · gradb.
 * `scratch` is room for two rows.
 */
export function updateWeights(
  net: Network,
  layer: Layer,
  c: i32,
  from: i32,
  to: i32,
  centre: usize,
  scratch: usize,
): void {
  const gradha = cell(layer.gradha, net.capacity, c, 0);
  const narrow = isNarrow(c, layer.outputs);
  const gradb = scratch + ROW;
  if (centre) {
    clearRow(gradb);
    addProduct(gradb, inputList(net, layer, layer.inputs), inputListEnd(layer, layer.inputs), gradha, narrow);
  }
  const penalised = layer.lambda1 !== 0 || layer.lambda2 !== 0;
  for (let p = from; p < to; p++) {
    clearRow(scratch);
    addProduct(scratch, inputList(net, layer, p), inputListEnd(layer, p), gradha, narrow);
    if (centre && p < layer.inputs) addRow(scratch, load<real>(centre + <usize>p * ENTRY), gradb);
    const at = <usize>c * weightPanel(layer) + <usize>p * ROW;
    if (penalised && p < layer.inputs) addPenalty(scratch, layer, layer.W + at);
    updateRow(net, layer.W + at, scratch, layer.slot1 + at, layer.slot2 + at);
    if (layer.transposed && p < layer.inputs) transposeRow(layer, c, p);
  }
}

/** g += λ₁ sign(W) + 2 λ₂ W, with sign(0) = 0 */
function addPenalty(g: usize, layer: Layer, W: usize): void {
  const zero = v128.splat<real>(0);
  const plus = v128.splat<real>(layer.lambda1);
  const minus = v128.splat<real>(-layer.lambda1);
  const twice2 = v128.splat<real>(2 * layer.lambda2);
  for (let at: usize = 0; at < ROW; at += VECTOR) {
    const w = v128.load(W + at);
    const sign = choose(isPositive(w), plus, v128.and(minus, v128.lt<real>(w, zero)));
    const penalty = v128.add<real>(sign, v128.mul<real>(twice2, w));
    v128.store(g + at, v128.add<real>(v128.load(g + at), penalty));
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
