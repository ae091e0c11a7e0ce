import { type Activation, definitionOf } from '../mlp/activations.js';
import type { Layer } from '../mlp/deep.js';
import type { Penalty } from '../mlp/elastic-net.js';
import type { Labels } from '../mlp/softmax.js';
import { type Matrix, rowOf } from '../numeric/matrix.js';
import type { Dual } from './dual.js';
import * as dual from './dual.js';
import { dualFunction } from './dual-language.js';

/*
 * A second route to the gradients that shares no line with src/mlp: the definition of the network, written
 * once more for one example in dual numbers, and differentiated by their arithmetic, one parameter at a time.
 */

/** Layers with softmax on top, a penalty for each; two layers are the MLP of the homework. */
export interface Network {
  readonly layers: readonly Layer[];
  readonly activations: readonly Activation[];
  readonly penalties: readonly Penalty[];
}

interface DualLayer {
  readonly W: readonly (readonly Dual[])[];
  readonly b: readonly Dual[];
}

/** ∂(mean loss)/∂θ_p for every scalar θ_p, in the order W, b of each layer in turn. */
export function exactRiskGradient({ layers, activations }: Network, X: Matrix, y: Labels): number[] {
  const functions = activations.map(({ name, alpha }) => dualFunction(definitionOf(name).formula, alpha));
  const examples = Array.from({ length: X.rows }, (_, i) => Array.from(rowOf(X, i), dual.constantDual));
  return derivatives(layers, (theta) =>
    dual.scale(1 / X.rows, dual.sumDuals(examples.map((x, i) => loss(theta, functions, x, y[i])))),
  );
}

/** ∂𝓛(θ)/∂θ_p for every scalar θ_p, in the same order. */
export function exactPenaltyGradient({ layers, penalties }: Network): number[] {
  return derivatives(layers, (theta) =>
    dual.sumDuals(
      theta.flatMap(({ W }, k) => {
        const { l1, l2 } = penalties[k];
        return W.flat().map((w) =>
          dual.addDuals(dual.scale(l1, dual.abs(w)), dual.scale(l2, dual.multiplyDuals(w, w))),
        );
      }),
    ),
  );
}

/** The derivative of `value` in every direction: parameter p gets du = 1, all others du = 0. */
function derivatives(layers: readonly Layer[], value: (theta: DualLayer[]) => Dual): number[] {
  const count = layers.reduce((n, { W, b }) => n + W.data.length + b.length, 0);
  return Array.from({ length: count }, (_, p) => value(dualLayers(layers, p)).du);
}

function dualLayers(layers: readonly Layer[], p: number): DualLayer[] {
  let position = 0;
  const next = (re: number): Dual => ({ re, du: position++ === p ? 1 : 0 });
  return layers.map(({ W, b }) => ({
    W: Array.from({ length: W.rows }, (_, i) => Array.from(rowOf(W, i), next)),
    b: Array.from(b, next),
  }));
}

/** −log softmax(z^L)_y, with every exponent shifted by the constant max z^L. */
function loss(
  theta: readonly DualLayer[],
  functions: readonly ((z: Dual) => Dual)[],
  x: Dual[],
  y: number,
): Dual {
  let h = x;
  for (const [k, { W, b }] of theta.entries()) {
    const z = b.map((bias, i) =>
      dual.addDuals(bias, dual.sumDuals(W[i].map((w, j) => dual.multiplyDuals(w, h[j])))),
    );
    h = k < functions.length ? z.map(functions[k]) : z;
  }
  const max = dual.constantDual(Math.max(...h.map(({ re }) => re)));
  const shifted = h.map((zi) => dual.subtract(zi, max));
  return dual.subtract(dual.log(dual.sumDuals(shifted.map(dual.exp))), shifted[y]);
}
