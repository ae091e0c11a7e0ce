/**
 * Other spellings of the same mathematics, as people type or paste them, made into the language before it is parsed:
 * `ln(x)`, `σ(x)`, `2·x`, `x²`, `a ⊙ b`, `x ≤ 0`, `transpose(W2)`. Only what can mean one thing is read; what
 * cannot is for slips.ts to answer.
 */

/** A text in the language, and for each of its characters the place of what it was read from. */
export interface Spelled {
  readonly text: string;
  readonly from: readonly number[];
}

/** Characters that stand for one sign of the language. */
const SIGNS: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '·': '*',
  '⋅': '*',
  '×': '*',
  '∗': '*',
  '÷': '/',
  '⊙': '.*',
  '∘': '.*',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  ᵀ: "'",
  '⊤': "'",
  '’': "'",
  '′': "'",
  '½': '(1/2)',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
};

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Names under which a function is known elsewhere, before its parenthesis. */
const ALIASES: Readonly<Record<string, string>> = {
  ln: 'log',
  sigmoid: 'sigma',
  logistic: 'sigma',
  σ: 'sigma',
  sgn: 'sign',
  signe: 'sign',
  ReLU: 'relu',
  '√': 'sqrt',
};

const NAME = /(?:(?!ᵀ)[\p{L}_√])(?:(?!ᵀ)[\p{L}\p{Nd}_])*/uy;

export function respelled(source: string): Spelled {
  const text: string[] = [];
  const from: number[] = [];
  const closes = parentheses(source);
  /** Ends of transpose(…): where its parenthesis closes, a prime follows. */
  const primes = new Set<number>();
  const put = (written: string, at: number) => {
    for (const char of written) {
      text.push(char);
      from.push(at);
    }
  };
  for (let at = 0; at < source.length; ) {
    NAME.lastIndex = at;
    const name = NAME.exec(source)?.[0];
    if (name !== undefined) {
      const open = afterSpaces(source, at + name.length);
      const called = source[open] === '(';
      if (called && name === 'transpose') {
        const close = closes.get(open);
        if (close !== undefined) {
          primes.add(close);
          at = open;
          continue;
        }
      }
      put((called && Object.hasOwn(ALIASES, name) && ALIASES[name]) || name, at);
      at += name.length;
      continue;
    }
    const char = source[at];
    if (RAISED.includes(char)) {
      const digits = [];
      for (; at < source.length && RAISED.includes(source[at]); at++) digits.push(RAISED.indexOf(source[at]));
      put(`^${digits.join('')}`, at - digits.length);
      continue;
    }
    if (source.startsWith('**', at)) {
      put('^', at);
      at += 2;
      continue;
    }
    put(SIGNS[char] ?? char, at);
    if (primes.has(at)) put("'", at);
    at++;
  }
  return { text: text.join(''), from: [...from, source.length] };
}

function afterSpaces(source: string, at: number): number {
  let next = at;
  while (source[next] === ' ') next++;
  return next;
}

/** For each parenthesis that opens and closes, where it closes. */
function parentheses(source: string): ReadonlyMap<number, number> {
  const open: number[] = [];
  const closed = new Map<number, number>();
  for (let at = 0; at < source.length; at++) {
    if (source[at] === '(') open.push(at);
    const from = source[at] === ')' ? open.pop() : undefined;
    if (from !== undefined) closed.set(from, at);
  }
  return closed;
}
