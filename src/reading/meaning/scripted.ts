/** A letter with its scripts: a name with its indices, a power, a transpose; by the longest match with the notation. */

import { isLabel, isMark } from '../formula/labels.js';
import type { Script, Tree } from '../formula/tree.js';
import { key, primedName, treeText } from '../formula/tree.js';
import { UnknownLetter } from '../formula/written-letter.js';
import { ReadingError, SAID } from '../text/said.js';
import { primeOfDefined } from './defined-functions.js';
import { atom, LEVEL, type Meaning, type Piece, within } from './meaning.js';
import { bare, primed } from './names.js';
import { prime } from './primes.js';
import { memberOf, ofCapital, ofEntries, rowPiece } from './rows-of.js';

type Scripted = Extract<Tree, { is: 'scripted' }>;
type Call = Extract<Tree, { is: 'call' }>;

export function meaningOfScripted(tree: Scripted, m: Meaning): Piece {
  if (tree.base.is === 'name') return meaningOfName(tree, tree.base.name, m);
  const { base, sub, sup } = tree;
  const raised = sub && !sup && base.is === 'call' ? powerOnFunction(base, m) : undefined;
  // φ²(z)_j: the power of the entry, as it is written on the function.
  if (raised) return powerPiece(m.of({ ...tree, base: { ...(base as Call), fn: raised.fn } }), raised.sup, m);
  let piece = m.of(base);
  if (sub) piece = entry(piece, sub, m);
  return powerPiece(tree.primes > 0 ? prime(tree, piece, m) : piece, sup, m);
}

/** What is raised, if a function has a power on its name that is not the number of a layer. */
function powerOnFunction({ fn }: Call, m: Meaning): { readonly fn: Tree; readonly sup: Script } | undefined {
  if (fn.is !== 'scripted' || !fn.sup?.whole || fn.sup.transposed) return undefined;
  if (fn.base.is !== 'name' || !m.names.functions.has(fn.base.name)) return undefined;
  if (!fn.sub && layerOf(fn.sup.whole, m) !== undefined) return undefined;
  const { sup, ...plain } = fn;
  return { fn: plain, sup };
}

interface Match {
  readonly name: string;
  readonly indices?: Script;
  readonly power?: Script;
}

function meaningOfName(tree: Scripted, letter: string, m: Meaning): Piece {
  const { sub, sup } = tree;
  if (letter === 'e' && !m.names.lexicon.isName('e') && !m.isBound('e')) return euler(tree, m);
  const indexed = primedName(letter, tree.primes);
  if (tree.primes > 0 && !sub && !sup && (m.isBound(indexed) || m.context.symbols[indexed] === 'index'))
    return atom(indexed);
  const whole = tree.primes > 0 ? matchOf(tree, primed(letter, tree.primes), m) : undefined;
  const member = memberOf(tree, letter, m);
  if (member && tree.primes === 0) return powerPiece(member.piece, member.sup, m);
  const match = whole ?? matchOf(tree, letter, m);
  if (!match) return unnamed(tree, letter, m);
  // The y_i of P_{i,y_i}: an index for each i.
  if (
    m.context.symbols[match.name] === 'index' &&
    sub?.indices.some((of) => of.is === 'name' && m.isBound(of.name))
  )
    throw new ReadingError(SAID.indexOf(treeText(tree)), tree.at);
  let piece = atom(match.name);
  if (match.indices) piece = entry(piece, match.indices, m);
  const defined = tree.primes > 0 && !whole && !match.indices && primeOfDefined(match.name, tree.primes, m);
  if (defined) piece = defined;
  else if (tree.primes > 0 && !whole) piece = prime(tree, piece, m);
  if (match.power) return powerPiece(piece, match.power, m);
  return sup?.transposed || (sub && !match.indices && sub.transposed) ? transposed(piece) : piece;
}

function matchOf({ sub, sup }: Scripted, letter: string, m: Meaning): Match | undefined {
  const { keys, context } = m.names;
  if (m.isBound(letter) && !(sub && keys.has(key(letter, '', sub.plain))))
    return { name: letter, ...(sub && { indices: sub }), ...(sup && { power: sup }) };
  const find = (above: string, below: string) =>
    keys.get(key(letter, above, below)) ?? keys.get(key(bare(letter), above, below));
  const aboves = [sup?.plain ?? '', ...layerKeys(sup, m)];
  const belows = [sub?.plain ?? '', ...layerKeys(sub, m)];
  const parameter = sub !== undefined && (m.names.notation.parameters ?? []).includes(sub.plain);
  for (const above of aboves)
    for (const below of belows) {
      const name = find(above, below);
      if (name !== undefined) return { name };
    }
  const isLabelBelow = sub?.whole?.is === 'name' && !mayNumber(sub.whole.name, m);
  const hasEntries = (name: string) =>
    !/^(size|index|scalar)$/.test(String(context.symbols[name] ?? '')) &&
    // L_λ of a number L is another name.
    !(isLabelBelow && m.rank(name) === 0);
  const [number, ...others] = sub?.indices ?? [];
  const numbered = others.length > 0 && number.is === 'number' ? find('', number.text) : undefined;
  // W_{1,kl}^2: the entry k, l of W_1, squared.
  const isRow = numbered !== undefined && m.shape(numbered)?.[0] === 1;
  if (sub && numbered !== undefined && (isRow ? 1 : m.rank(numbered)) === others.length && !isLabel(sup))
    return { name: numbered, indices: { ...sub, indices: others }, ...(sup && { power: sup }) };
  for (const above of aboves) {
    const name = above === '' ? undefined : find(above, '');
    if (name !== undefined && (sub === undefined || parameter || hasEntries(name)))
      return { name, ...(sub && !parameter && { indices: sub }) };
  }
  if (sup?.plain && (isLabel(sup) || isMark(sup))) return undefined;
  const raised = sup && (sup.plain !== '' || sup.entrywise) ? sup : undefined;
  for (const below of belows) {
    const name = below === '' ? undefined : find('', below);
    if (name !== undefined) return { name, ...(raised && { power: raised }) };
  }
  const name = find('', '');
  if (name === undefined || (sub && !parameter && !hasEntries(name))) return undefined;
  return { name, ...(sub && !parameter && { indices: sub }), ...(raised && { power: raised }) };
}

/** Whether a letter may stand for the number of an entry: it is small, and not that of a number or a vector. */
const mayNumber = (letter: string, m: Meaning): boolean => {
  const shape = m.context.symbols[m.nameWritten(letter) ?? ''];
  return m.isBound(letter) || (/^[a-z]$/.test(letter) && shape !== 'scalar' && !Array.isArray(shape));
};

/** A script that numbers a layer, as it is written with the number: m+1 is 2, (2). */
function layerKeys(script: Script | undefined, m: Meaning): string[] {
  const value = script?.whole && layerOf(script.whole, m);
  return value === undefined ? [] : [`(${value})`, String(value)];
}

export function layerOf(tree: Tree, m: Meaning): number | undefined {
  const { layers } = m.names.notation;
  if (!layers) return undefined;
  if (tree.is === 'number') return Number(tree.text);
  if (tree.is === 'name') return layers[tree.name];
  if (tree.is === 'group') return layerOf(tree.of, m);
  if (tree.is !== 'sum') return undefined;
  const values = tree.terms.map(({ sign, of }) => sign * (layerOf(of, m) ?? Number.NaN));
  const sum = values.reduce((a, b) => a + b, 0);
  return Number.isNaN(sum) ? undefined : sum;
}

/** e to a power; e alone is the number. */
function euler({ sub, sup, at }: Scripted, m: Meaning): Piece {
  if (sub) return unit(sub, at, m);
  if (!sup) return atom('e');
  if (!sup.whole || sup.transposed || sup.entrywise)
    throw sup.problem ?? new ReadingError(SAID.exponent(), sup.at);
  return atom(`exp(${m.text(sup.whole)})`);
}

/** e_k: the k-th unit vector. */
function unit(sub: Script, at: number, m: Meaning): Piece {
  if (sub.indices.length !== 1) throw sub.problem ?? new ReadingError(SAID.whatIs('e', []), at);
  return atom(`onehot(${m.text(sub.indices[0])}, ${m.unsaidSize('e', at)})`);
}

/** Names that need no declaration, and what is said of the others. */
function unnamed(tree: Scripted, letter: string, m: Meaning): Piece {
  const { sub, sup, at } = tree;
  if (letter === 'I' && !m.names.lexicon.isName('I') && !sup) {
    const size = sub?.whole ? m.text(sub.whole) : sub ? undefined : m.unsaidSize('I', at);
    if (size !== undefined) return atom(`eye(${size})`);
  }
  const squared = !sub && !sup ? m.names.keys.get(key(letter, '2', '')) : undefined;
  const isLayer = m.names.keys.has(key(letter, '(2)', ''));
  // σ where σ² was given.
  if (squared !== undefined && !isLayer) return atom(`sqrt(${squared})`);
  if (letter === 'delta' && sub?.indices.length === 2 && !m.names.lexicon.isName('delta'))
    return powerPiece(atom(`ind(${sub.indices.map((index) => m.text(index)).join(' == ')})`), sup, m);
  const ofMatrix = ofCapital(tree, letter, m) ?? ofEntries(tree, letter, m);
  if (ofMatrix) return powerPiece(ofMatrix, sup, m);
  if (m.names.functions.has(letter) && sup?.plain !== '2') return bareFunction(tree, letter, m);
  throw undeclared(tree, letter, m);
}

/** σ, its argument left out: that of the one variable there is. */
function bareFunction(tree: Scripted, letter: string, m: Meaning): Piece {
  const { symbols } = m.context;
  const variables = Object.keys(symbols).filter(
    (name) => symbols[name] === 'scalar' || Array.isArray(symbols[name]),
  );
  const variable = m.names.notation.variable ?? (variables.length === 1 ? variables[0] : undefined);
  if (variable === undefined || symbols[variable] !== 'scalar')
    throw new ReadingError(SAID.bareFunction(letter), tree.at);
  return m.of({ is: 'call', fn: tree, args: [{ is: 'name', name: variable, at: tree.at }], at: tree.at });
}

function undeclared(tree: Tree, letter: string, m: Meaning): ReadingError {
  const same = [...m.names.keys.keys()].filter(
    (k) => k.replace(/[\^_].*$/, '').toLowerCase() === bare(letter).toLowerCase(),
  );
  const index =
    tree.is === 'scripted' && !tree.sub && !tree.sup && /^[a-z]$/.test(letter) && same.length === 0;
  const problem = index ? SAID.unboundIndex(treeText(tree)) : SAID.whatIs(treeText(tree), same.slice(0, 4));
  return new UnknownLetter(problem, tree);
}

/** x_i, W_{kj}; of a matrix, 11 below is 1, 1. */
export function entry(piece: Piece, sub: Script, m: Meaning): Piece {
  if (sub.problem || sub.indices.length === 0)
    throw sub.problem ?? new ReadingError(SAID.noScript(piece.text), sub.at);
  const rank = m.rank(piece.text);
  if (rank === 0) throw new ReadingError(SAID.scalarEntry(piece.text), sub.at, 'shape');
  const [only] = sub.indices;
  const digits =
    rank === 2 && sub.indices.length === 1 && only.is === 'number' && /^\d\d$/.test(only.text)
      ? [...only.text]
      : undefined;
  const given = digits ?? sub.indices.map((index) => m.text(index));
  // The entries of a row, 1 × n, have one index.
  const indices =
    rank === 2 && given.length === 1 && m.shape(piece.text)?.[0] === 1 ? ['1', ...given] : given;
  // W_k: the row of it.
  if (rank === 2 && indices.length === 1 && /^\w+$/.test(piece.text))
    return rowPiece(piece.text, indices[0], sub.at, m);
  if (rank !== undefined && rank !== indices.length)
    throw new ReadingError(SAID.indices(piece.text, rank, indices.length), sub.at, 'shape');
  return atom(`${within(piece, LEVEL.atom)}[${indices.join(',')}]`);
}

/** x², Aᵀ, x^{∘2}. */
export function powerPiece(piece: Piece, sup: Script | undefined, m: Meaning): Piece {
  if (!sup) return piece;
  if (sup.plain === '' && sup.transposed) return transposed(piece);
  if (!sup.whole || sup.indices.length === 0) throw sup.problem ?? new ReadingError(SAID.exponent(), sup.at);
  if (isLabel(sup)) throw new ReadingError(SAID.exponent(), sup.at);
  const exponent = within(m.of(sup.whole), LEVEL.atom);
  const [rows, columns = 1] = m.shape(piece.text) ?? [];
  if (!sup.entrywise && rows !== undefined) {
    if (sup.plain === '-1') throw new ReadingError(SAID.matrixInverse(), sup.at);
    if (rows === columns) throw new ReadingError(SAID.arrayPower(), sup.at);
    // Of what is not square there is no other power; x² as it is written for ‖x‖² by some is not read.
    m.guesses(SAID.entrywise(piece.text), new ReadingError(SAID.arrayPower(), sup.at));
  }
  const raised = {
    text: `${within(piece, LEVEL.atom)}${sup.entrywise || rows !== undefined ? '.' : ''}^${exponent}`,
    level: LEVEL.power,
  };
  return sup.transposed ? transposed(raised) : raised;
}

export const transposed = (piece: Piece): Piece => ({
  text: `${within(piece, LEVEL.atom)}'`,
  level: LEVEL.power,
});
