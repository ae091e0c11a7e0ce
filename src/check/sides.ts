import type { Activation } from '../mlp/activations.js';
import type { Penalty } from '../mlp/elastic-net.js';
import type { Matrix } from '../numeric/matrix.js';

/*
 * Where the risk bends: a hidden unit whose pre-activation is 0, a weight with an L1 penalty that is 0. A
 * difference across such a point mixes two slopes; these maps tell on which side everything stands.
 */

/** The side of 0 of every pre-activation (rows: examples), if the activation bends; counted from 1. */
export function sidesOfUnits(name: string, { bends }: Activation, Ha: Matrix): Map<string, number> {
  if (!bends) return new Map();
  return new Map(
    Array.from(Ha.data, (ha, i) => {
      const [example, unit] = [Math.floor(i / Ha.cols) + 1, (i % Ha.cols) + 1];
      return [`${name}[${unit}] of example ${example}`, Math.sign(ha)];
    }),
  );
}

/** The side of 0 of every weight that has an L1 penalty, layer by layer; named as the parameter. */
export function sidesOfWeights(
  weights: readonly Matrix[],
  penalties: readonly Penalty[],
): Map<string, number> {
  const sides = new Map<string, number>();
  for (const [k, { l1 }] of penalties.entries()) {
    if (l1 === 0) continue;
    const { data, cols } = weights[k];
    for (const [i, w] of data.entries()) {
      sides.set(`W${k + 1}[${Math.floor(i / cols) + 1},${(i % cols) + 1}]`, Math.sign(w));
    }
  }
  return sides;
}
