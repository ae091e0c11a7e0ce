/** From the inputs to h^s, and from o^a to the loss. */
import { act } from './activation';
import { listOf } from './lists';
import { blocksOf, cell, isNarrow, Layer, Network, panelsOf, weightPanel } from './network';
import { addProduct, clearRow, ENTRY, ROW, WIDTH } from './panel';
import { expOfNegative, REAL, VECTOR } from './vector';

/** Math.log of the host, for the loss that is shown; no weight depends on it. */
declare function log(x: f64): f64;

/**
 * mlp/a-hidden in batch form, panel c of the outputs, examples `from` … `to` − 1: ha = x·Wᵀ + b. If the inputs of
 * this layer are centred, `centre` is their list of −c: then ha = x·Wᵀ + b − c·Wᵀ. `origin` is a row to use.
 */
export function preactivate(
  net: Network,
  layer: Layer,
  c: i32,
  from: i32,
  to: i32,
  centre: usize,
  origin: usize,
): void {
  const W = layer.W + <usize>c * weightPanel(layer);
  const narrow = isNarrow(c, layer.outputs);
  clearRow(origin);
  if (centre) addProduct(origin, centre, centre + <usize>layer.inputs * ENTRY, W, narrow);
  for (let i = from; i < to; i++) memory.copy(cell(layer.ha, net.capacity, c, i), origin, ROW);
  // block by block, so that the block's rows of W stay in the cache for all the examples
  for (let b = 0; b < blocksOf(layer); b++) {
    for (let i = from; i < to; i++) {
      addProduct(cell(layer.ha, net.capacity, c, i), listOf(layer, i, b), listOf(layer, i, b + 1), W, narrow);
    }
  }
}

/** mlp/a-hidden: hs = act(ha), same part. */
export function activate(net: Network, layer: Layer, c: i32, from: i32, to: i32): void {
  const alpha = v128.splat<real>(layer.alpha);
  const stop = cell(layer.ha, net.capacity, c, to);
  let hs = cell(layer.hs, net.capacity, c, from);
  for (let ha = cell(layer.ha, net.capacity, c, from); ha < stop; ha += VECTOR, hs += VECTOR) {
    v128.store(hs, act(layer.activation, v128.load(ha), alpha));
  }
}

/** Where output k of example i stands. */
function outputAt(net: Network, matrix: usize, k: i32, i: i32): usize {
  return cell(matrix, net.capacity, k / WIDTH, i) + <usize>(k % WIDTH) * REAL;
}

/**
 * Example i, from o^a to the loss and back:
 * impl/stable-softmax  os_k = e^{oa_k − max} / Σ_j e^{oa_j − max}
 * mlp/d-loss           L = max + log Σ_j e^{oa_j − max} − oa_y
 * mlp/g-grad-oa        gradoa = (os − onehot(y)) / K, the mean over the batch taken here
 */
export function classify(net: Network, layer: Layer, i: i32): void {
  const m = layer.outputs;
  const y = <i32>load<u8>(net.y + load<u32>(net.batch + 4 * <usize>i));
  let best = 0;
  for (let k = 1; k < m; k++) {
    if (load<real>(outputAt(net, layer.ha, k, i)) > load<real>(outputAt(net, layer.ha, best, i))) best = k;
  }
  const highest = load<real>(outputAt(net, layer.ha, best, i));
  for (let c = 0; c < panelsOf(m); c++) exponentials(net, layer, c, i, v128.splat<real>(highest));

  let total: real = 0;
  for (let k = 0; k < m; k++) total += load<real>(outputAt(net, layer.hs, k, i));
  for (let k = 0; k < m; k++) {
    const at = outputAt(net, layer.hs, k, i);
    const os = load<real>(at) / total;
    store<real>(at, os);
    store<real>(outputAt(net, layer.gradha, k, i), (os - (k === y ? <real>1 : <real>0)) / <real>net.rows);
  }
  const loss = <f64>(highest - load<real>(outputAt(net, layer.ha, y, i))) + log(<f64>total);
  store<f64>(net.losses + 8 * <usize>i, loss);
  store<u8>(net.wrong + i, best === y ? 0 : 1);
}

/** hs ← e^{oa − max} in panel c. The columns that only fill the panel are not used. */
function exponentials(net: Network, layer: Layer, c: i32, i: i32, highest: v128): void {
  const ha = cell(layer.ha, net.capacity, c, i);
  const hs = cell(layer.hs, net.capacity, c, i);
  const stop = isNarrow(c, layer.outputs) ? ROW / 2 : ROW;
  for (let v: usize = 0; v < stop; v += VECTOR) {
    const z = v128.sub<real>(v128.load(ha + v), highest);
    v128.store(hs + v, expOfNegative(v128.min<real>(z, v128.splat<real>(0))));
  }
}
