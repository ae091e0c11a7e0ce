import type { Context, Shape, Size } from '../judge/language.js';
import { ACTIVATION_NAMES, definitionOf, type Variant, variantOf } from '../mlp/activations.js';

/** A shared notation: symbols, shapes and definitions, and the name of the variant it is for. */
export interface Notation extends Context {
  readonly variant?: string;
  /** The call that made it, and what came of it before a derivation added to it. */
  readonly origin?: { readonly code: string; readonly notation: Notation };
}

const INDICES = { i: 'index', j: 'index', k: 'index', l: 'index', y: 'index' } as const;

/** What L is differentiated by; gradW2 is the gradient itself, not a formula for it. */
const gradients = (...names: string[]) => names.map((name) => [`grad${name}`, `grad(L, ${name})`] as const);

/** The one-hidden-layer network of question 2, from x to the loss L of class y, with every gradient of L. */
export function mlp(activation: Variant): Notation {
  const name = ACTIVATION_NAMES.find((one) => variantOf(one) === activation);
  if (!name) throw new Error(`mlp('${activation}'): known are ${ACTIVATION_NAMES.map(variantOf).join(', ')}`);
  const { formula, alphas } = definitionOf(name);
  return madeBy(`mlp('${activation}')`, {
    variant: activation,
    symbols: {
      ...{ d: 'size', dh: 'size', m: 'size', ...INDICES },
      ...{ x: ['d'], W1: ['dh', 'd'], b1: ['dh'], W2: ['m', 'dh'], b2: ['m'] },
      ...(alphas && { alpha: 'scalar' as const }),
    },
    definitions: [
      ['ha', 'W1*x + b1'],
      ['hs', formula.replace(/\bz\b/g, 'ha')],
      ['oa', 'W2*hs + b2'],
      ['os', 'softmax(oa)'],
      ['L', '-log(os[y])'],
      ...gradients('oa', 'W2', 'b2', 'hs', 'ha', 'W1', 'b1', 'x'),
    ],
  });
}

/**
 * The network of the deep sheet: h0 ∈ ℝᵈ, then z = W h + b and h = φ(z) layer by layer, the softmax f of the
 * last z, and the loss L of class y; widths d, d1, d2, …, m, and every gradient of L.
 */
export function deepNet(layers: number, phi: 'tanh' | 'sigma'): Notation {
  const width = (layer: number): Size => (layer === 0 ? 'd' : layer === layers ? 'm' : `d${layer}`);
  const each = <T>(of: (layer: number) => T[]): T[] =>
    Array.from({ length: layers }, (_, i) => of(i + 1)).flat();
  const shapes = each<[string, Shape]>((l) => [
    [String(width(l)), 'size'],
    [`W${l}`, [width(l), width(l - 1)]],
    [`b${l}`, [width(l)]],
  ]);
  return madeBy(`deepNet(${layers}, '${phi}')`, {
    variant: `${layers} layers, ${phi}`,
    symbols: { d: 'size', h0: ['d'], ...Object.fromEntries(shapes), ...INDICES },
    definitions: [
      ...each<readonly [string, string]>((l) => [
        [`z${l}`, `W${l}*h${l - 1} + b${l}`],
        l < layers ? [`h${l}`, `${phi}(z${l})`] : ['f', `softmax(z${l})`],
      ]),
      ['L', '-log(f[y])'],
      ...each((l) => gradients(`z${l}`, `W${l}`, `b${l}`, ...(l < layers ? [`h${l}`] : []))),
    ],
  });
}

const madeBy = (code: string, notation: Notation): Notation => ({ ...notation, origin: { code, notation } });
