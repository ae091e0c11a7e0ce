/** The functions by the words people write for them. */

/** A function of the language; `parameter` is written below it, and is this name where it is not. */
export interface Known {
  readonly fn: string;
  readonly parameter?: string;
  /** Its second argument is a size, written below it. */
  readonly sized?: boolean;
}

const plain = (fn: string, ...words: string[]) => [fn, ...words].map((word) => [word, { fn }] as const);

export const FUNCTION_WORDS: Readonly<Record<string, Known>> = Object.fromEntries<Known>([
  ...plain('sigma', 'sigmoid', 'Sigmoid', 'logistic', 'sigmoide', 'sigm'),
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
  ...['onehot', 'OneHot', 'Onehot'].map((word) => [word, { fn: 'onehot', sized: true }] as const),
]);
