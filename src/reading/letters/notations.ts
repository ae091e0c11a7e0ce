/** The notations that a document can ask for by name: those of the package's networks, and those of a homework. */
import { deepNet, mlp, type Notation } from '../../derivation/lines/notation.js';
import { ACTIVATION_NAMES, variantOf } from '../../mlp/activations.js';
import type { ReadingNotation } from '../meaning/names.js';
import { declaredInWords } from './declarations.js';

const OUTPUT = { '\\hat{y}': 'os', '\\hat{p}': 'os' } as const;
const mlpNotation = (notation: Notation): ReadingNotation => ({
  ...notation,
  symbols: { ...notation.symbols, z: 'scalar' },
  alias: OUTPUT,
  functions: { g: String(notation.definitions?.find(([name]) => name === 'hs')?.[1]).replace(/\(.*/, '') },
});

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

/** The notations in which the answer to a question is read, by its id; undefined if nothing says how. */
export type NotationOf = (question: string) => Notations | undefined;

/** Where there is no homework. */
export const NO_QUESTIONS: NotationOf = () => undefined;

/** Where nothing is declared yet. */
export const NOTHING_DECLARED: Notations = [[{ symbols: {} }]];

/** What “chainrule: …” or --notation asks for, and what of it is not understood. */
export interface Named {
  readonly notations: Notations;
  readonly unread: readonly string[];
}

/**
 * `mlp relu`, `deep 3 tanh`, a question's id, or declarations; after a notation, separated by commas, what there is
 * beside it: `deep 3 tanh, z in R^M`, and the value of a layer: `m = 1`.
 */
export function notationsNamed(text: string, notationOf: NotationOf): Named {
  const [head, ...rest] = text.split(/[,;]/);
  const known = knownNotations(head.trim(), notationOf);
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

function knownNotations(name: string, notationOf: NotationOf): Notations | undefined {
  const net = /^mlp\s+(.*)$/.exec(name)?.[1].replace('-', ' ');
  const variant = ACTIVATION_NAMES.map(variantOf).find((one) => one === net);
  if (variant) return [[mlpNotation(mlp(variant))]];
  const layers = /^deep\s+([1-4])\s+(tanh|sigma)(?:\s+(\S+))?$/.exec(name);
  if (!layers) return notationOf(name);
  return [deep(Number(layers[1]), layers[2] as 'tanh' | 'sigma', layers[3])];
}
