/**
 * The language of the derivations: mathjs syntax, our notation. `parse` accepts this and nothing else, so that
 * whoever walks the tree (the judge, the typesetting) meets no surprise:
 *
 *   + - * / ^  .* ./ .^  A'            rational numbers; * is the matrix product, .* the entrywise one
 *   x[i]  W2[k,j]                      entries, counted from 1
 *   sum(k, 1, m, e)  prod(k, 1, m, e)  k is bound in e
 *   z > 0 ? z : alpha*z   ind(i == j)  cases; conditions join with and, or, not
 *   D(e, x)  grad(e, v)  jacobian(f, x)
 */
import type { MathNode } from 'mathjs';
import { aritiesOf, FUNCTION_NAMES, isFunctionName, isKey } from './functions.js';
import { Literal, literal } from './literal.js';
import { parserWith } from './mathjs.js';
import { misread } from './misread.js';
import { OPERATORS } from './operators.js';
import { habits, slipBehind, slipIn } from './slips.js';
import { respelled } from './spelling.js';
import { unknownCall } from './unknown-call.js';

const parseMathjs = parserWith(literal);

/** A size: a symbol declared as 'size' (d, dh, m) or a number. */
export type Size = string | number;

/** [d] is a column d × 1; [m, dh] a matrix m × dh; an index runs over the size of what it indexes. */
export type Shape = 'scalar' | 'index' | 'size' | readonly [Size] | readonly [Size, Size];

/** What the symbols of an expression stand for. Definitions may use the earlier ones; assumptions are relations. */
export interface Context {
  readonly symbols: Readonly<Record<string, Shape>>;
  readonly definitions?: readonly (readonly [name: string, source: string])[];
  readonly assume?: readonly string[];
  /**
   * Functions that are not given: [h, z, p] says that the symbol h is a function of z, entry by entry, with the
   * derivative p. Nothing else is known of it, so what is proved holds for h = φ(z), p = φ′(z) and any φ.
   */
  readonly along?: readonly (readonly [name: string, by: string, slope: string])[];
}

const HABITS = habits(FUNCTION_NAMES.join('|'));

/**
 * What was typed is not in the language; the message shows the line and points at the character.
 *
 * @example
 * ```ts
 * const problemOf = (text) => { try { derivation('a').given(text); } catch (error) { return error instanceof LanguageError; } };
 * problemOf('2*(x') // → true
 * ```
 */
export class LanguageError extends Error {
  static {
    LanguageError.prototype.name = 'LanguageError';
  }
  readonly #place: readonly [problem: string, source: string, at: number];

  /** `at`: the position of the offending character, from 0. */
  constructor(problem: string, source: string, at: number) {
    super(`${problem}\n  ${source}\n  ${' '.repeat(at)}^`);
    this.#place = [problem, source, at];
  }

  get problem(): string {
    return this.#place[0];
  }

  get source(): string {
    return this.#place[1];
  }

  get at(): number {
    return this.#place[2];
  }
}

/** Parses one expression. Throws LanguageError at the character where it leaves the language. */
export function parse(source: string): MathNode {
  if (source.trim() === '') throw new LanguageError('an expression is missing', source, 0);
  const slip = slipIn(source, HABITS);
  if (slip) throw new LanguageError(slip.problem, source, slip.at);
  const { text, from } = respelled(source);
  try {
    return parseSpelled(text);
  } catch (error) {
    if (!(error instanceof LanguageError)) throw error;
    throw new LanguageError(error.problem, source, from[error.at] ?? source.length);
  }
}

/** Parses what is spelled as the language spells it. */
function parseSpelled(source: string): MathNode {
  let node: MathNode;
  try {
    node = parseMathjs(source);
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(source);
    const { message, char } = error as { message: string; char?: number };
    const at = Math.min(Math.max((char ?? 1) - 1, 0), source.length);
    const slip = slipBehind(source) ?? misread(message.replace(/ \(char \d+\)$/, ''), source, at);
    throw new LanguageError(slip.problem, source, slip.at);
  }
  if (depthOf(node) > MAX_DEPTH) throw tooDeep(source);
  node.traverse((part, path, parent) => check(part as Part, path, parent as Part | null, source));
  return node;
}

/** Operations inside operations; a sum of so many terms is as deep. Whoever walks a tree needs a stack for it. */
const MAX_DEPTH = 800;

const tooDeep = (source: string) =>
  new LanguageError(
    `more than ${MAX_DEPTH} operations inside each other: name a part by define(…)`,
    source,
    0,
  );

function depthOf(root: MathNode): number {
  let depth = 0;
  for (let level = [root]; level.length > 0; depth++) {
    const next: MathNode[] = [];
    for (const node of level) node.forEach((child) => void next.push(child));
    level = next;
  }
  return depth;
}

/** Where a name stands in the source, as a whole word. */
export function positionOf(name: string, source: string): number {
  const inWord = '[\\p{L}_][\\p{L}\\w]*';
  const word = new RegExp(`(?<!${inWord})${escapeRegExp(name)}(?![\\p{L}\\w])`, 'u');
  return Math.max(0, source.search(word));
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\']/g, '\\$&');

/** The fields of mathjs nodes that we read. */
interface Part extends MathNode {
  op: string;
  fn: { name?: string } & string;
  args: Part[];
  value: unknown;
  implicit: boolean;
  dimensions: Part[];
  index: Part;
  dotNotation?: boolean;
}

/** One node of the tree is in the language, or an error says where it is not. */
function check(part: Part, path: string, parent: Part | null, source: string): void {
  const fail = (problem: string, token: string): never => {
    const at = /^\w+$/.test(token) ? positionOf(token, source) : Math.max(0, source.indexOf(token));
    throw new LanguageError(problem, source, at);
  };
  switch (part.type) {
    case 'ConstantNode':
      if (
        !(part.value instanceof Literal) &&
        (typeof part.value !== 'number' || !Number.isFinite(part.value))
      )
        fail('only numbers can stand here', String(part.value));
      return;
    case 'SymbolNode':
      if (path !== 'fn' && isFunctionName(part.toString()) && parent?.type !== 'SymbolNode')
        fail(`${part} is a function: it needs its arguments`, part.toString());
      return;
    case 'OperatorNode':
      if (!isKey(OPERATORS, part.fn)) fail(`the operator ${part.op} is not in the language`, part.op);
      if (part.implicit && (isDivision(part.args[0]) || isDivision(parent)))
        fail('this product is ambiguous: write * and parentheses', part.args[1].toString());
      return;
    case 'FunctionNode':
      checkCall(part, fail);
      return;
    case 'AccessorNode':
      if (part.index.dotNotation) fail('entries are written x[i]', '.');
      return;
    case 'IndexNode':
      if (part.dimensions.length > 2) fail('an entry has one or two indices', '[');
      return;
    case 'ParenthesisNode':
    case 'ConditionalNode':
    case 'RelationalNode':
    case 'ArrayNode':
      return;
    case 'AssignmentNode':
    case 'FunctionAssignmentNode':
      fail('= is not part of an expression (equality of two indices is ==)', '=');
      return;
    case 'BlockNode':
      fail('one expression only', source.includes(';') ? ';' : '\n');
      return;
    default:
      fail(`${part.type.replace('Node', '').toLowerCase()} is not in the language`, part.toString());
  }
}

const isDivision = (part: Part | null) => part?.type === 'OperatorNode' && part?.fn === 'divide';

/** How a function is called whose arguments are easily taken for others. */
const EXAMPLES: Readonly<Record<string, string>> = {
  sum: 'sum(k, 1, n, x[k])',
  prod: 'prod(k, 1, n, x[k])',
  D: 'D(f, x)',
  grad: 'grad(L, x)',
  dot: 'dot(x, y)',
};

function checkCall(call: Part, fail: (problem: string, token: string) => never): void {
  const name = call.fn.name ?? '';
  const arities = isFunctionName(name) ? aritiesOf(name) : undefined;
  const count = call.args.length;
  if (!arities) fail(unknownCall(call.fn.name ?? call.fn.toString(), call.args.map(String)), name || '(');
  else if (!arities.includes(count)) {
    const example = Object.hasOwn(EXAMPLES, name) ? `: ${EXAMPLES[name]}` : '';
    const wanted = `${arities.join(' or ')} argument${arities.at(-1) === 1 ? '' : 's'}`;
    fail(`${name} takes ${wanted}, not ${count}${example}`, name);
  }
  if ((name === 'sum' || name === 'prod') && count === 4 && call.args[0].type !== 'SymbolNode')
    fail(`${name}(k, 1, m, …) needs the name of its index first`, name);
}
