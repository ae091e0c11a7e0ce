/** The relations, as they are written. */
import type { Item } from './item.js';

export type Relation =
  | ('=' | ':=' | '≠' | '<' | '>' | '≤' | '≥' | '∈' | '↦' | '⇒')
  | ('≈' | '∼' | '∝' | '≪' | '≫' | '⪰' | '⪯' | '≻' | '≺' | '⊂' | '∉');

const RELATIONS: Readonly<Record<string, Relation>> = {
  '=': '=',
  equiv: '=',
  coloneqq: ':=',
  triangleq: ':=',
  doteq: '=',
  neq: '≠',
  ne: '≠',
  '<': '<',
  lt: '<',
  '>': '>',
  gt: '>',
  le: '≤',
  leq: '≤',
  leqslant: '≤',
  ge: '≥',
  geq: '≥',
  geqslant: '≥',
  in: '∈',
  approx: '≈',
  simeq: '≈',
  cong: '≈',
  sim: '∼',
  propto: '∝',
  ll: '≪',
  gg: '≫',
  succeq: '⪰',
  succ: '≻',
  preceq: '⪯',
  prec: '≺',
  subset: '⊂',
  subseteq: '⊂',
  notin: '∉',
  mapsto: '↦',
  to: '↦',
  rightarrow: '↦',
  longrightarrow: '↦',
  leftarrow: '↦',
  implies: '⇒',
  iff: '⇒',
  Rightarrow: '⇒',
  Leftrightarrow: '⇒',
  Longrightarrow: '⇒',
  Longleftrightarrow: '⇒',
  impliedby: '⇒',
  therefore: '⇒',
};

export const relationIn = (item: Item): Relation | undefined =>
  (item.kind === 'sign' || item.kind === 'command') && Object.hasOwn(RELATIONS, item.text)
    ? RELATIONS[item.text]
    : undefined;

export const isEquality = (relation: Relation): boolean => relation === '=' || relation === ':=';
