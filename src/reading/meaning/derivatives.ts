/** ∂E/∂v: a slope, a gradient or a Jacobian, by the shapes of E and v. */

import type { Tree } from '../formula/tree.js';
import { ReadingError, SAID } from '../text/said.js';
import { derivedElsewhere } from './defined-functions.js';
import { atom, LEVEL, type Meaning, type Piece, within } from './meaning.js';
import { bare } from './names.js';
import { rowIn } from './rows-of.js';

export function meaningOfDerivative(tree: Extract<Tree, { is: 'derivative' }>, m: Meaning): Piece {
  const { of, by, at } = tree;
  const variable = m.text(by);
  const squared = /^([a-zA-Z]\w*)\^2$/.exec(variable)?.[1];
  if (squared !== undefined && isVariance(squared, m)) {
    // ∂/∂σ² = 1/(2σ) ∂/∂σ, for σ > 0.
    const inner = within(meaningOfDerivative({ is: 'derivative', of, by: baseOf(by), at }, m), LEVEL.atom);
    return { text: `${inner}/(2*${squared})`, level: LEVEL.product };
  }
  const row = rowIn(variable);
  if (row && (m.rank(m.text(of)) ?? 0) === 0)
    // By the row of a matrix: the row of its gradient.
    return atom(`(onehot(${row.index}, ${row.size})'*grad(${m.text(of)}, ${row.name}))'`);
  const [, name, indices = ''] = /^([a-zA-Z]\w*)(\[.*\])?$/.exec(variable) ?? [];
  if (name === undefined || !differentiable(name, m)) throw new ReadingError(SAID.by(), by.at);
  // ∂L/∂W of the notation is the name it has there, even if L itself is not declared.
  const isLoss =
    of.is === 'name' && bare(of.name) === 'L' && !m.names.lexicon.isName(of.name) && !m.isBound('L');
  const declared = `grad${name}`;
  if (isLoss && m.declared(declared)) return atom(`${declared}${indices}`);
  const elsewhere = indices === '' ? derivedElsewhere(of, name, m) : undefined;
  if (elsewhere) return derivativeOf(elsewhere.of, elsewhere.by, tree, m);
  const expression = m.text(of);
  if (
    expression === 'L' &&
    m.context.definitions?.some(([n, source]) => n === declared && source === `grad(L, ${name})`)
  )
    return atom(`${declared}${indices}`);
  return derivativeOf(expression, variable, tree, m);
}

function derivativeOf(
  expression: string,
  variable: string,
  { nabla, at }: Extract<Tree, { is: 'derivative' }>,
  m: Meaning,
): Piece {
  const [rank, byRank] = [m.rank(expression) ?? 0, m.rank(variable) ?? 0];
  if (byRank === 0) return atom(`D(${expression}, ${variable})`);
  const gradient = `grad(${expression}, ${variable})`;
  if (rank === 0 && byRank === 1 && m.names.notation.rowGradients && !nabla) {
    m.notes.push(SAID.rowGradient());
    return { text: `${gradient}'`, level: LEVEL.power };
  }
  if (rank === 0) return atom(gradient);
  if (rank > 1 || byRank > 1) throw new ReadingError(SAID.cannotRead('∂'), at);
  return atom(`jacobian(${expression}, ${variable})`);
}

/** A number that is supposed to be positive: its square can be a variable. */
const isVariance = (name: string, m: Meaning): boolean =>
  m.context.symbols[name] === 'scalar' && (m.context.assume ?? []).includes(`${name} > 0`);

function baseOf(by: Tree): Tree {
  if (by.is !== 'scripted') return by;
  const { sup, ...rest } = by;
  return rest.sub || rest.primes > 0 ? rest : rest.base;
}

const differentiable = (name: string, m: Meaning): boolean =>
  m.declared(name) && !/^(size|index)$/.test(String(m.context.symbols[name] ?? ''));
