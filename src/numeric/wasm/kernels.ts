import { kernelBytes } from '#kernels';
import { REPAIR } from '../../usage.js';
import type { Precision } from '../matrix.js';

/** Addresses in the memory of the kernels. */
export type Address = number;

/** What assembly/kernels.ts exports; there is the documentation. */
export interface WasmExports {
  createNetwork(depth: number, inputs: number, capacity: number, rule: number): Address;
  addLayer(
    net: Address,
    inputs: number,
    outputs: number,
    slots: number,
    activation: number,
    alpha: number,
  ): Address;
  setPenalty(layer: Address, lambda1: number, lambda2: number): void;
  setConstants(net: Address, decay: number, decay2: number, epsilon: number): void;
  transposeWeights(net: Address): void;
  centreInputs(net: Address): void;
  createExamples(net: Address, count: number, numbers: number): Address;
  storeExamples(net: Address, set: Address, from: number, count: number): void;
  evaluate(net: Address, set: Address, rows: number): void;
  train(
    net: Address,
    set: Address,
    rows: number,
    rate: number,
    correction1: number,
    correction2: number,
  ): void;
  sizeOf(net: Address): number;
  work(net: Address): void;
  dismiss(net: Address): void;
  inputOf(net: Address): Address;
  batchOf(net: Address): Address;
  classesOf(set: Address): Address;
  lossesOf(net: Address): Address;
  wrongOf(net: Address): Address;
  weightsOf(layer: Address, slot: number): Address;
}

/** How the kernels are compiled. */
export interface Build {
  readonly precision: Precision;
  /** Fused multiply-add (float32 only): faster, but the last bits then depend on the machine. */
  readonly fma?: boolean;
  /**
   * Let V8 put two vectors into one register of 256 bits: the same bits, a third to a half less time. The engine does,
   * unless told otherwise; V8 can from Node 24 on, on processors with AVX2, and elsewhere it is without effect.
   */
  readonly wide?: boolean;
}

/** What a further thread is given. */
export interface ThreadData {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly network: Address;
}

/** The further threads of a network. */
export interface ThreadTeam {
  /** Resolves when the dismissed threads have ended. */
  ended(): Promise<void>;
}

/** The compiled kernels. Code only, no memory. Throws an Error that says what to do if their file is damaged. */
export function compileKernels(build: Build): WebAssembly.Module {
  try {
    return new WebAssembly.Module(kernelBytes(build));
  } catch (cause) {
    throw new Error(`the compiled kernels cannot be used (${(cause as Error).message}): ${REPAIR}`, {
      cause,
    });
  }
}

/** The kernels at work in `memory`. */
export function startKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): WasmExports {
  const words = () => new Int32Array(memory.buffer);
  const team = {
    sleep: (word: Address, old: number) => void Atomics.wait(words(), word / 4, old),
    wake: (word: Address) => void Atomics.notify(words(), word / 4),
  };
  const imports = { env: { memory }, forward: { log: Math.log }, team };
  return new WebAssembly.Instance(module, imports).exports as unknown as WasmExports;
}

/** Memory that threads can share: 64 KB now, 1 GB at most; the kernels let it grow. */
export function sharedMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: 1, maximum: 16384, shared: true });
}

/** The smallest module that holds a vector instruction (i8x16.splat) and a shared memory. */
const PROBE = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 5, 4, 1, 3, 1, 1, 10, 8, 1, 6, 0, 65, 0,
  253, 15, 11,
]);

/** Does this machine's Node run them: WebAssembly with SIMD and shared memory? */
export function kernelsRunHere(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(PROBE);
}
