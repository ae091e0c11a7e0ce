import { cores } from '#kernels';
import type { Split } from '../data/dataset.js';
import { fitScaling } from '../data/standardise.js';
import { initDeep, type Layer } from '../mlp/deep.js';
import { penaltyOf } from '../mlp/elastic-net.js';
import { initParameters, type Parameters } from '../mlp/parameters.js';
import { seeded } from '../numeric/random.js';
import { type Build, kernelsRunHere } from '../numeric/wasm/kernels.js';
import { WasmNetwork } from '../numeric/wasm/network.js';
import type { LayerSpec } from '../numeric/wasm/spec.js';
import type { Engine, EngineFactory } from './engine.js';
import { type Hyperparameters, modelOf } from './hyperparameters.js';
import { matrixEngine } from './scalar-engine.js';
import { updateRule } from './updates.js';

export interface WasmOptions extends Pick<Build, 'fma' | 'wide'> {
  /** Threads in all; default: one per core. The results are the same for any number. */
  readonly threads?: number;
}

/**
 * Trains the network of one hidden layer with the WebAssembly kernels; equals `matrixEngine` up to rounding.
 * Where they cannot run, this is `matrixEngine`, and says so by its name.
 *
 * @example
 * ```ts
 * const circles = splitAtRandom(twoCircles(seeded(1)), { valid: 100, test: 100 }, seeded(2));
 * (await train(circles, { dh: 2, epochs: 1 }, { engine: wasmEngine() })).history.length // → 1
 * ```
 */
export function wasmEngine(options: WasmOptions = {}): EngineFactory {
  return (split, h) => {
    if (!kernelsRunHere()) return matrixEngine(split, h);
    const sizes = { d: split.train.X.cols, dh: h.dh, m: split.train.classes.length };
    const theta = initParameters(sizes, seeded(`${h.seed}/init`), h.precision);
    const engine = kernelEngine(split, h, layersOf(theta), options);
    return {
      ...engine,
      state() {
        const { parameters, slots, steps } = engine.state();
        return { parameters: parametersOf(parameters), slots: slots.map(parametersOf), steps };
      },
      restore({ parameters, slots, steps }) {
        engine.restore({ parameters: layersOf(parameters), slots: slots.map(layersOf), steps });
      },
    };
  };
}

/**
 * The same for the L-layer network with these hidden widths, which stand for the hyperparameter dh. All hidden
 * layers have the activation; λ21 and λ22 belong to the last layer, λ11 and λ12 to each of the others.
 *
 * @example
 * ```ts
 * const circles = splitAtRandom(twoCircles(seeded(1)), { valid: 100, test: 100 }, seeded(2));
 * (await train(circles, { dh: 2, epochs: 1 }, { engine: deepWasmEngine([3, 3]) })).history.length // → 1
 * ```
 */
export function deepWasmEngine(hidden: readonly number[], options: WasmOptions = {}): EngineFactory<Layer[]> {
  return (split, h) => {
    const widths = [split.train.X.cols, ...hidden, split.train.classes.length];
    return kernelEngine(split, h, initDeep(widths, seeded(`${h.seed}/init`)), options);
  };
}

function layersOf({ W1, b1, W2, b2 }: Parameters): Layer[] {
  return [
    { W: W1, b: b1 },
    { W: W2, b: b2 },
  ];
}

function parametersOf([one, two]: readonly Layer[]): Parameters {
  return { W1: one.W, b1: one.b, W2: two.W, b2: two.b };
}

/** Examples per call when a whole part is evaluated, at least. */
const EVALUATION_BATCH = 100;

function kernelEngine(
  split: Split,
  h: Hyperparameters,
  theta: readonly Layer[],
  { threads = cores(), fma, wide = true }: WasmOptions,
): Engine<Layer[]> {
  const specs = layerSpecs(theta, h);
  const { constants, slots } = updateRule(h.update);
  const capacity = Math.min(Math.max(h.K, EVALUATION_BATCH), split.train.X.rows);
  const network = new WasmNetwork({
    precision: h.precision,
    inputs: split.train.X.cols,
    scaling: h.standardise ? fitScaling(split.train.X) : undefined,
    layers: specs,
    update: { rule: h.update.rule, ...constants },
    capacity,
    threads,
    fma,
    wide,
  });
  network.write(theta);
  const train = network.place(split.train);
  let steps = 0;

  return {
    name: fma ? 'wasm-fma' : 'wasm',
    step(batch, rate) {
      steps++;
      return network.train(train, batch, rate, steps) / batch.length;
    },
    stepOn(examples, rate) {
      steps++;
      return network.trainOn(examples, rate, steps) / examples.X.rows;
    },
    evaluate(part) {
      const { loss, wrong } = network.evaluate(part === 'train' ? train : split[part]);
      const n = split[part].X.rows;
      return { error: wrong / n, loss: loss / n };
    },
    penalty: () => network.read().reduce((sum, { W }, k) => sum + penaltyOf(W.data, specs[k]), 0),
    state: () => ({
      parameters: network.read(),
      slots: Array.from({ length: slots }, (_, s) => network.read(s + 1)),
      steps,
    }),
    restore(state) {
      for (const [slot, layers] of [state.parameters, ...state.slots].entries()) network.write(layers, slot);
      steps = state.steps;
    },
    close: () => network.close(),
  };
}

function layerSpecs(theta: readonly Layer[], h: Hyperparameters): Required<LayerSpec>[] {
  const { activation } = modelOf(h);
  return theta.map(({ b }, k) => {
    const last = k === theta.length - 1;
    const l1 = last ? h.lambda21 : h.lambda11;
    const l2 = last ? h.lambda22 : h.lambda12;
    return { outputs: b.length, activation, l1, l2 };
  });
}
