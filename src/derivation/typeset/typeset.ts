import type { AccessorNode, ArrayNode, MathNode } from 'mathjs';
import type { Context } from '../../judge/language.js';
import { type LanguageNode, languageNode, type Operation } from '../../judge/language-node.js';
import { shapeOrNone } from '../../judge/shapes.js';
import type { Typeset } from '../lines/record.js';
import { setCall } from './calls.js';
import { setCases, setChain } from './conditions.js';
import { type Formula, formulaAtom, paren, row, toTex, toTypst } from './formula.js';
import { toMathml } from './mathml.js';
import { type NameLook, nameFormula } from './names.js';
import {
  addPieces,
  at,
  BINDING,
  dividePieces,
  entrywise,
  lower,
  multiplyPieces,
  negate,
  raise,
  type SetPiece,
  whole,
} from './piece.js';
import { functionSign, letters, POWER_ON_NAME, RELATIONS } from './signs.js';

/** What a part of the tree is set as. */
export interface TypesetSetting {
  /** Whether an expression is a scalar, a vector or a matrix: arrays are printed bold. */
  readonly look: (node: MathNode) => NameLook;
  /** In an exponent, where a fraction is written with a slash. */
  readonly small?: boolean;
}

/** The tree as TeX and as Typst, in the notation of the course. */
export function typeset(node: MathNode, context: Context): Omit<Typeset, 'source'> {
  const { formula } = set(node, { look: (part) => lookOf(part, context) });
  return { tex: toTex(formula), typst: toTypst(formula) };
}

/** The same formula as MathML. */
export function mathmlOf(node: MathNode, context: Context, display = false): string {
  return toMathml(set(node, { look: (part) => lookOf(part, context) }).formula, display);
}

/** Even what has no shape can be printed: a wrong line is shown with its mistake. */
const lookOf = (node: MathNode, context: Context): NameLook =>
  (['scalar', 'vector', 'matrix'] as const)[shapeOrNone(node, context)?.length ?? 0];

/** The tree of any expression of the language as a piece of a formula. */
export function set(node: MathNode, setting: TypesetSetting): SetPiece {
  const tree = languageNode(node);
  switch (tree.type) {
    case 'ParenthesisNode':
      return set(tree.content, setting);
    case 'ConstantNode':
      return whole(letters(String(tree.value)));
    case 'SymbolNode':
      return named(nameFormula(tree.name, setting.look(node)));
    case 'AccessorNode':
      return setEntry(tree, setting);
    case 'ConditionalNode':
      return whole({ is: 'cases', rows: setCases(tree, setting) });
    case 'OperatorNode':
      return setOperator(tree, setting);
    case 'RelationalNode':
      return setChain(tree, setting);
    case 'FunctionNode':
      return setCall(tree, setting);
    case 'ArrayNode':
      return whole({ is: 'matrix', rows: entriesOf(tree).map((r) => r.map((e) => set(e, setting).formula)) });
  }
  throw new Error(`cannot typeset ${node.type} '${node}'`);
}

/** A gradient's name is a fraction, which needs brackets under an exponent; other names do not. */
const named = (formula: Formula): SetPiece =>
  formula.is === 'fraction' ? { formula, level: BINDING.product } : whole(formula);

function setOperator(node: Operation, setting: TypesetSetting): SetPiece {
  const { fn } = node;
  const args = node.args.map((arg) => set(arg, setting));
  const [a, b] = args;
  if (fn in RELATIONS)
    return { formula: row(a.formula, RELATIONS[fn].sign, b.formula), level: BINDING.relation };
  switch (fn) {
    case 'add':
      return addPieces(a, '+', b);
    case 'subtract':
      return addPieces(a, '-', b);
    case 'unaryMinus':
      return negate(a);
    case 'unaryPlus':
      return a;
    case 'multiply':
      return multiplyPieces(factor(node.args[0], a, setting), factor(node.args[1], b, setting));
    case 'dotMultiply':
      return entrywise(a, formulaAtom('\\odot', '⊙'), b);
    case 'dotDivide':
      return entrywise(a, formulaAtom('\\oslash', '⊘'), b);
    case 'divide':
      return dividePieces(a, b, setting.small ?? false);
    case 'pow':
      return setPower(node, setting);
    case 'dotPow':
      return raise(a, row(formulaAtom('\\odot', '⊙'), b.formula));
    case 'ctranspose':
      return raise(a, formulaAtom('\\top', '⊤'));
    case 'and':
      return { formula: row(a.formula, formulaAtom(',\\;', ', space'), b.formula), level: BINDING.relation };
    case 'or':
      return { formula: row(a.formula, formulaAtom('\\lor', '∨'), b.formula), level: BINDING.relation };
    case 'not':
      return { formula: row(formulaAtom('\\lnot', '¬'), at(BINDING.atom, a)), level: BINDING.relation };
  }
  throw new Error(`cannot typeset the operator '${node.op}' in '${node}'`);
}

/** x², but tanh²(x) with the exponent on the name. */
function setPower(node: Operation, setting: TypesetSetting): SetPiece {
  const [base, exponent] = node.args;
  const sup = set(exponent, { ...setting, small: true }).formula;
  const call = unwrapped(base);
  if (call.type !== 'FunctionNode' || !POWER_ON_NAME.has(call.fn.name)) return raise(set(base, setting), sup);
  const sign: Formula = { is: 'script', base: functionSign(call.fn.name), sup };
  return whole(row(sign, paren(set(call.args[0], setting).formula)));
}

/** A factor; uᵀv in brackets, for (uᵀv) w is not uᵀ(v w), and w (uᵀv) is computed otherwise than (w uᵀ) v. */
const factor = (node: MathNode, piece: SetPiece, setting: TypesetSetting): SetPiece =>
  innerProduct(node, setting) ? whole(paren(piece.formula)) : piece;

/** A product of arrays that is a scalar. */
function innerProduct(node: MathNode, { look }: TypesetSetting): boolean {
  const inner = unwrapped(node);
  if (inner.type !== 'OperatorNode' || inner.fn !== 'multiply' || look(inner) !== 'scalar') return false;
  return inner.args.some((a) => look(a) !== 'scalar');
}

function setEntry(node: AccessorNode, setting: TypesetSetting): SetPiece {
  const indices = node.index.dimensions;
  const parts = indices.map((i) => set(i, { ...setting, small: true }).formula);
  const apart = indices.some((i) => i.toString().length > 1) ? [formulaAtom(',', ',')] : [];
  const below = parts.length === 1 ? parts[0] : row(parts[0], ...apart, parts[1]);
  const object = unwrapped(node.object);
  if (object.type !== 'SymbolNode') return lower(set(object, setting), below);
  return named(nameFormula(object.name, setting.look(object), below));
}

/** The rows of [a, b] (a column) or [a, b; c, d]. */
function entriesOf({ items }: ArrayNode): MathNode[][] {
  return items.map(languageNode).map((item) => (item.type === 'ArrayNode' ? item.items : [item]));
}

/** Without the parentheses that were typed around it: the typesetting puts its own. */
export function unwrapped(node: MathNode): LanguageNode {
  const tree = languageNode(node);
  return tree.type === 'ParenthesisNode' ? unwrapped(tree.content) : tree;
}
