/** The notations that a document can ask for by name, and those of the course's questions. */
import { deepNet, mlp, type Notation } from '../derivation/notation.js';
import { ACTIVATION_NAMES, variantOf } from '../mlp/activations.js';
import { declaredInWords } from './declarations.js';
import type { ReadingNotation } from './names.js';

const INDICES = { i: 'index', j: 'index', k: 'index', l: 'index' } as const;
const VECTOR = { n: 'size', x: ['n'], ...INDICES } as const;
const gradients = (...names: string[]) => names.map((name) => [`grad${name}`, `grad(L, ${name})`] as const);

const SCALAR: ReadingNotation = {
  symbols: { x: 'scalar', z: 'scalar', alpha: 'scalar' },
  functions: { g: 'rect' },
  variable: 'x',
};
/** Any y of x, to first order. */
const NORMS: ReadingNotation = { symbols: { ...VECTOR, g: ['n'] }, definitions: [['y', 'dot(g, x)']] };
const SOFTMAX: ReadingNotation = {
  symbols: { ...VECTOR, c: 'scalar' },
  definitions: [['S', 'softmax(x)']],
  functions: { S: 'softmax', s: 'softmax' },
  alias: { s: 'S' },
};
/** A loss that is any function of what the softmax or the sigmoid gives: to first order L = g · S. */
const PRODUCT = (layer: 'softmax' | 'sigma', name: string): ReadingNotation => ({
  symbols: { ...VECTOR, g: ['n'] },
  definitions: [[name, `${layer}(x)`], ['L', `dot(g, ${name})`], ...gradients('x', name)],
  ...(layer === 'softmax' && { functions: { [name]: 'softmax' } }),
});

const OUTPUT = { '\\hat{y}': 'os', '\\hat{p}': 'os' } as const;
const mlpNotation = (notation: Notation): ReadingNotation => ({
  ...notation,
  symbols: { ...notation.symbols, z: 'scalar' },
  alias: OUTPUT,
  functions: { g: String(notation.definitions?.find(([name]) => name === 'hs')?.[1]).replace(/\(.*/, '') },
});

const RISK: ReadingNotation = {
  symbols: {
    n: 'size',
    d: 'size',
    dh: 'size',
    m: 'size',
    L: ['n'],
    i: 'index',
    eta: 'scalar',
    theta_t: 'scalar',
  },
  definitions: [
    ['Rhat', '1/n * sum(i, 1, n, L[i])'],
    ['ntheta', 'dh*d + dh + m*dh + m'],
  ],
  alias: { 'n_{\\theta}': 'ntheta', '\\ell': 'L' },
  parameters: ['theta'],
  perExample: ['L'],
  dataSets: ['D'],
};

const PENALTY: ReadingNotation = {
  symbols: {
    ...{ d: 'size', dh: 'size', m: 'size', ...INDICES },
    ...{ W1: ['dh', 'd'], W2: ['m', 'dh'], b1: ['dh'], b2: ['m'] },
    ...{ G1: ['dh', 'd'], G2: ['m', 'dh'], g1: ['dh'], g2: ['m'] },
    ...{ lambda11: 'scalar', lambda12: 'scalar', lambda21: 'scalar', lambda22: 'scalar' },
  },
  definitions: [
    // Any risk, to first order.
    ['Rhat', 'sum(G1 .* W1) + sum(G2 .* W2) + sum(g1 .* b1) + sum(g2 .* b2)'],
    ['P', 'lambda11*norm1(W1) + lambda12*norm2sq(W1) + lambda21*norm1(W2) + lambda22*norm2sq(W2)'],
    ['Rtilde', 'Rhat + P'],
  ],
  alias: { '\\mathcal{L}': 'P' },
  parameters: ['theta'],
};

/** The deep sheet in its own letters; for a letter that stands for any layer, formulas are judged for several. */
function deep(layers: number, phi: 'tanh' | 'sigma', input?: string): ReadingNotation[] {
  const net = deepNet(layers, phi);
  const hidden = Array.from({ length: layers }, (_, layer) => (layer === 0 ? '' : phi));
  const inputs = input === undefined ? { x: 'h0', X: 'h0' } : { [input]: 'h0' };
  return Array.from({ length: layers }, (_, k) => ({
    ...net,
    layers: { L: layers, k: k + 1, m: Math.min(k + 1, Math.max(1, layers - 1)) },
    alias: {
      M: 'm',
      d_0: 'd',
      [`d_${layers}`]: 'm',
      [`h^{(${layers})}`]: 'f',
      '\\ell': 'L',
      Y: 'y',
      ...inputs,
    },
    functions: { '\\varphi': [...hidden, 'softmax'], '\\phi': [...hidden, 'softmax'] },
    parameters: ['theta'],
  }));
}

/**
 * How the formulas of a place are read: in one of several notations (the parts of a question), each of them a list
 * of instances, for all of which a formula has to hold (a layer m that is 1, and 2).
 */
export type Notations = readonly (readonly ReadingNotation[])[];

/** Where nothing is declared yet. */
export const NOTHING_DECLARED: Notations = [[{ symbols: {} }]];

/** Sizes of layers: the letters are looked for. */
const CONVOLUTION: ReadingNotation = { symbols: {}, unknowns: ['k', 's', 'p', 'd', 'in', 'out'] };

/** By the beginning of an id, the longest that fits. */
const QUESTIONS: readonly (readonly [string, () => Notations])[] = [
  ['functions/h-', () => [[NORMS]]],
  ['functions/i-', () => [[NORMS]]],
  ['functions', () => [[SCALAR]]],
  ['softmax/l-', () => [[PRODUCT('softmax', 'S')], [PRODUCT('sigma', 'y')]]],
  ['softmax', () => [[SOFTMAX]]],
  ['mlp/e-', () => [[RISK]]],
  ['mlp/f-', () => [[RISK]]],
  ['mlp/q-', () => [[PENALTY]]],
  ['mlp', () => [[mlpNotation(mlp('leaky relu'))]]],
  ['act', () => [[SCALAR]]],
  ['cnn', () => [[CONVOLUTION]]],
  ['deep', () => [deep(3, 'tanh')]],
];

/** The notations in which the answer to a question is read; undefined for what is no question with formulas. */
export function notationsOf(question: string): Notations | undefined {
  const found = QUESTIONS.filter(
    ([prefix]) => question === prefix || question.startsWith(prefix.endsWith('-') ? prefix : `${prefix}/`),
  );
  return found.sort(([a], [b]) => b.length - a.length)[0]?.[1]();
}

/** What “chainrule: …” or --notation asks for, and what of it is not understood. */
export interface Named {
  readonly notations: Notations;
  readonly unread: readonly string[];
}

/**
 * `mlp relu`, `deep 3 tanh`, a question's id, or declarations; after a notation, separated by commas, what there is
 * beside it: `deep 3 tanh, z in R^M`, and the value of a layer: `m = 1`.
 */
export function notationsNamed(text: string): Named {
  const [head, ...rest] = text.split(/[,;]/);
  const known = knownNotations(head.trim());
  if (!known) {
    const { notation, unread } = declaredInWords(text);
    return { notations: [[notation]], unread };
  }
  const values = Object.fromEntries(
    rest.flatMap((part) =>
      LAYER.exec(part)?.slice(1, 3) ? [[LAYER.exec(part)?.[1] ?? '', Number(LAYER.exec(part)?.[2])]] : [],
    ),
  );
  const more = rest.filter((part) => !LAYER.test(part)).join(',');
  const unread = new Set<string>();
  const notations = known.map((instances) =>
    instances.map((notation) => {
      const extended = declaredInWords(more, {
        ...notation,
        ...(notation.layers && { layers: { ...notation.layers, ...values } }),
      });
      for (const part of extended.unread) unread.add(part);
      return extended.notation;
    }),
  );
  return { notations, unread: [...unread] };
}

const LAYER = /^\s*([a-zA-Z])\s*=\s*(\d+)\s*$/;

function knownNotations(name: string): Notations | undefined {
  const net = /^mlp\s+(.*)$/.exec(name)?.[1].replace('-', ' ');
  const variant = ACTIVATION_NAMES.map(variantOf).find((one) => one === net);
  if (variant) return [[mlpNotation(mlp(variant))]];
  const layers = /^deep\s+([1-4])\s+(tanh|sigma)(?:\s+(\S+))?$/.exec(name);
  if (!layers) return notationsOf(name);
  return [deep(Number(layers[1]), layers[2] as 'tanh' | 'sigma', layers[3])];
}
