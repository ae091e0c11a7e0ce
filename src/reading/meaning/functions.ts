/** The functions by the words people write for them. */

import type { Dimensions } from '../../judge/shapes.js';

/** A function of the language; `parameter` is written below it, and is this name where it is not. */
export interface Known {
  readonly fn: string;
  readonly parameter?: string;
  /** Its second argument is a size, written below it. */
  readonly sized?: boolean;
  /** What the language has no word for, in its words: of an argument with its shape. */
  readonly made?: (argument: string, shape: Dimensions | undefined) => string | undefined;
}

const made = (make: Known['made'], ...words: string[]) =>
  words.map((word) => [word, { fn: word, ...(make && { made: make }) }] as const);

/** The trace, as the sum over the diagonal. */
const trace: Known['made'] = (of, shape) =>
  shape?.length === 2 ? `sum(eye(${shape[0]}) .* (${of}))` : shape?.length === 0 ? of : undefined;

const plain = (fn: string, ...words: string[]) => [fn, ...words].map((word) => [word, { fn }] as const);

export const FUNCTION_WORDS: Readonly<Record<string, Known>> = Object.fromEntries<Known>([
  ...plain('sigma', 'sigmoid', 'Sigmoid', 'logistic', 'sigmoide', 'sigm', 'expit'),
  ...plain('log', 'ln'),
  ...['exp', 'tanh', 'sech', 'sinh', 'cosh', 'sqrt', 'max', 'min', 'diag', 'outer', 'sum', 'dot'].flatMap(
    (fn) => plain(fn),
  ),
  ...plain('softplus', 'Softplus'),
  ...plain('sign', 'sgn', 'signe', 'Sign'),
  ...plain('abs'),
  ...plain('rect', 'rectifier'),
  ...plain('relu', 'ReLU', 'RELU', 'Relu'),
  ...plain('softmax', 'Softmax', 'SoftMax'),
  ...['elu', 'ELU'].map((word) => [word, { fn: 'elu', parameter: 'alpha' }] as const),
  ...['lrelu', 'LReLU', 'LeakyReLU', 'LeakyRELU', 'leakyrelu', 'LeakyRelu'].map(
    (word) => [word, { fn: 'lrelu', parameter: 'alpha' }] as const,
  ),
  ...made(trace, 'tr', 'Tr', 'trace', 'Trace'),
  ...made((p) => `log((${p}) ./ (1 - (${p})))`, 'logit'),
  ...made((x) => `log(sum(exp(${x})))`, 'logsumexp', 'LSE', 'lse'),
  ...made((x) => `(${x}) .* sigma(${x})`, 'swish', 'SiLU', 'silu'),
  ...['Diag', 'diagonal'].map((word) => [word, { fn: 'diag' }] as const),
  ...['onehot', 'OneHot', 'Onehot'].map((word) => [word, { fn: 'onehot', sized: true }] as const),
]);
