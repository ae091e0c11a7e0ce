/** Relations, indicators, vectors of ones, cases. */

import type { Tree } from '../formula/tree.js';
import { ReadingError, SAID } from '../text/said.js';
import { atom, LEVEL, type Meaning, type Piece, within } from './meaning.js';

export function meaningOfRelation({ signs, sides }: Extract<Tree, { is: 'relation' }>, m: Meaning): Piece {
  const pieces = sides.map((side) => within(m.of(side), LEVEL.sum));
  const relations = signs.map((sign, k) => `${pieces[k]} ${sign} ${pieces[k + 1]}`);
  const text =
    relations.length === 1 ? relations[0] : relations.map((relation) => `(${relation})`).join(' and ');
  return { text, level: LEVEL.relation };
}

export function meaningOfIndicator(condition: Tree, m: Meaning): Piece {
  const inner = condition.is === 'group' ? condition.of : condition;
  if (inner.is !== 'relation') throw new ReadingError(SAID.indicator(), condition.at);
  return atom(`ind(${m.text(inner)})`);
}

/** 𝟏 and 𝟏_n, a vector of ones; 𝟏_y, the one-hot vector of an index; 𝟏_{n,1}. */
export function meaningOfOnes({ sub, at }: Extract<Tree, { is: 'one' }>, m: Meaning): Piece {
  if (!sub) return atom(`ones(${m.unsaidSize('1', at)})`);
  if (sub.indices.length === 0) throw sub.problem ?? new ReadingError(SAID.indicator(), at);
  const [of, ...more] = sub.indices.map((index) => m.text(index));
  const kind = m.context.symbols[of];
  if (more.length === 1 && more[0] === '1') return atom(`ones(${of})`);
  if (more.length > 0) throw new ReadingError(SAID.indicator(), at);
  if (kind === 'size' || /^\d+$/.test(of)) return atom(`ones(${of})`);
  if (kind === 'index' || m.isBound(of)) return atom(`onehot(${of}, ${m.unsaidSize('1', at)})`);
  throw new ReadingError(SAID.indicator(), at);
}

const noneOf = (conditions: readonly string[]): string =>
  conditions.map((text) => `(1 - ind(${text}))`).join('*');

/** The last row is what is left; where it has a condition, the rows must leave nothing out, which is judged. */
export function meaningOfCases({ rows, at }: Extract<Tree, { is: 'cases' }>, m: Meaning): Piece {
  const read = rows.map(({ value, condition }) => ({
    value: m.text(value),
    condition: condition && m.text(condition),
  }));
  const last = read[read.length - 1];
  if (!last || read.slice(0, -1).some(({ condition }) => condition === undefined))
    throw new ReadingError(SAID.condition(), at);
  const conditions = read.flatMap(({ condition }) => (condition === undefined ? [] : [condition]));
  if (last.condition !== undefined)
    m.claims.push({
      left: '0',
      right: noneOf(conditions),
      closed: noneOf(conditions.map((text) => text.replace(/([<>])(?!=)/g, '$1='))),
      what: SAID.casesOpen(),
      at,
    });
  for (const [i, a] of conditions.entries())
    for (const [j, b] of conditions.slice(i + 1).entries())
      m.claims.push({
        left: `ind(${a})*ind(${b})*(${read[i].value})`,
        right: `ind(${a})*ind(${b})*(${read[i + 1 + j].value})`,
        what: SAID.casesOverlap(),
        at,
      });
  const text = read
    .slice(0, -1)
    .reduceRight((rest, { condition, value }) => `(${condition}) ? (${value}) : (${rest})`, last.value);
  return { text, level: LEVEL.relation };
}
