/**
 * Reads the TeX of a scalar formula as a mathematician reads it, and evaluates it. It knows nothing of how the
 * TeX was made: a bracket that the typesetting forgets changes the value found here.
 * Juxtaposition binds tighter than + and −; Σ reaches to the next + or −; a slash takes all that follows it.
 */
export function readTex(tex: string, values: Readonly<Record<string, number>>): number {
  const tokens = tex.match(/\\[a-zA-Z]+|\\[{},]|\d+|[a-z]|[-+/^_{}()=]/g) ?? [];
  const scope = { ...values };
  let at = 0;
  const peek = () => tokens[at];
  const take = (expected?: string): string => {
    if (expected && tokens[at] !== expected)
      throw new Error(`expected ${expected}, not ${tokens[at]}, in ${tex}`);
    return tokens[at++];
  };

  /** A minus sign may open a sum; two signs in a row are not written. */
  function sum(): number {
    let value = peek() === '-' ? 0 : product();
    while (peek() === '+' || peek() === '-') value = take() === '+' ? value + product() : value - product();
    return value;
  }
  function product(): number {
    let value = power();
    while (at < tokens.length && !['+', '-', ')', '}', '\\right'].includes(peek())) {
      if (peek() === '/') {
        take();
        return value / product();
      }
      if (peek() === '\\cdot' || peek() === '\\,') take();
      else value *= power();
    }
    return value;
  }
  function group(): number {
    if (peek() !== '{') return power();
    take('{');
    const value = sum();
    take('}');
    return value;
  }
  function power(): number {
    const base = primary();
    if (peek() !== '^') return base;
    take('^');
    return base ** group();
  }
  function bracket(): number {
    if (peek() === '\\left') take();
    take('(');
    const value = sum();
    if (peek() === '\\right') take();
    take(')');
    return value;
  }
  function primary(): number {
    const token = peek();
    if (token === '(' || token === '\\left') return bracket();
    take();
    if (/^\d/.test(token)) return Number(token);
    if (token === '\\frac') return group() / group();
    if (token === '\\sum') return series();
    if (token in FUNCTIONS) {
      let exponent = 1;
      if (peek() === '^') {
        take();
        exponent = group();
      }
      return FUNCTIONS[token](bracket()) ** exponent;
    }
    if (token === 'e') return Math.E;
    if (token in scope) return scope[token];
    throw new Error(`cannot read ${token} in ${tex}`);
  }
  /** \sum_{k=1}^{3} body, the body read anew for each k. */
  function series(): number {
    take('_');
    take('{');
    const index = take();
    take('=');
    const from = Number(take());
    take('}');
    take('^');
    const to = group();
    const start = at;
    const outer = scope[index];
    let total = 0;
    for (scope[index] = from; scope[index] <= to; scope[index]++) {
      at = start;
      total += product();
    }
    scope[index] = outer;
    return total;
  }
  const value = sum();
  if (at < tokens.length) throw new Error(`stopped at ${peek()} in ${tex}`);
  return value;
}

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  '\\tanh': Math.tanh,
  '\\sigma': (x) => 1 / (1 + Math.exp(-x)),
  '\\log': Math.log,
  '\\exp': Math.exp,
};
