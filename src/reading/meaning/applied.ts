/** f(x): a function of the language, or a quantity written with what it depends on. */

import { parse } from '../../judge/language.js';
import { freeNames } from '../../judge/scope.js';
import { writtenAs } from '../formula/scripts.js';
import { parts, type Script, type Tree, treeText } from '../formula/tree.js';
import { ReadingError, SAID } from '../text/said.js';
import { applied } from './defined-functions.js';
import { FUNCTION_WORDS, type Known } from './functions.js';
import { atom, type Meaning, type Piece, vectorOf } from './meaning.js';
import { primeOfCall } from './primes.js';
import { layerOf, powerPiece } from './scripted.js';
import { rangeOf } from './sums.js';

type Call = Extract<Tree, { is: 'call' }>;

export function meaningOfCall(tree: Call, m: Meaning): Piece {
  const fn =
    tree.fn.is === 'scripted'
      ? tree.fn
      : { is: 'scripted' as const, base: tree.fn, primes: 0, at: tree.fn.at };
  if (fn.base.is !== 'name') throw new ReadingError(SAID.cannotRead('('), tree.at);
  const word = fn.base.name;
  const known = m.names.functions.get(word);
  // σ(1 − σ), the argument left out: a product.
  if (known && tree.args.length === 1 && speaksOf(word, tree.args[0])) {
    const of: Tree = { is: 'group', of: tree.args[0], open: '(', at: tree.at };
    return m.of({
      is: 'product',
      factors: [
        { sign: '*', of: tree.fn },
        { sign: '', of },
      ],
      at: tree.at,
    });
  }
  return known ? application(tree, fn, functionAt(known, fn, m), m) : quantity(tree, m);
}

/** Of a list of functions by layer, the one of the layer below it. */
function functionAt(
  known: Known | readonly string[],
  fn: Extract<Tree, { is: 'scripted' }>,
  m: Meaning,
): Known & { sub?: Script } {
  if (!Array.isArray(known)) return { ...(known as Known), ...(fn.sub && { sub: fn.sub }) };
  const number = [fn.sub?.whole, fn.sup?.whole]
    .map((script) => script && layerOf(script, m))
    .find((value) => value !== undefined);
  const name = number === undefined ? undefined : known[number];
  if (!name) throw new ReadingError(SAID.layer(treeText(fn)), fn.at);
  return { ...(FUNCTION_WORDS[name] ?? { fn: name }) };
}

/** Whether a function's name stands in a tree without an argument. */
function speaksOf(word: string, tree: Tree): boolean {
  if (tree.is === 'call') return tree.args.some((arg) => speaksOf(word, arg));
  return (tree.is === 'name' && tree.name === word) || parts(tree).some((part) => speaksOf(word, part));
}

function application(
  tree: Call,
  fn: Extract<Tree, { is: 'scripted' }>,
  known: Known & { sub?: Script },
  m: Meaning,
): Piece {
  const { sub } = known;
  const word = fn.base.is === 'name' ? fn.base.name : '';
  const byLayer = Array.isArray(m.names.functions.get(word));
  if (known.made) return ofArgument(tree, fn, known, m);
  if (word === 'log' && sub?.whole) return logarithm(tree, fn, sub.whole, m);
  if (sub && /^(max|min)$/.test(word) && tree.args.length === 1) {
    const entries = entriesIn(tree.args[0], m, sub.plain);
    if (entries) return powerPiece(atom(`${word}(${entries})`), fn.sup, m);
  }
  if (sub && !known.parameter && !known.sized) throw new ReadingError(SAID.noScript(word), sub.at);
  const parameters: string[] = [];
  if (sub) {
    if (sub.indices.length !== 1) throw sub.problem ?? new ReadingError(SAID.noScript(word), sub.at);
    parameters.push(m.text(sub.indices[0]));
  } else if (known.parameter && tree.args.length === 1) parameters.push(known.parameter);
  else if (known.sized && tree.args.length === 1) parameters.push(m.unsaidSize(word, tree.at));
  const apply = (text: string) => `${known.fn}(${[text, ...parameters].join(', ')})`;
  const raised =
    byLayer && fn.sup?.whole && layerOf(fn.sup.whole, m) !== undefined && !fn.sub ? undefined : fn.sup;
  if (raised && raised.plain === '-1') throw new ReadingError(SAID.inverse(word), raised.at);
  if (raised?.transposed) throw new ReadingError(SAID.noScript(word), raised.at);
  const args = (word === 'diag' && diagonalOf(tree, m)) || tree.args.map((arg) => m.text(arg)).join(', ');
  // ⟨A, B⟩ of matrices.
  if (word === 'dot' && m.rank(m.text(tree.args[0])) === 2)
    return powerPiece(atom(`sum((${args.replace(', ', ') .* (')}))`), raised, m);
  if (fn.primes > 0) return powerPiece(primeOfCall(apply, args, fn.primes, tree.at, m), raised, m);
  const text = apply(args);
  // softmax(x) is S where S is defined so: a derivative can be taken by it.
  const same = m.context.definitions?.find(
    ([, source]) => source.replace(/\s/g, '') === text.replace(/\s/g, ''),
  );
  const piece = atom(same ? same[0] : text);
  // tanh²(z) of a vector is entry by entry: a function has no other square.
  return powerPiece(
    piece,
    raised && (m.rank(piece.text) ?? 0) > 0 ? { ...raised, entrywise: true } : raised,
    m,
  );
}

/** The vector of diag(a_1, …, a_n), or of diag(a_i). */
const diagonalOf = ({ args, at }: Call, m: Meaning): string | undefined =>
  args.length > 1 ? m.text({ is: 'list', items: args, at }) : entriesIn(args[0], m);

/** The vector of the a_i of diag(a_i), for the one index that nothing binds, or for the one that is said. */
function entriesIn(tree: Tree, m: Meaning, said?: string): string | undefined {
  const [index, more] = [...new Set(indicesIn(tree))].filter(
    (name) => said === name || (!said && !m.isBound(name)),
  );
  if (index === undefined || more !== undefined) return undefined;
  const body = m.bind([index], () => m.text(tree));
  const size = m.rank(body) === 0 || m.rank(body) === undefined ? rangeOf(index, body, m) : undefined;
  return size && vectorOf(index, size, body);
}

const indicesIn = (tree: Tree): string[] => [
  ...(tree.is === 'scripted'
    ? (tree.sub?.indices ?? []).flatMap((one) => (one.is === 'name' ? [one.name] : []))
    : []),
  ...parts(tree).flatMap(indicesIn),
];

/** A function that the language has no word for. */
function ofArgument(tree: Call, fn: Extract<Tree, { is: 'scripted' }>, known: Known, m: Meaning): Piece {
  const [argument, more] = tree.args.map((arg) => m.text(arg));
  const text = more === undefined && !fn.sub ? known.made?.(argument, m.shape(argument)) : undefined;
  if (text === undefined || fn.primes > 0) throw new ReadingError(SAID.cannotRead(treeText(fn)), tree.at);
  return powerPiece(atom(`(${text})`), fn.sup, m);
}

/** log_b(x) = log(x)/log(b) */
function logarithm(tree: Call, fn: Extract<Tree, { is: 'scripted' }>, base: Tree, m: Meaning): Piece {
  const [argument, more] = tree.args.map((arg) => m.text(arg));
  if (
    more !== undefined ||
    fn.primes > 0 ||
    (base.is !== 'number' && !(base.is === 'name' && base.name === 'e'))
  )
    throw new ReadingError(SAID.noScript('log'), base.at);
  const text = base.is === 'number' ? `(log(${argument})/log(${base.text}))` : `log(${argument})`;
  return powerPiece(atom(text), fn.sup, m);
}

/** L(x, y), o_y^s(x): the quantity itself, if it depends on what stands in brackets. */
function quantity(tree: Call, m: Meaning): Piece {
  const fn =
    tree.fn.is === 'scripted' ? tree.fn : { base: tree.fn, primes: 0, sub: undefined, sup: undefined };
  const whole = m.nameWritten(writtenAs(tree.fn));
  const value = applied(
    whole ?? m.nameWritten(writtenAs(tree.fn, '')) ?? '',
    tree.args,
    fn.primes,
    tree.at,
    m,
  );
  if (value) return powerPiece(value, whole === undefined ? fn.sup : undefined, m);
  const piece = m.of(tree.fn);
  const name = /^\w+/.exec(piece.text)?.[0] ?? '';
  if (m.names.notation.perExample?.includes(name)) return example(name, tree, m);
  const on = dependencies(name, m);
  for (const arg of tree.args) {
    const parameter = arg.is === 'name' && m.names.notation.parameters?.includes(arg.name);
    if (parameter) continue;
    const text = m.text(arg);
    const names = [...freeNames(parse(text))];
    // L(0) and L(2W) are no L, though they speak of nothing else than L.
    if (!isNameOrEntry(text)) throw new ReadingError(SAID.cannotRead(`${treeText(tree.fn)}(…)`), arg.at);
    if (!names.every((n) => on.has(n)))
      throw new ReadingError(SAID.notOf(treeText(tree.fn), treeText(arg)), arg.at, 'undeclared');
  }
  return piece;
}

const isNameOrEntry = (text: string): boolean => /^[a-zA-Z]\w*(\[[^\]]*\])*'?$/.test(text);

/** L(x^{(i)}, y^{(i)}): that of example i. */
function example(name: string, tree: Call, m: Meaning): Piece {
  const labels = tree.args.map((arg) => (arg.is === 'scripted' ? (arg.sup ?? arg.sub)?.whole : undefined));
  const texts = labels.map((label) => label && m.text(label).replace(/[()]/g, ''));
  if (texts.length === 0 || texts.some((text) => text === undefined || text !== texts[0]))
    throw new ReadingError(SAID.notOf(name, tree.args.map(treeText).join(', ')), tree.at);
  return atom(`${name}[${texts[0]}]`);
}

/** All that a name depends on, through the definitions. */
function dependencies(name: string, m: Meaning): Set<string> {
  const definitions = new Map(m.context.definitions);
  const found = new Set<string>();
  const visit = (n: string) => {
    if (found.has(n)) return;
    found.add(n);
    const source = definitions.get(n);
    if (source !== undefined) for (const inner of freeNames(parse(source))) visit(inner);
  };
  visit(name);
  return found;
}
