/** A formula of one variable in the language of the derivations, evaluated in dual numbers. */
import type { ConstantNode, FunctionNode, MathNode, OperatorNode, ParenthesisNode, SymbolNode } from 'mathjs';
import { parse } from '../judge/language.js';
import type { Dual } from './dual.js';
import * as dual from './dual.js';

/** The function of z that the formula says, with this alpha. Throws at what it cannot evaluate. */
export function dualFunction(formula: string, alpha: number): (z: Dual) => Dual {
  const tree = parse(formula);
  return (z) => evaluate(tree, { z, alpha: dual.constantDual(alpha) });
}

type Names = Readonly<Record<string, Dual>>;

const ONE = dual.constantDual(1);

/** From exponentials and case distinctions alone; at a kink the left piece: 1_{z>0}. */
const FUNCTIONS: Readonly<Record<string, (...args: readonly Dual[]) => Dual>> = {
  rect: (z) => (z.re > 0 ? z : dual.constantDual(0)),
  lrelu: (z, alpha) => (z.re > 0 ? z : dual.multiplyDuals(alpha, z)),
  elu: (z, alpha) => (z.re > 0 ? z : dual.multiplyDuals(alpha, dual.expm1(z))),
  tanh,
  sigma: (z) => dual.divideDuals(ONE, dual.addDuals(ONE, dual.exp(dual.scale(-1, z)))),
  exp: dual.exp,
  log: dual.log,
  // log(1 + e^z), for z > 0 as z + log(1 + e^{−z})
  softplus: (z) => (z.re > 0 ? dual.addDuals(z, dual.log1pExp(dual.scale(-1, z))) : dual.log1pExp(z)),
};

const OPERATORS: Readonly<Record<string, (a: Dual, b: Dual) => Dual>> = {
  add: dual.addDuals,
  subtract: dual.subtract,
  multiply: dual.multiplyDuals,
  divide: dual.divideDuals,
  unaryMinus: (a) => dual.scale(-1, a),
};

function evaluate(node: MathNode, names: Names): Dual {
  const refuse = (): never => {
    throw new Error(`${node} cannot be evaluated in dual numbers`);
  };
  switch (node.type as string) {
    case 'ParenthesisNode':
      return evaluate((node as ParenthesisNode).content, names);
    case 'ConstantNode':
      return dual.constantDual(Number((node as ConstantNode).value));
    case 'SymbolNode':
      return names[(node as SymbolNode).name] ?? refuse();
    case 'OperatorNode': {
      const { fn, args } = node as OperatorNode;
      const [a, b] = args.map((arg) => evaluate(arg, names));
      return (OPERATORS[fn] ?? refuse)(a, b);
    }
    case 'FunctionNode': {
      const { fn, args } = node as FunctionNode;
      return (FUNCTIONS[fn.name] ?? refuse)(...args.map((arg) => evaluate(arg, names)));
    }
    default:
      return refuse();
  }
}

/** (e^{2z} − 1) / (e^{2z} + 1) for z ≤ 0, and odd */
function tanh(z: Dual): Dual {
  if (z.re > 0) return dual.scale(-1, tanh(dual.scale(-1, z)));
  const e = dual.expm1(dual.scale(2, z));
  return dual.divideDuals(e, dual.addDuals(e, dual.constantDual(2)));
}
