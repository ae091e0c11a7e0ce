import type { ConditionalNode, RelationalNode } from 'mathjs';
import type { LanguageNode } from '../../judge/language-node.js';
import { type Formula, formulaAtom, row } from './formula.js';
import { BINDING, type SetPiece } from './piece.js';
import { complement, RELATIONS } from './signs.js';
import { set, type TypesetSetting, unwrapped } from './typeset.js';

/** `c ? a : (c2 ? b : e)` row by row; the last condition is spelled out where one comparison says it. */
export function setCases(node: ConditionalNode, setting: TypesetSetting): Formula[][] {
  const rows: Formula[][] = [];
  const conditions: LanguageNode[] = [];
  let rest: LanguageNode = node;
  while (rest.type === 'ConditionalNode') {
    const { condition, trueExpr, falseExpr } = rest;
    conditions.push(unwrapped(condition));
    rows.push([set(trueExpr, setting).formula, set(condition, setting).formula]);
    rest = unwrapped(falseExpr);
  }
  return [...rows, [set(rest, setting).formula, otherwise(conditions, setting)]];
}

function otherwise(conditions: readonly LanguageNode[], setting: TypesetSetting): Formula {
  const comparisons = conditions.filter((c) => c.type === 'OperatorNode').filter(({ fn }) => fn in RELATIONS);
  const last = complement(comparisons.map(({ fn }) => RELATIONS[fn]));
  const [sides, ...others] = comparisons.map(({ args }) => args.join());
  if (!last || comparisons.length < conditions.length || others.some((other) => other !== sides))
    return formulaAtom('\\text{otherwise}', '"otherwise"');
  const [a, b] = comparisons[0].args.map((side) => set(side, setting).formula);
  return row(a, last.sign, b);
}

/** a < b < c */
export function setChain(node: RelationalNode, setting: TypesetSetting): SetPiece {
  const signs = node.conditionals.map((c) => RELATIONS[c].sign);
  const parts = node.params.map((p) => set(p, setting).formula);
  return {
    formula: row(parts[0], ...signs.flatMap((s, i) => [s, parts[i + 1]])),
    level: BINDING.relation,
  };
}
