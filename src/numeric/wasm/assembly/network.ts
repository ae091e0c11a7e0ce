/** What the kernels know of a network: sizes, constants, and where each array lies in the shared memory. */
import { ENTRY, ROW, WIDTH } from './panel';
import { TEAM_BYTES } from './team';
import { REAL } from './vector';

/** Inputs per block of the first layer's lists: that many rows of a panel fill half of a 32 KB cache. */
const FIRST_BLOCK: i32 = 16384 / <i32>ROW;

/**
 * One layer: outputs = act(W · inputs + b). All matrices with examples as rows lie as panels:
 * entry (i, j) in panel j / WIDTH, row i, column j % WIDTH.
 */
@unmanaged
export class Layer {
  inputs: i32 = 0;
  outputs: i32 = 0;
  activation: i32 = 0;
  alpha: real = 0;
  /** Elastic net: λ₁ ‖W‖₁ + λ₂ ‖W‖₂², biases left out (mlp/q-elastic-net). */
  lambda1: real = 0;
  lambda2: real = 0;

  /** [Wᵀ; bᵀ], (inputs + 1) × outputs: the bias is the weight of one more input that is always 1. */
  W: usize = 0;
  /** What the update rule remembers, laid out as W. */
  slot1: usize = 0;
  slot2: usize = 0;
  /** W itself, outputs × inputs, for the way back; only above the first layer. */
  transposed: usize = 0;

  /** h^a, h^s and ∂L/∂h^a of the batch, K × outputs; in the last layer o^a, o^s, ∂L/∂o^a. */
  ha: usize = 0;
  hs: usize = 0;
  gradha: usize = 0;

  /** The lists of the inputs by example (see lists.ts), and which of them are the batch's examples. */
  table: usize = 0;
  ids: usize = 0;
  /** Each list is cut into blocks of so many inputs. */
  block: i32 = 0;
  /** Where the lists by example go if the layer makes them itself; those by input; those of gradha. */
  byExample: usize = 0;
  byInput: usize = 0;
  byInputEnds: usize = 0;
  gradients: usize = 0;
}

@unmanaged
export class Network {
  /** The first free byte of the memory. */
  end: usize = 0;
  /** Where the threads meet. */
  team: usize = 0;
  task: i32 = 0;
  layers: usize = 0;
  depth: i32 = 0;
  /** The most examples of a batch, and how many there are now. */
  capacity: i32 = 0;
  rows: i32 = 0;
  /** The examples of the batch: their numbers in the set that they are of, and the classes of that set. */
  batch: usize = 0;
  y: usize = 0;
  /** Of each example of the batch the loss (f64) and whether the prediction is wrong (u8). */
  losses: usize = 0;
  wrong: usize = 0;
  /** Dense rows that the host has written, for `storeExamples`. */
  X: usize = 0;
  /** 0, 1, 2, … */
  identity: usize = 0;
  /** −mean/sd of every input, as a list (see lists.ts); 0 if the inputs are taken as they are. */
  centre: usize = 0;

  /** The update rule, its learning rate, its decay rates (μ, or ρ, or β₁ and β₂), ε, 1 − β₁ᵗ and 1 − β₂ᵗ. */
  rule: i32 = 0;
  rate: real = 0;
  decay: real = 0;
  decay2: real = 0;
  epsilon: real = 0;
  correction1: real = 0;
  correction2: real = 0;
}

export function layerOf(net: Network, l: i32): Layer {
  return changetype<Layer>(net.layers + <usize>l * offsetof<Layer>());
}

/** ⌈n / size⌉ */
export function pieces(n: i32, size: i32): i32 {
  return (n + size - 1) / size;
}

export function panelsOf(columns: i32): i32 {
  return pieces(columns, WIDTH);
}

/** Does panel c hold so few of the `columns` that four vectors are enough? */
export function isNarrow(c: i32, columns: i32): bool {
  return columns - c * WIDTH <= WIDTH / 2;
}

/** Bytes from one panel of W to the next: the inputs and the bias. */
export function weightPanel(layer: Layer): usize {
  return <usize>(layer.inputs + 1) * ROW;
}

/** Row i of panel c of an activation matrix. */
export function cell(matrix: usize, capacity: i32, c: i32, i: i32): usize {
  return matrix + <usize>(c * capacity + i) * ROW;
}

/** Blocks of the inputs, the bias among them. */
export function blocksOf(layer: Layer): i32 {
  return pieces(layer.inputs + 1, layer.block);
}

/** A zero-filled piece of memory, starting at a multiple of 128 bytes; it is never given back. */
export function allocate(net: Network, bytes: usize): usize {
  const at = net.end;
  net.end += (bytes + 127) & ~127;
  const missing = <i32>((net.end + 0xffff) >> 16) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
  return at;
}

/** The network of this memory, for batches of at most `capacity` examples; `addLayer` follows, from below. */
export function createNetwork(depth: i32, inputs: i32, capacity: i32, rule: i32): Network {
  const net = changetype<Network>((__heap_base + 127) & ~127);
  net.end = changetype<usize>(net);
  allocate(net, offsetof<Network>());
  net.team = allocate(net, TEAM_BYTES);
  net.layers = allocate(net, <usize>depth * offsetof<Layer>());
  net.capacity = capacity;
  net.rule = rule;
  net.batch = allocate(net, <usize>capacity * 4);
  net.losses = allocate(net, <usize>capacity * 8);
  net.wrong = allocate(net, capacity);
  // the last row is read in whole panels
  net.X = allocate(net, <usize>(capacity * inputs) * REAL + ROW);
  net.identity = allocate(net, <usize>capacity * 4);
  for (let i = 0; i < capacity; i++) store<u32>(net.identity + 4 * <usize>i, i);
  return net;
}

export function addLayer(
  net: Network,
  inputs: i32,
  outputs: i32,
  slots: i32,
  activation: i32,
  alpha: real,
): Layer {
  const layer = layerOf(net, net.depth);
  layer.inputs = inputs;
  layer.outputs = outputs;
  layer.activation = activation;
  layer.alpha = alpha;

  const weights = <usize>panelsOf(outputs) * weightPanel(layer);
  layer.W = allocate(net, weights);
  if (slots > 0) layer.slot1 = allocate(net, weights);
  if (slots > 1) layer.slot2 = allocate(net, weights);

  const examples = <usize>net.capacity;
  const activations = examples * <usize>panelsOf(outputs) * ROW;
  layer.ha = allocate(net, activations);
  layer.hs = allocate(net, activations);
  layer.gradha = allocate(net, activations);

  if (net.depth === 0) {
    layer.block = FIRST_BLOCK;
    layer.ids = net.batch;
  } else {
    layer.block = WIDTH;
    layer.ids = net.identity;
    layer.table = allocate(net, examples * tableRow(layer));
    layer.byExample = allocate(net, examples * <usize>(inputs + 1) * ENTRY);
    layer.transposed = allocate(net, <usize>(panelsOf(inputs) * outputs) * ROW);
    layer.gradients = allocate(net, examples * <usize>outputs * ENTRY);
  }
  layer.byInput = allocate(net, <usize>((inputs + 1) * columnCapacity(net)) * ENTRY);
  layer.byInputEnds = allocate(net, <usize>(inputs + 1) * 4);
  net.depth++;
  return layer;
}

/** Bytes of an example's row in a table: where each of its blocks starts, and where the last one ends. */
export function tableRow(layer: Layer): usize {
  return <usize>(blocksOf(layer) + 1) * 4;
}

/** Entries per list by input; an odd multiple of 8, so that the lists do not compete for lines of the cache. */
export function columnCapacity(net: Network): i32 {
  return pieces(net.capacity, 16) * 16 + 8;
}
