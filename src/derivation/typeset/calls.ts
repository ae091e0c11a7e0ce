import type { FunctionNode, MathNode } from 'mathjs';
import type { FunctionName } from '../../judge/functions.js';
import { type Formula, formulaAtom, paren, row, tall } from './formula.js';
import { at, BINDING, raise, type SetPiece, whole } from './piece.js';
import { FUNCTION_SIGNS, functionSign, upright } from './signs.js';
import { set, type TypesetSetting } from './typeset.js';

const ONE = formulaAtom('\\mathbf{1}', 'upright(bold(1))');
const IDENTITY = formulaAtom('\\mathbf{I}', 'upright(bold(I))');

const under = (base: Formula, sub: Formula): Formula => ({ is: 'script', base, sub });

/** How the functions are set that are not written f(a, b). */
const CALLS: Readonly<Partial<Record<FunctionName, (args: MathNode[], s: TypesetSetting) => SetPiece>>> = {
  exp: ([x], s) => setExp(x, s),
  sqrt: ([x], s) => whole({ is: 'root', body: set(x, s).formula }),
  abs: ([x], s) => whole({ is: 'fence', kind: 'bar', body: set(x, s).formula }),
  norm1: ([x], s) => whole(under(norm(x, s), formulaAtom('1', '1'))),
  norm2sq: ([x], s) => raise(whole(under(norm(x, s), formulaAtom('2', '2'))), formulaAtom('2', '2')),
  dot: (args, s) => whole({ is: 'fence', kind: 'angle', body: listed(args, s) }),
  ind: ([condition], s) => whole(under(ONE, { is: 'fence', kind: 'brace', body: set(condition, s).formula })),
  ones: ([n], s) => whole(under(ONE, set(n, s).formula)),
  eye: ([n], s) => whole(under(IDENTITY, set(n, s).formula)),
  onehot: ([y, m], s) => applied(under(FUNCTION_SIGNS.onehot, set(m, s).formula), [y], s),
  lrelu: ([z, alpha], s) => applied(under(FUNCTION_SIGNS.lrelu, set(alpha, s).formula), [z], s),
  elu: ([z, alpha], s) => applied(under(FUNCTION_SIGNS.elu, set(alpha, s).formula), [z], s),
  sum: (args, s) => (args.length === 1 ? applied(upright('sum'), args, s) : setBig('sum', args, s)),
  prod: (args, s) => setBig('prod', args, s),
  D: ([of, by], s) => setDerivative(of, by, s),
  grad: ([of, by], s) => setDerivative(of, by, s),
  jacobian: ([of, by], s) => setDerivative(of, by, s),
};

export function setCall(node: FunctionNode, setting: TypesetSetting): SetPiece {
  const { name } = node.fn;
  const special = Object.hasOwn(CALLS, name) ? CALLS[name as FunctionName] : undefined;
  return special ? special(node.args, setting) : applied(functionSign(name), node.args, setting);
}

/** f(a, b): brackets always, so that nothing is left to guess. */
const applied = (sign: Formula, args: MathNode[], s: TypesetSetting): SetPiece =>
  whole(row(sign, paren(listed(args, s))));

const listed = (args: MathNode[], s: TypesetSetting): Formula =>
  row(...args.flatMap((arg, i) => [...(i > 0 ? [formulaAtom(', ', ',')] : []), set(arg, s).formula]));

const norm = (x: MathNode, s: TypesetSetting): Formula => ({
  is: 'fence',
  kind: 'norm',
  body: set(x, s).formula,
});

/** e to a power; exp(…) where the exponent is too tall to be one. */
function setExp(x: MathNode, s: TypesetSetting): SetPiece {
  const exponent = set(x, { ...s, small: true }).formula;
  return tall(exponent) ? applied(FUNCTION_SIGNS.exp, [x], s) : raise(whole(formulaAtom('e', 'e')), exponent);
}

/** Σ from k = 1 to m: its body reaches to the next + or −. */
function setBig(sign: 'sum' | 'prod', [k, from, to, body]: MathNode[], s: TypesetSetting): SetPiece {
  const small = { ...s, small: true };
  const index = row(set(k, small).formula, formulaAtom('=', '='), set(from, small).formula);
  const big: Formula = { is: 'big', sign, under: index, over: set(to, small).formula };
  return { formula: row(big, at(BINDING.product, set(body, s))), level: BINDING.product, open: true };
}

/** ∂e/∂x: e above the line if it is one symbol or an entry, else behind it; d where x is all it depends on. */
function setDerivative(of: MathNode, by: MathNode, s: TypesetSetting): SetPiece {
  const names = new Set(of.filter((n, path) => n.type === 'SymbolNode' && path !== 'fn').map(String));
  const alone = by.type === 'SymbolNode' && [...names].every((name) => name === by.toString());
  const d = alone && s.look(by) === 'scalar' ? formulaAtom('d', 'd') : formulaAtom('\\partial', '∂');
  const [above, below] = [set(of, s), set(by, s).formula];
  const single = /^(SymbolNode|AccessorNode)$/.test(of.type) && above.level === BINDING.atom;
  const fraction = (top: Formula[]): Formula => ({
    is: 'fraction',
    above: row(d, ...top),
    below: row(d, below),
  });
  if (single) return { formula: fraction([above.formula]), level: BINDING.product };
  return { formula: row(fraction([]), at(BINDING.power, above)), level: BINDING.product, open: true };
}
