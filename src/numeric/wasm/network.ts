import type { Worker } from 'node:worker_threads';
import { type Floats, type Precision, zeroMatrix, zeros } from '../matrix.js';
import { type Address, compileKernels, type Kernels, sharedMemory, startKernels } from './kernels.js';
import { type LayerWeights, packedLength, packInto, unpackInto } from './packing.js';
import { ended, startWorkers } from './team.js';

/** In the order of the numbers in assembly/activation.ts and assembly/rules.ts. */
export const ACTIVATIONS = ['relu', 'leaky-relu', 'elu', 'tanh', 'sigmoid'] as const;
export const RULES = ['sgd', 'momentum', 'nesterov', 'adagrad', 'adadelta', 'rmsprop', 'adam'] as const;

/** One layer from below: its width, its activation (the last layer has the softmax), its penalty. */
export interface LayerSpec {
  readonly outputs: number;
  readonly activation?: { readonly name: (typeof ACTIVATIONS)[number]; readonly alpha: number };
  /** l1 ‖W‖₁ + l2 ‖W‖₂² (mlp/q-elastic-net). */
  readonly l1?: number;
  readonly l2?: number;
}

/** The update rule with its constants: the decay rates are μ, or ρ, or β₁ and β₂. */
export interface RuleSpec {
  readonly rule: (typeof RULES)[number];
  readonly decay?: number;
  readonly decay2?: number;
  readonly epsilon?: number;
}

export interface NetworkSpec {
  readonly precision: Precision;
  /** d */
  readonly inputs: number;
  readonly layers: readonly LayerSpec[];
  readonly update: RuleSpec;
  /** The most examples in one call. */
  readonly capacity: number;
  /** Threads in all, the caller's among them. */
  readonly threads: number;
  /** Fused multiply-add: faster, but not the same bits on every machine. */
  readonly fma?: boolean;
}

/** Weights and what the rule remembers: slot 0, and slots 1 and 2. */
const SLOTS = { sgd: 0, momentum: 1, nesterov: 1, adagrad: 1, adadelta: 2, rmsprop: 1, adam: 2 };

/** A fully connected network with softmax output that lives in the memory of the WebAssembly kernels. */
export class WasmNetwork {
  /** The batch: the caller writes examples into rows 0 … (capacity × inputs) and classes before each call. */
  readonly X: Floats;
  readonly y: Uint8Array;
  private readonly kernels: Kernels;
  private readonly network: Address;
  private readonly layers: readonly Address[];
  private readonly memory = sharedMemory();
  private readonly losses: Float64Array;
  private readonly wrong: Uint8Array;
  private readonly workers: readonly Worker[];

  constructor(readonly spec: NetworkSpec) {
    const { inputs, layers, update, capacity, threads } = spec;
    const module = compileKernels(spec);
    const kernels = startKernels(module, this.memory);
    const slots = SLOTS[update.rule];
    const network = kernels.createNetwork(layers.length, capacity, RULES.indexOf(update.rule));
    kernels.setConstants(network, update.decay ?? 0, update.decay2 ?? 0, update.epsilon ?? 0);
    this.layers = layers.map(({ outputs, activation, l1 = 0, l2 = 0 }, k) => {
      const below = k === 0 ? inputs : layers[k - 1].outputs;
      const kind = activation ? ACTIVATIONS.indexOf(activation.name) : 0;
      const layer = kernels.addLayer(network, below, outputs, slots, kind, activation?.alpha ?? 0);
      kernels.setPenalty(layer, l1, l2);
      return layer;
    });
    this.kernels = kernels;
    this.network = network;
    this.X = this.floats(kernels.inputOf(network), capacity * inputs);
    this.y = new Uint8Array(this.memory.buffer, kernels.labelsOf(network), capacity);
    this.losses = new Float64Array(this.memory.buffer, kernels.lossesOf(network), capacity);
    this.wrong = new Uint8Array(this.memory.buffer, kernels.wrongOf(network), capacity);
    this.workers = startWorkers(threads - 1, { module, memory: this.memory, network });
  }

  /** One update, number t = 1, 2, …, from the first `rows` examples; returns their summed loss before it. */
  train(rows: number, rate: number, t: number): number {
    const { decay = 0, decay2 = 0 } = this.spec.update;
    this.kernels.train(this.network, rows, rate, 1 - decay ** t, 1 - decay2 ** t);
    return this.sum(this.losses, rows);
  }

  /** Summed loss of the first `rows` examples and how many are misclassified. */
  evaluate(rows: number): { loss: number; wrong: number } {
    this.kernels.evaluate(this.network, rows);
    return { loss: this.sum(this.losses, rows), wrong: this.sum(this.wrong, rows) };
  }

  /** A copy of the weights (slot 0) or of what the rule remembers (slots 1, 2), layer by layer. */
  read(slot = 0): LayerWeights[] {
    return this.layers.map((_, k) => {
      const [inputs, outputs] = this.shape(k);
      const { precision } = this.spec;
      const weights = { W: zeroMatrix(outputs, inputs, precision), b: zeros(outputs, precision) };
      unpackInto(weights, this.width, this.packed(k, slot));
      return weights;
    });
  }

  write(weights: readonly LayerWeights[], slot = 0): void {
    for (const [k, layer] of weights.entries()) packInto(this.packed(k, slot), this.width, layer);
    this.kernels.transposeWeights(this.network);
  }

  /** How many threads are at work by now. */
  get size(): number {
    return this.kernels.sizeOf(this.network);
  }

  /** Sends the threads home; the network is not used afterwards. */
  async close(): Promise<void> {
    this.kernels.dismiss(this.network);
    await ended(this.workers);
  }

  private shape(k: number): [inputs: number, outputs: number] {
    const { inputs, layers } = this.spec;
    return [k === 0 ? inputs : layers[k - 1].outputs, layers[k].outputs];
  }

  private packed(k: number, slot: number): Floats {
    const address = this.kernels.weightsOf(this.layers[k], slot);
    return this.floats(address, packedLength(this.width, ...this.shape(k)));
  }

  /** Columns of a panel of 128 bytes. */
  private get width(): number {
    return this.spec.precision === 'float64' ? 16 : 32;
  }

  private floats(address: Address, length: number): Floats {
    const Floats = this.spec.precision === 'float64' ? Float64Array : Float32Array;
    return new Floats(this.memory.buffer, address, length);
  }

  private sum(values: Float64Array | Uint8Array, count: number): number {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += values[i];
    return sum;
  }
}
