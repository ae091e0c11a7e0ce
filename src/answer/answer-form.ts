/** Whether a line has the form of an answer: what no judge of equalities can see. */
import type { AccessorNode, FunctionNode, MathNode } from 'mathjs';
import { functionsIn } from '../derivation/lines/forms.js';
import { judge } from '../judge/judge.js';
import { type Context, parse } from '../judge/language.js';
import { binds, freeNames } from '../judge/scope.js';
import type { AskedChain } from './asked.js';
import { isPassed, verdictOrNone } from './verdict-or-none.js';

export const DIFFERENTIATION = ['D', 'grad', 'jacobian'];

type Wanted = Pick<AskedChain, 'start' | 'isWrittenWith'>;

/** What a line still has of the question, so that it answers nothing; undefined if all of it is gone. */
export function unanswered(line: MathNode, asked: Wanted, context: Context): string | undefined {
  const { start, isWrittenWith } = asked;
  const question = [...vocabulary(start.expression.node), ...DIFFERENTIATION];
  const meant = wordsOf(expectedMeanings(asked, context));
  const left = vocabulary(line).find(
    (word) => question.includes(word) && !isWrittenWith(word) && !meant.includes(word),
  );
  if (left !== undefined) return `it still has ${left}`;
  return line.toString() === start.expression.node.toString() ? 'it is the question itself' : undefined;
}

/** Whether a line is rid of some of the question, and no mere derivative: it may be taken for an answer. */
export function isOnItsWay(line: MathNode, asked: Wanted, context: Context): boolean {
  const { start, isWrittenWith } = asked;
  const meant = wordsOf(expectedMeanings(asked, context));
  const goes = vocabulary(start.expression.node).filter(
    (word) => !isWrittenWith(word) && !meant.includes(word),
  );
  const words = vocabulary(line);
  return !isDerivative(line) && goes.some((word) => !words.includes(word));
}

/** What a line is written with that the expected answer is not; undefined if nothing. */
export function otherwiseWritten(line: MathNode, asked: AskedChain, context: Context): string | undefined {
  const plain = withoutDecided(line, context);
  const meanings = [...expectedMeanings(asked, context), ...ownMeanings(asked, context)];
  const meant = wordsOf(meanings);
  const other = vocabulary(plain).find(
    (word) => !asked.isWrittenWith(word) && !meant.includes(word) && context.symbols[word] !== 'size',
  );
  if (other !== undefined) return `it has ${other}`;
  if (!asked.answers) return undefined;
  const expected = [...asked.answers.map(({ expression }) => expression.node), ...meanings];
  const known = expected.flatMap(applicationsIn);
  const application = applicationsIn(plain).find((a) => !known.some((b) => same(a, b, context)));
  return application && `it has ${application}`;
}

/**
 * The name of a derivative that the line is written with and the expected answer is not: another gradient, which may
 * be found from this one alone.
 */
export function otherDerivative(
  line: MathNode,
  asked: Wanted,
  { definitions = [] }: Context,
): string | undefined {
  const derivatives = definitions.filter(([, source]) => isDerivative(parse(source))).map(([name]) => name);
  const other = vocabulary(line).find((word) => derivatives.includes(word) && !asked.isWrittenWith(word));
  return other && `it has ${other}`;
}

/** What the names of an expected answer stand for, as far as that is no derivative: softmax(x) for S. */
function expectedMeanings({ isWrittenWith }: Wanted, context: Context): MathNode[] {
  const meanings = plainDefinitions(context);
  const found = new Set<MathNode>();
  for (let count = -1; count < found.size; ) {
    count = found.size;
    const words = wordsOf([...found]);
    for (const [name, meaning] of meanings)
      if (isWrittenWith(name) || words.includes(name)) found.add(meaning);
  }
  return [...found];
}

/** What the question's own names are defined as: of a definition, that is the answer. */
const ownMeanings = ({ start }: Wanted, context: Context): MathNode[] =>
  plainDefinitions(context).flatMap(([name, meaning]) =>
    freeNames(start.expression.node).has(name) ? [meaning] : [],
  );

const plainDefinitions = ({ definitions = [] }: Context): [string, MathNode][] =>
  definitions
    .map(([name, source]): [string, MathNode] => [name, parse(source)])
    .filter(([, meaning]) => !functionsIn(meaning).some((name) => DIFFERENTIATION.includes(name)));

const wordsOf = (nodes: readonly MathNode[]): string[] => nodes.flatMap(vocabulary);

/** Its functions and its free names; relu is rect. */
export const vocabulary = (node: MathNode): string[] => [
  ...functionsIn(node).map(withoutAlias),
  ...freeNames(node),
];

const withoutAlias = (name: string): string => (name === 'relu' ? 'rect' : name);

/** Without the indicators that are always 0 or always 1 here: of k == y where y is not k. */
function withoutDecided(node: MathNode, context: Context): MathNode {
  return node.transform((part) => {
    if (part.type !== 'FunctionNode' || (part as FunctionNode).fn.name !== 'ind') return part;
    return ['0', '1'].map((value) => parse(value)).find((value) => isProved(part, value, context)) ?? part;
  });
}

/** The functions of the line with their arguments, but for those inside a sum. */
function applicationsIn(node: MathNode): FunctionNode[] {
  const found: FunctionNode[] = [];
  const walk = (part: MathNode): void => {
    if (binds(part)) return;
    if (part.type === 'FunctionNode') found.push(part as FunctionNode);
    part.forEach((child) => {
      walk(child);
    });
  };
  walk(node);
  return found;
}

/** The same function, of the same thing or of one component of it. */
function same(a: FunctionNode, b: FunctionNode, context: Context): boolean {
  if (withoutAlias(a.fn.name) !== withoutAlias(b.fn.name) || a.args.length !== b.args.length) return false;
  return a.args.every((arg, i) => {
    const whole = arg.type === 'AccessorNode' ? (arg as AccessorNode).object : arg;
    return [arg, whole].some((one) => `${one}` === `${b.args[i]}`) || isEqual(arg, b.args[i], context);
  });
}

/** What the judge leaves open is not held against the line; what it cannot read is another thing. */
const isEqual = (a: MathNode, b: MathNode, context: Context): boolean =>
  !['refused', undefined].includes(verdictOrNone(() => judge(a, b, context))?.kind);

/** Whether the judge says that both are equal. */
export const isProved = (a: MathNode, b: MathNode, context: Context): boolean =>
  isPassed(verdictOrNone(() => judge(a, b, context)));

/** Every name in it, as often as it stands there; derivatives are one, however they are written. */
export function everyName(node: MathNode): string[] {
  const words: string[] = [];
  node.traverse((part) => {
    if (part.type !== 'SymbolNode') return;
    const word = part.toString();
    words.push(DIFFERENTIATION.includes(word) ? 'D' : word);
  });
  return words;
}

/** Whether a line is nothing but a derivative, or its name: to write what stands in it in another way derives nothing. */
export function isDerivative(node: MathNode, definitions: Context['definitions'] = []): boolean {
  const inner = node.type === 'AccessorNode' ? (node as unknown as { object: MathNode }).object : node;
  const meant = definitions.find(([name]) => inner.type === 'SymbolNode' && name === `${inner}`);
  if (meant) return isDerivative(parse(meant[1]));
  return inner.type === 'FunctionNode' && DIFFERENTIATION.includes((inner as FunctionNode).fn.name);
}
