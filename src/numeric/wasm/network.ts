import { startTeam } from '#kernels';
import { type Floats, zeroMatrix, zeros } from '../matrix.js';
import { power } from '../power.js';
import { type LabelledRows, requireBatch, requireExamples, requireIndices, withinMemory } from './faults.js';
import {
  type Address,
  compileKernels,
  sharedMemory,
  startKernels,
  type ThreadTeam,
  type WasmExports,
} from './kernels.js';
import { type LayerWeights, packedLength, packInto, unpackInto } from './packing.js';
import { type NetworkSpec, RULES, SLOTS } from './spec.js';

/** Examples in the memory of the kernels. */
export interface PlacedExamples {
  readonly count: number;
  readonly address: Address;
}

/** A fully connected network with softmax output that lives in the memory of the WebAssembly kernels. */
export class WasmNetwork {
  private readonly kernels: WasmExports;
  private readonly network: Address;
  private readonly layers: readonly Address[];
  private readonly memory = sharedMemory();
  private readonly team: ThreadTeam;
  /** Room for one batch of examples that are not placed. */
  private readonly passing: Address;

  constructor(readonly spec: NetworkSpec) {
    const { inputs, layers, update, capacity, threads } = spec;
    const module = compileKernels(spec);
    const kernels = startKernels(module, this.memory);
    if (!RULES.includes(update.rule)) throw new Error(`there is no update rule ${update.rule}`);
    const slots = SLOTS[update.rule];
    const network = withinMemory(() =>
      kernels.createNetwork(layers.length, inputs, capacity, RULES.indexOf(update.rule)),
    );
    kernels.setConstants(network, update.decay ?? 0, update.decay2 ?? 0, update.epsilon ?? 0);
    this.layers = layers.map(({ outputs, activation, l1 = 0, l2 = 0 }, k) => {
      const below = k === 0 ? inputs : layers[k - 1].outputs;
      const { kind, alpha } = activation ?? { kind: 0, alpha: 0 };
      const layer = withinMemory(() => kernels.addLayer(network, below, outputs, slots, kind, alpha));
      kernels.setPenalty(layer, l1, l2);
      return layer;
    });
    this.kernels = kernels;
    this.network = network;
    this.centre();
    this.passing = withinMemory(() => kernels.createExamples(network, capacity, capacity * inputs));
    this.team = startTeam(threads - 1, { module, memory: this.memory, network });
  }

  /** Keeps the examples for any number of calls, as lists of the numbers that are not 0. */
  place(examples: LabelledRows): PlacedExamples {
    const { rows: count, data } = examples.X;
    let numbers = 0;
    for (let i = 0; i < data.length; i++) if (data[i] !== 0) numbers++;
    const address = withinMemory(() => this.kernels.createExamples(this.network, count, numbers));
    for (let at = 0; at < count; at += this.spec.capacity) this.store(address, at, examples, at);
    return { count, address };
  }

  /** One update, number t = 1, 2, …, from these examples of the set; returns their summed loss before it. */
  train(set: PlacedExamples, batch: ArrayLike<number>, rate: number, t: number): number {
    requireBatch(batch.length, this.spec.capacity);
    requireIndices(batch, set.count);
    this.batch.set(batch);
    return this.update(set.address, batch.length, rate, t);
  }

  /** The same from examples that are not placed: one batch, all its rows. */
  trainOn(examples: LabelledRows, rate: number, t: number): number {
    const { rows } = examples.X;
    requireBatch(rows, this.spec.capacity);
    this.store(this.passing, 0, examples, 0);
    for (let i = 0; i < rows; i++) this.batch[i] = i;
    return this.update(this.passing, rows, rate, t);
  }

  /** Summed loss of the examples and how many are misclassified; they are read as they are, if not placed. */
  evaluate(examples: PlacedExamples | LabelledRows): { loss: number; wrong: number } {
    const placed = 'address' in examples;
    const count = placed ? examples.count : examples.X.rows;
    const total = { loss: 0, wrong: 0 };
    for (let at = 0; at < count; at += this.spec.capacity) {
      const rows = Math.min(this.spec.capacity, count - at);
      if (!placed) this.store(this.passing, 0, examples, at);
      for (let i = 0; i < rows; i++) this.batch[i] = placed ? at + i : i;
      this.kernels.evaluate(this.network, placed ? examples.address : this.passing, rows);
      total.loss += sum(this.losses, rows);
      total.wrong += sum(this.wrong, rows);
    }
    return total;
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
    await this.team.ended();
  }

  private update(examples: Address, rows: number, rate: number, t: number): number {
    const { decay = 0, decay2 = 0 } = this.spec.update;
    const [correction1, correction2] = [1 - power(decay, t), 1 - power(decay2, t)];
    this.kernels.train(this.network, examples, rows, rate, correction1, correction2);
    return sum(this.losses, rows);
  }

  /** Examples `to` … of the set ← rows `from` … of X, as many as a batch holds. */
  private store(set: Address, to: number, { X, y }: LabelledRows, from: number): void {
    const rows = Math.min(this.spec.capacity, X.rows - from);
    requireExamples({ X, y }, this.spec, from, rows);
    const inputs = this.floats(this.kernels.inputOf(this.network), rows * X.cols);
    inputs.set(X.data.subarray(from * X.cols, (from + rows) * X.cols));
    const { scaling } = this.spec;
    if (scaling) divideRows(inputs, scaling.sd);
    this.kernels.storeExamples(this.network, set, to, rows);
    const classes = this.bytes(this.kernels.classesOf(set) + to, rows);
    for (let i = 0; i < rows; i++) classes[i] = y[from + i];
  }

  /** x/sd − mean/sd: the kernels keep x/sd, which is 0 where x is. */
  private centre(): void {
    const { inputs, scaling } = this.spec;
    if (!scaling) return;
    const shift = scaling.mean.map((mean, p) => -mean / scaling.sd[p]);
    this.floats(this.kernels.inputOf(this.network), inputs).set(shift);
    this.kernels.centreInputs(this.network);
  }

  private shape(k: number): [inputs: number, outputs: number] {
    const { inputs, layers } = this.spec;
    return [k === 0 ? inputs : layers[k - 1].outputs, layers[k].outputs];
  }

  // views of the memory are made when they are needed: they end where the memory ended when they were made
  private get batch(): Uint32Array {
    return new Uint32Array(this.memory.buffer, this.kernels.batchOf(this.network), this.spec.capacity);
  }
  private get losses(): Float64Array {
    return new Float64Array(this.memory.buffer, this.kernels.lossesOf(this.network), this.spec.capacity);
  }
  private get wrong(): Uint8Array {
    return this.bytes(this.kernels.wrongOf(this.network), this.spec.capacity);
  }
  private bytes(address: Address, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, address, length);
  }
  private floats(address: Address, length: number): Floats {
    const Floats = this.spec.precision === 'float64' ? Float64Array : Float32Array;
    return new Floats(this.memory.buffer, address, length);
  }
  private packed(k: number, slot: number): Floats {
    const address = this.kernels.weightsOf(this.layers[k], slot);
    return this.floats(address, packedLength(this.width, ...this.shape(k)));
  }

  /** Columns of a panel of 128 bytes. */
  private get width(): number {
    return this.spec.precision === 'float64' ? 16 : 32;
  }
}

/** Each row of `values`, as long as `by`, is divided by it, entry by entry. */
function divideRows(values: Floats, by: Float64Array): void {
  for (let row = 0; row < values.length; row += by.length) {
    for (let j = 0; j < by.length; j++) values[row + j] /= by[j];
  }
}

function sum(values: Float64Array | Uint8Array, count: number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += values[i];
  return total;
}
