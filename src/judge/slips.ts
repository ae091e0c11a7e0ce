/**
 * What people write that is not in the language, and could mean more than one thing or nothing yet: the answer is
 * the right spelling. Each entry is one habit, with the place it is seen at and what to write instead.
 */
export interface Slip {
  readonly problem: string;
  /** Position in the source, from 0. */
  readonly at: number;
}

export interface Habit {
  readonly seen: RegExp;
  readonly say: (found: RegExpExecArray) => string;
}

/** What LaTeX's commands are called here. */
const LATEX: Readonly<Record<string, string>> = {
  frac: '(a)/(b)',
  dfrac: '(a)/(b)',
  tfrac: '(a)/(b)',
  partial: 'D(L, x)',
  nabla: 'grad(L, x)',
  sum: 'sum(k, 1, n, x[k])',
  prod: 'prod(k, 1, n, x[k])',
  cdot: '*',
  times: '*',
  odot: '.*',
  circ: '.*',
  top: "x'",
  sigma: 'sigma(x)',
  sqrt: 'sqrt(x)',
  ln: 'log(x)',
  lambda: 'lambda',
  left: '(',
  right: ')',
};

/** Letters that a backslash in a string turned into a control character: `\f` of \frac, `\t` of \tanh, … */
const EATEN: Readonly<Record<string, string>> = {
  '\f': 'f',
  '\b': 'b',
  '\v': 'v',
  '\t': 't',
  '\r': 'r',
  '\n': 'n',
};
const COMMANDS =
  /^(frac|bar|beta|bf|begin|big|bmod|boldsymbol|vec|varphi|varepsilon|tanh|theta|tau|times|top|tfrac|text|tilde|to|rho|right|rm|nabla|neq?|nu|nolimits)/;

const inLatex = (command: string): string => {
  const here = Object.hasOwn(LATEX, command) ? `; \\${command} is written ${LATEX[command]}` : '';
  return `this is LaTeX, and a line is typed in the language${here} (LaTeX goes into a Markdown cell, between dollars)`;
};

/** What stands between parentheses, with at most one more pair in it. */
const INSIDE = '[^()]*(?:\\([^()]*\\)[^()]*)*';

/** `kj` and `k, j`, as an entry of a matrix has its indices: k,j. */
const separated = (indices: string): string =>
  indices.includes(',') ? indices.replace(/\s/g, '') : indices.replace(/^([a-z])([a-z])$/, '$1,$2');

/** Seen in any source, also where it could be parsed as something else; `functions` are those of the language. */
export const habits = (functions: string): readonly Habit[] => [
  { seen: /\\([a-zA-Z]+)?/, say: ([, command = '']) => inLatex(command) },
  { seen: /["“”„«»]/, say: () => 'a formula has no quotation marks within it' },
  { seen: /#/, say: () => 'a formula has no #, and what stands behind it would not be read' },
  { seen: /^\s*=(?!=)\s*/, say: () => 'leave out the = in front: each line is equal to the one before' },
  {
    seen: /∂\s*(\([^()]*\)|[\p{L}\d_]+(?:\[[^\]]*\])?)\s*\/\s*∂\s*([\p{L}\d_]+(?:\[[^\]]*\])?)/u,
    say: ([, of, by]) => `a derivative is written D(${of.replace(/^\((.*)\)$/, '$1')}, ${by})`,
  },
  { seen: /[∂]/, say: () => 'a derivative is written D(L, x), of L by x' },
  {
    seen: /\bd\s*\/\s*d\s*\(?([a-zA-Z]\w*)\)?\s*(\([^()]*\)|[\w^]+)?/,
    say: ([, by, of = 'f(x)']) => `a derivative is written D(${of.replace(/^\((.*)\)$/, '$1')}, ${by})`,
  },
  {
    seen: new RegExp(`\\b(${functions})'+\\s*(\\(([^()]*)\\))?`),
    say: ([, name, , of = 'x']) => `the derivative of ${name} is written D(${name}(${of}), ${of})`,
  },
  {
    seen: new RegExp(`\\b(${functions})\\s*\\^\\s*(\\d+)\\s*(\\(([^()]*)\\))`),
    say: ([, name, power, , of]) => `a power of ${name} is written ${name}(${of})^${power}`,
  },
  {
    seen: new RegExp(`\\bd\\s*\\((${INSIDE})\\)\\s*/\\s*d\\s*\\(?([a-zA-Z]\\w*(?:\\[[^\\]]*\\])?)`),
    say: ([, of, by]) => `a derivative is written D(${of}, ${by})`,
  },
  {
    seen: new RegExp(`\\b(?:diff|derivative)\\s*\\((${INSIDE})\\)`),
    say: ([, inside]) => `a derivative is written D(${inside.includes(',') ? inside : `${inside}, x`})`,
  },
  {
    seen: new RegExp(`\\b(ln|${functions})\\s+((?!and\\b|or\\b)[a-zA-Z]\\w*(?:\\[[^\\]]*\\])?)`),
    say: ([, name, of]) => `${name} needs parentheses: ${name}(${of})`,
  },
  {
    seen: /\b(np|numpy|torch|math|Math)\.(\w+)/,
    say: ([, library, name]) => `functions stand by themselves, without ${library}: ${name}(x)`,
  },
  {
    seen: /\b([a-zA-Z]\w*)(?:\.T\b|\.transpose\(\)|\s*\^\s*[⊤ᵀ])/,
    say: ([, name]) => `the transpose is written ${name}', with a prime`,
  },
  {
    seen: /(?<![\w.])1_?\s*(?:\{([^{}]*)\}|(?<=_)\(([^()]*)\)|\[([^[\]]*[<>=][^[\]]*)\])/,
    say: ([, ...condition]) =>
      `1 where something holds and 0 elsewhere is written ind(${condition.find(Boolean)})`,
  },
  {
    seen: /\$/,
    say: () => 'a line is typed without dollars (LaTeX goes into a Markdown cell, between dollars)',
  },
  {
    seen: /\b(sum|prod)_\{?(\w+)\}?/,
    say: ([, sum, k]) => `a ${sum === 'sum' ? 'sum' : 'product'} is written ${sum}(${k}, 1, n, x[${k}])`,
  },
  { seen: /[∑∏Σ]/, say: () => 'a sum is written sum(k, 1, n, x[k]), a product prod(k, 1, n, x[k])' },
  {
    seen: /\b([a-zA-Z]\w*)\[([^\][]*)\]\s*\[([^\][]*)\]/,
    say: ([, name, i, j]) => `an entry of a matrix is written ${name}[${i},${j}]`,
  },
  { seen: /@/, say: () => 'the product of matrices is written *' },
  {
    seen: /([a-zA-Z])\^(?:\((\d)\)(?=\s*[[_])|\{\(?(\d)\)?\}|(\d)(?=\[))/,
    say: ([, name, ...layers]) => `the layer belongs to the name: ${name}${layers.find(Boolean)}`,
  },
  { seen: /∇/, say: () => 'a gradient is written grad(L, x), of L by x' },
  { seen: /‖/, say: () => 'norms are written norm1(x) and norm2sq(x), which is the square of the 2-norm' },
];

/** Seen where the source could not be parsed. */
const BROKEN: readonly Habit[] = [
  { seen: /\^\s*\^/, say: () => 'a power has one ^: x^2' },
  { seen: /(?<=[\w)\]'])\.\s*$/, say: () => 'a formula ends without a full stop' },
  { seen: /(\d),(\d)/, say: ([, a, b]) => `a decimal point is a dot: ${a}.${b}` },
  { seen: /\|\|[^|]*\|\|/, say: () => 'norms are written norm1(x) and norm2sq(x), the square of the 2-norm' },
  { seen: /\|([^|]*)\|/, say: ([, of]) => `an absolute value is written abs(${of.trim()})` },
  { seen: /√\s*([\p{L}\d]+)/u, say: ([, of]) => `a root is written sqrt(${of})` },
  { seen: /[⟨⟩]/, say: () => 'an inner product is written dot(x, y)' },
  { seen: /\.\.\.|…|⋯/, say: () => 'a sum is written without dots: sum(k, 1, n, x[k])' },
  {
    seen: /\b([a-zA-Z]\w*?)(?:_\{(\w+(?:\s*,\s*\w+)?)\}|_(\w+\s*,\s*\w+))/,
    say: ([, name, ...indices]) => `an entry is written ${name}[${separated(indices.find(Boolean)!)}]`,
  },
  {
    seen: /\b([a-zA-Z]\w*)([₀-₉ᵢⱼₖₗₘₙ]+)/,
    say: ([, name, lowered]) => `an entry is written ${name}[${separated(lowered.normalize('NFKC'))}]`,
  },
  { seen: /[{}]/, say: () => 'braces are LaTeX: group with ( and )' },
  {
    seen: /[^=<>!\s]\s*=(?!=)/,
    say: () => 'a line is one side, equal to the line before: leave out what stands before the =',
  },
  { seen: /&&|\|\|/, say: () => 'conditions are joined with and, or, not' },
];

/** The first habit seen in the source. */
export function slipIn(source: string, seen: readonly Habit[]): Slip | undefined {
  return eatenIn(source) ?? firstOf(seen, source);
}

/** The habit that explains why the source does not parse. */
export const slipBehind = (source: string): Slip | undefined => firstOf(BROKEN, source);

function firstOf(all: readonly Habit[], source: string): Slip | undefined {
  for (const { seen, say } of all) {
    const found = seen.exec(source);
    if (found) return { problem: say(found), at: found.index };
  }
  return undefined;
}

/** A TypeScript string has read `\f` as one character: what was meant began with a backslash. */
export function eatenIn(source: string): Slip | undefined {
  for (const { 0: control, index } of source.matchAll(/[\f\b\v\t\r\n]/g)) {
    const [command] = COMMANDS.exec(EATEN[control] + source.slice(index + 1, index + 20)) ?? [];
    if (command) return { problem: inLatex(command), at: index };
  }
  return undefined;
}
