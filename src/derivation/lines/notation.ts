import type { Context, Shape, Size } from '../../judge/language.js';
import { ACTIVATION_NAMES, definitionOf, type Variant, variantOf } from '../../mlp/activations.js';

/** A shared notation: symbols, shapes and definitions, and the name of the variant it is for. */
export interface Notation extends Context {
  readonly variant?: string;
  /** The call that made it, and what came of it before a derivation added to it. */
  readonly origin?: { readonly code: string; readonly notation: Notation };
}

const INDICES = { i: 'index', j: 'index', k: 'index', l: 'index', y: 'index' } as const;

/** What L is differentiated by; gradW2 is the gradient itself, not a formula for it. */
const gradients = (...names: string[]) => names.map((name) => [`grad${name}`, `grad(L, ${name})`] as const);

/** An activation that is not given: what is derived holds for every φ that has a derivative. */
export const FREE = 'free';

/**
 * The one-hidden-layer network of question 2, from x to the loss L of class y, with every gradient of L. With the
 * activation 'free', hs is φ(ha) for any φ, and dphi the vector φ′(ha).
 *
 * @example
 * ```ts
 * derivation('a/b', mlp('relu')).given('D(L, oa[k])').reaches('gradoa[k]', 'its name').failure() // → undefined
 * ```
 */
export function mlp(activation: Variant | typeof FREE): Notation {
  const free = activation === FREE;
  const name = ACTIVATION_NAMES.find((one) => variantOf(one) === activation);
  if (!name && !free)
    throw new Error(
      `mlp('${activation}'): known are ${[...ACTIVATION_NAMES.map(variantOf), FREE].join(', ')}`,
    );
  const { formula, alphas } = name ? definitionOf(name) : { formula: undefined, alphas: undefined };
  return madeBy(`mlp('${activation}')`, {
    variant: free ? 'φ' : activation,
    symbols: {
      ...{ d: 'size', dh: 'size', m: 'size', ...INDICES },
      ...{ x: ['d'], W1: ['dh', 'd'], b1: ['dh'], W2: ['m', 'dh'], b2: ['m'] },
      ...(alphas && { alpha: 'scalar' as const }),
      ...(free && { hs: ['dh'] as const, dphi: ['dh'] as const }),
    },
    definitions: [
      ['ha', 'W1*x + b1'],
      ...(formula ? [['hs', formula.replace(/\bz\b/g, 'ha')] as const] : []),
      ['oa', 'W2*hs + b2'],
      ['os', 'softmax(oa)'],
      ['L', '-log(os[y])'],
      ...gradients('oa', 'W2', 'b2', 'hs', 'ha', 'W1', 'b1', 'x'),
    ],
    ...(free && { along: [['hs', 'ha', 'dphi']] }),
  });
}

/**
 * The network of the deep sheet: h0 ∈ ℝᵈ, then z = W h + b and h = φ(z) layer by layer, the softmax f of the
 * last z, and the loss L of class y; widths d, d1, d2, …, m, and every gradient of L. With φ 'free', h1, h2, … are
 * φ₁(z1), φ₂(z2), … for any functions, and dphi1, dphi2, … the vectors of their derivatives.
 *
 * @example
 * ```ts
 * derivation('a/b', deepNet(2, 'tanh')).given('1 + 1').reaches('2', 'sum').failure() // → undefined
 * ```
 */
export function deepNet(layers: number, phi: 'tanh' | 'sigma' | typeof FREE): Notation {
  const free = phi === FREE;
  const width = (layer: number): Size => (layer === 0 ? 'd' : layer === layers ? 'm' : `d${layer}`);
  const each = <T>(of: (layer: number) => T[]): T[] =>
    Array.from({ length: layers }, (_, i) => of(i + 1)).flat();
  const hidden = <T>(of: (layer: number) => T[]): T[] => each((l) => (l < layers ? of(l) : []));
  const shapes = each<[string, Shape]>((l) => [
    [String(width(l)), 'size'],
    [`W${l}`, [width(l), width(l - 1)]],
    [`b${l}`, [width(l)]],
  ]);
  const values = hidden<[string, Shape]>((l) => [
    [`h${l}`, [width(l)]],
    [`dphi${l}`, [width(l)]],
  ]);
  return madeBy(`deepNet(${layers}, '${phi}')`, {
    variant: `${layers} layers, ${free ? 'φ' : phi}`,
    symbols: {
      d: 'size',
      h0: ['d'],
      ...Object.fromEntries(free ? [...shapes, ...values] : shapes),
      ...INDICES,
    },
    definitions: [
      ...each<readonly [string, string]>((l) => [
        [`z${l}`, `W${l}*h${l - 1} + b${l}`],
        ...(l === layers ? [['f', `softmax(z${l})`] as const] : []),
        ...(l < layers && !free ? [[`h${l}`, `${phi}(z${l})`] as const] : []),
      ]),
      ['L', '-log(f[y])'],
      ...each((l) => gradients(`z${l}`, `W${l}`, `b${l}`, ...(l < layers ? [`h${l}`] : []))),
    ],
    ...(free && { along: hidden((l) => [[`h${l}`, `z${l}`, `dphi${l}`] as const]) }),
  });
}

/**
 * One layer of any network, with what lies below and above it free: h = φ(a), a the activations below (of width p),
 * z = W h + b (of width n), and a loss of which only ∇_z L = g is known. Any loss is L(z₀) + ⟨g, z − z₀⟩ to first
 * order, so L = ⟨g, z⟩ has all its derivatives. What is derived here holds at every layer of a network of any depth,
 * and by induction from the last to the first: gradh gives the g of the layer below, grada its ∇_z.
 *
 * @example
 * ```ts
 * layer().symbols !== undefined // → true
 * ```
 */
export function layer(): Notation {
  return madeBy('layer()', {
    variant: 'any layer, φ',
    symbols: {
      ...{ n: 'size', p: 'size', ...INDICES },
      ...{ a: ['p'], h: ['p'], dphi: ['p'], W: ['n', 'p'], b: ['n'], g: ['n'] },
    },
    definitions: [['z', 'W*h + b'], ['L', 'dot(g, z)'], ...gradients('z', 'W', 'b', 'h', 'a')],
    along: [['h', 'a', 'dphi']],
  });
}

const madeBy = (code: string, notation: Notation): Notation => ({ ...notation, origin: { code, notation } });
