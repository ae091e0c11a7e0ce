import { deepBlocksOf, deepFprop, type Layer } from '../mlp/deep.js';
import { addPenaltyGradientOf, type Penalty, penaltyOf } from '../mlp/elastic-net.js';
import { entriesOf } from '../mlp/parameters.js';
import type { Labels } from '../mlp/softmax.js';
import { copyMatrix, copyVector, type Matrix, precisionOf, zeros } from '../numeric/matrix.js';
import { type CheckRow, compareGradients, type Look } from './compare.js';
import { exactPenaltyGradient, exactRiskGradient, type Network } from './exact.js';
import { sidesOfUnits, sidesOfWeights } from './sides.js';

/** Which part of the regularised risk is differentiated. */
export type RiskTerm = 'data' | 'penalty' | 'both';

export interface CheckOptions {
  /** The step of the differences, 1e-6 < ε < 1e-4; 1e-5 if not given. */
  readonly epsilon?: number;
  /** 'both' if not given. */
  readonly term?: RiskTerm;
}

/** A network and the code under test, which gives its risk, penalty and flat gradient on one minibatch. */
export interface Subject extends Network {
  /** How the pre-activations of hidden layer k = 0, 1, … are called. */
  unitName(k: number): string;
  batch(
    layers: readonly Layer[],
    penalties: readonly Penalty[],
  ): { risk: number; penalty: number; gradient: readonly number[] };
}

/** Compares every gradient of the subject on the minibatch X: K × d. */
export function checkSubject(
  subject: Subject,
  X: Matrix,
  y: Labels,
  { epsilon, term = 'both' }: CheckOptions,
): CheckRow[] {
  const { activations } = subject;
  const layers = subject.layers.map(copyLayer);
  const penalties = subject.penalties.map((p) => (term === 'data' ? { l1: 0, l2: 0 } : p));
  const network = { layers, activations, penalties };

  const look = (): Look => {
    const sides = sidesOfWeights(
      layers.map(({ W }) => W),
      penalties,
    );
    if (term === 'penalty') return { value: totalPenalty(network), sides };
    const { risk, penalty } = subject.batch(layers, penalties);
    const { z } = deepFprop(layers, X, y, activations);
    for (const [k, act] of activations.entries()) {
      for (const [unit, side] of sidesOfUnits(subject.unitName(k), act, z[k])) sides.set(unit, side);
    }
    return { value: risk + penalty, sides };
  };

  return compareGradients(
    {
      entries: entriesOf(deepBlocksOf(layers)),
      gradient: term === 'penalty' ? penaltyGradient(network) : subject.batch(layers, penalties).gradient,
      exact: exactGradient(network, X, y, term),
      look,
    },
    epsilon,
  );
}

function exactGradient(network: Network, X: Matrix, y: Labels, term: RiskTerm): number[] {
  const added = exactPenaltyGradient(network);
  return term === 'penalty' ? added : exactRiskGradient(network, X, y).map((g, p) => g + added[p]);
}

function totalPenalty({ layers, penalties }: Network): number {
  return layers.reduce((sum, { W }, k) => sum + penaltyOf(W.data, penalties[k]), 0);
}

/** The gradient of the penalty alone, by hand. */
function penaltyGradient({ layers, penalties }: Network): number[] {
  return layers.flatMap(({ W, b }, k) => {
    const grad = zeros(W.data.length);
    addPenaltyGradientOf(grad, W.data, penalties[k]);
    return [...grad, ...zeros(b.length)];
  });
}

/** A copy that the check can move about. Single precision has too few digits for differences. */
function copyLayer({ W, b }: Layer, k: number): Layer {
  if (precisionOf(W.data) !== 'float64') {
    throw new Error(`a gradient check needs float64 parameters, W${k + 1} is float32`);
  }
  return { W: copyMatrix(W), b: copyVector(b) };
}
