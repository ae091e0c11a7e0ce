/** A whole minibatch, by all the threads together: three meetings, nothing allocated. */
import { propagateBack } from './backward';
import { activate, classify, preactivate } from './forward';
import { listByInput, listExample } from './lists';
import { blocksOf, cell, Layer, layerOf, Network, panelsOf } from './network';
import { ENTRY, ROW } from './panel';
import { barrier, scratchOf, share } from './team';
import { updateWeights } from './update';

/** Forward pass, loss and predictions of the batch. */
export function evaluateBatch(net: Network, id: i32, size: i32): void {
  forwardFirst(net, id, size);
  barrier(net.team, size);
  forwardRest(net, id, share(net.rows, id, size), share(net.rows, id + 1, size));
  barrier(net.team, size);
}

/** Forward pass, backward pass, and the update of all the parameters. */
export function trainBatch(net: Network, id: i32, size: i32): void {
  const first = layerOf(net, 0);
  const blocks = blocksOf(first);
  listByInput(net, first, share(blocks, id, size), share(blocks, id + 1, size));
  forwardFirst(net, id, size);
  barrier(net.team, size);
  // an example stays with its thread through all the layers above, up and down
  const from = share(net.rows, id, size);
  const to = share(net.rows, id + 1, size);
  forwardRest(net, id, from, to);
  for (let l = net.depth - 1; l > 0; l--) {
    for (let i = from; i < to; i++) propagateBack(net, layerOf(net, l), layerOf(net, l - 1), i);
  }
  barrier(net.team, size);
  for (let l = net.depth - 1; l > 0; l--) updateUpper(net, layerOf(net, l), id, size);
  updateFirst(net, first, id, size);
  barrier(net.team, size);
}

/** The first layer, by far the largest, is split by outputs: its weights stay in their thread's cache. */
function forwardFirst(net: Network, id: i32, size: i32): void {
  const layer = layerOf(net, 0);
  const panels = panelsOf(layer.outputs);
  const start = share(panels * net.rows, id, size);
  const stop = share(panels * net.rows, id + 1, size);
  const scratch = scratchOf(net.team, id);
  for (let c = start / net.rows; c * net.rows < stop; c++) {
    const from = max(start - c * net.rows, 0);
    const to = min(stop - c * net.rows, net.rows);
    preactivate(net, layer, c, from, to, net.centre, scratch);
    if (net.depth > 1) activate(net, layer, c, from, to);
  }
}

function updateFirst(net: Network, layer: Layer, id: i32, size: i32): void {
  const weights = layer.inputs + 1;
  const panels = panelsOf(layer.outputs);
  const start = share(panels * weights, id, size);
  const stop = share(panels * weights, id + 1, size);
  const scratch = scratchOf(net.team, id);
  // downwards: the panel that the forward pass used last is the most likely to be in the cache still
  for (let c = (stop - 1) / weights; c >= 0 && (c + 1) * weights > start; c--) {
    updateWeights(
      net,
      layer,
      c,
      max(start - c * weights, 0),
      min(stop - c * weights, weights),
      net.centre,
      scratch,
    );
  }
}

/** The layers above the first for examples `from` … `to` − 1, up to the loss. */
function forwardRest(net: Network, id: i32, from: i32, to: i32): void {
  const last = net.depth - 1;
  for (let l = 1; l <= last; l++) {
    const layer = layerOf(net, l);
    listOutputs(net, layerOf(net, l - 1), layer, from, to);
    for (let c = 0; c < panelsOf(layer.outputs); c++) {
      preactivate(net, layer, c, from, to, 0, scratchOf(net.team, id));
      if (l < last) activate(net, layer, c, from, to);
    }
  }
  for (let i = from; i < to; i++) classify(net, layerOf(net, last), i);
}

/** The outputs of the layer below are the inputs of `layer`: their lists. */
function listOutputs(net: Network, below: Layer, layer: Layer, from: i32, to: i32): void {
  const panelStep = <usize>net.capacity * ROW;
  for (let i = from; i < to; i++) {
    const list = layer.byExample + <usize>(i * (layer.inputs + 1)) * ENTRY;
    listExample(layer, layer.table, i, cell(below.hs, net.capacity, 0, i), panelStep, list);
  }
}

/** A layer above the first is split by inputs, the bias among them. */
function updateUpper(net: Network, layer: Layer, id: i32, size: i32): void {
  const blocks = blocksOf(layer);
  const from = share(blocks, id, size);
  const to = share(blocks, id + 1, size);
  listByInput(net, layer, from, to);
  const stop = min(to * layer.block, layer.inputs + 1);
  for (let c = 0; c < panelsOf(layer.outputs); c++) {
    updateWeights(net, layer, c, from * layer.block, stop, 0, scratchOf(net.team, id));
  }
}
