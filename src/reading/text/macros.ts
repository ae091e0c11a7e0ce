/** The abbreviations of a document: \newcommand and its relatives, read once and put in place of their calls. */

/** What stands for a command: `#1` … in its body are its arguments; the first may have a value where none is given. */
export interface Macro {
  readonly count: number;
  readonly preset?: string;
  readonly body: string;
}

export type Macros = ReadonlyMap<string, Macro>;

/** Abbreviations that many people have in a file of their own; those of the document go before them. */
const HABITS = String.raw`
\newcommand{\R}{\mathbb{R}} \newcommand{\RR}{\mathbb{R}} \newcommand{\reals}{\mathbb{R}}
\newcommand{\N}{\mathbb{N}} \newcommand{\NN}{\mathbb{N}}
\newcommand{\norm}[1]{\lVert #1\rVert} \newcommand{\abs}[1]{\lvert #1\rvert}
\newcommand{\pdv}[2]{\frac{\partial #1}{\partial #2}} \newcommand{\pd}[2]{\frac{\partial #1}{\partial #2}}
\newcommand{\dv}[2]{\frac{d #1}{d #2}} \newcommand{\dd}{\mathrm{d}} \newcommand{\diff}{\mathrm{d}}
\DeclareMathOperator{\tr}{tr} \DeclareMathOperator{\Tr}{tr} \DeclareMathOperator{\trace}{tr}
\DeclareMathOperator{\diag}{diag} \DeclareMathOperator{\Diag}{diag} \DeclareMathOperator{\softmax}{softmax}
\DeclareMathOperator{\softplus}{softplus} \DeclareMathOperator{\sigmoid}{sigmoid} \DeclareMathOperator{\logit}{logit}
\DeclareMathOperator{\relu}{ReLU} \DeclareMathOperator{\ReLU}{ReLU} \DeclareMathOperator{\rect}{rect}
\DeclareMathOperator{\sign}{sign} \DeclareMathOperator{\sgn}{sign} \DeclareMathOperator{\onehot}{onehot}
\DeclareMathOperator{\sech}{sech} \newcommand{\ones}{\mathbf{1}} \newcommand{\1}{\mathbb{1}}
`;

/** A command's name in braces or bare: {\R}, \R. */
const NAMED = String.raw`\s*\{?\s*\\([a-zA-Z]+|[^a-zA-Z\s])\s*\}?`;
const DEFINING = new RegExp(
  String.raw`\\(?:re)?(?:new|provide)command\*?${NAMED}\s*(?:\[(\d)\])?\s*(?:\[([^\]]*)\])?\s*(?=\{)` +
    String.raw`|\\(?:New|Renew|Provide|Declare)DocumentCommand${NAMED}\s*\{([^}]*)\}\s*(?=\{)` +
    String.raw`|\\def\s*\\([a-zA-Z]+)\s*((?:#\d)*)\s*(?=\{)` +
    String.raw`|\\DeclareMathOperator\*?${NAMED}\s*(?=\{)` +
    String.raw`|\\DeclarePairedDelimiter${NAMED}\s*(?=\{)`,
  'g',
);

/** A definition in a text: where it begins and ends, and what it says. */
interface Defined {
  readonly at: number;
  readonly end: number;
  readonly name: string;
  readonly macro: Macro;
}

/** All definitions of a text, in order, in time proportional to its length. */
export function definitionsIn(text: string): Defined[] {
  const found: Defined[] = [];
  const pattern = new RegExp(DEFINING);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const inside = match.index + match[0].length;
    const body = braced(text, inside);
    if (!body) continue;
    const [, command, count, preset, document_, signature, def, parameters, operator, delimiter] = match;
    const name = command ?? document_ ?? def ?? operator ?? delimiter;
    let { end } = body;
    let macro: Macro = {
      count: Number(count ?? 0),
      body: body.text,
      ...(preset !== undefined && { preset }),
    };
    if (signature !== undefined) macro = { count: signature.replace(/[^mo]/g, '').length, body: body.text };
    if (def !== undefined) macro = { count: parameters.length / 2, body: body.text };
    if (operator !== undefined) macro = { count: 0, body: `\\operatorname{${body.text}}` };
    if (delimiter !== undefined) {
      const close = braced(text, skipSpace(text, body.end));
      if (!close) continue;
      end = close.end;
      macro = { count: 1, body: `${body.text} #1 ${close.text}` };
    }
    found.push({ at: match.index, end, name, macro });
    pattern.lastIndex = end;
  }
  return found;
}

const skipSpace = (text: string, from: number): number =>
  from + (/^\s*/.exec(text.slice(from, from + 80))?.[0].length ?? 0);

/** A body is short: what does not close soon is no definition. */
const MAX_BODY = 2000;

/** What is between the brace here and its partner. */
export function braced(
  text: string,
  at: number,
): { readonly text: string; readonly end: number } | undefined {
  if (text[at] !== '{') return undefined;
  let depth = 0;
  for (let k = at; k < Math.min(text.length, at + MAX_BODY); k++) {
    if (text[k] === '\\') k += 1;
    else if (text[k] === '{') depth += 1;
    else if (text[k] === '}' && --depth === 0) return { text: text.slice(at + 1, k), end: k + 1 };
  }
  return undefined;
}

const table = (text: string): [string, Macro][] =>
  definitionsIn(text).map(({ name, macro }) => [name, macro]);

/** The abbreviations that hold in a text, those that many people have among them. */
export const macrosIn = (text: string): Macros => new Map([...table(HABITS), ...table(text)]);

/** The body with its arguments in place. */
export const expanded = ({ body }: Macro, args: readonly string[]): string =>
  body.replace(/#(\d)/g, (_, k) => args[Number(k) - 1] ?? '');
