/** A formula of one variable in the language of the derivations, evaluated in dual numbers. */
import type { MathNode } from 'mathjs';
import { isKey, type Taking } from '../judge/functions.js';
import { parse } from '../judge/language.js';
import { languageNode } from '../judge/language-node.js';
import type { Dual } from './dual.js';
import * as dual from './dual.js';

/** The function of z that the formula says, with this alpha. Throws at what it cannot evaluate. */
export function dualFunction(formula: string, alpha: number): (z: Dual) => Dual {
  const tree = parse(formula);
  return (z) => evaluate(tree, { z, alpha: dual.constantDual(alpha) });
}

type Names = Readonly<Record<string, Dual>>;

const ONE = dual.constantDual(1);
const ZERO = dual.constantDual(0);

type Entrywise = Exclude<Taking<'entrywise', 1 | 2>, 'ind'>;

/** From exponentials and case distinctions alone; at a kink the left piece: 1_{z>0}. The compiler asks for each. */
const FUNCTIONS: Readonly<Record<Entrywise, (...args: readonly Dual[]) => Dual>> = {
  rect,
  relu: rect,
  lrelu: (z, alpha) => (z.re > 0 ? z : dual.multiplyDuals(alpha, z)),
  elu: (z, alpha) => (z.re > 0 ? z : dual.multiplyDuals(alpha, dual.expm1(z))),
  tanh,
  sinh: (z) => dual.scale(1 / 2, dual.subtract(dual.exp(z), dual.exp(dual.scale(-1, z)))),
  cosh,
  sech: (z) => dual.divideDuals(ONE, cosh(z)),
  sigma: (z) => dual.divideDuals(ONE, dual.addDuals(ONE, dual.exp(dual.scale(-1, z)))),
  exp: dual.exp,
  log: dual.log,
  sqrt: (z) => dual.powerOf(z, dual.constantDual(1 / 2)),
  // log(1 + e^z), for z > 0 as z + log(1 + e^{−z})
  softplus: (z) => (z.re > 0 ? dual.addDuals(z, dual.log1pExp(dual.scale(-1, z))) : dual.log1pExp(z)),
  abs: dual.abs,
  sign: (z) => dual.constantDual(Math.sign(z.re)),
  max: (a, b) => (a.re > b.re ? a : b),
  min: (a, b) => (a.re > b.re ? b : a),
};

const OPERATORS: Readonly<Record<string, (a: Dual, b: Dual) => Dual>> = {
  add: dual.addDuals,
  subtract: dual.subtract,
  multiply: dual.multiplyDuals,
  dotMultiply: dual.multiplyDuals,
  divide: dual.divideDuals,
  dotDivide: dual.divideDuals,
  pow: dual.powerOf,
  dotPow: dual.powerOf,
  unaryMinus: (a) => dual.scale(-1, a),
  unaryPlus: (a) => a,
};

/** What `ind` asks of two values. */
const RELATIONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  equal: (a, b) => a === b,
  unequal: (a, b) => a !== b,
  smaller: (a, b) => a < b,
  smallerEq: (a, b) => a <= b,
  larger: (a, b) => a > b,
  largerEq: (a, b) => a >= b,
};

const refuse = (node: MathNode): never => {
  throw new Error(`${node} cannot be evaluated in dual numbers`);
};

function evaluate(node: MathNode, names: Names): Dual {
  const tree = languageNode(node);
  switch (tree.type) {
    case 'ParenthesisNode':
      return evaluate(tree.content, names);
    case 'ConstantNode':
      return dual.constantDual(Number(tree.value));
    case 'SymbolNode':
      return names[tree.name] ?? refuse(node);
    case 'OperatorNode': {
      const { fn, args } = tree;
      const [a, b] = args.map((arg) => evaluate(arg, names));
      return isKey(OPERATORS, fn) ? OPERATORS[fn](a, b) : refuse(node);
    }
    case 'FunctionNode': {
      const { fn, args } = tree;
      if (fn.name === 'ind') return holds(args[0], names) ? ONE : ZERO;
      return isKey(FUNCTIONS, fn.name)
        ? FUNCTIONS[fn.name](...args.map((arg) => evaluate(arg, names)))
        : refuse(node);
    }
    default:
      return refuse(node);
  }
}

function holds(node: MathNode, names: Names): boolean {
  const tree = languageNode(node);
  if (tree.type === 'ParenthesisNode') return holds(tree.content, names);
  if (tree.type !== 'OperatorNode') return refuse(node);
  const { fn, args } = tree;
  if (fn === 'not') return !holds(args[0], names);
  if (fn === 'and') return args.every((arg) => holds(arg, names));
  if (fn === 'or') return args.some((arg) => holds(arg, names));
  if (!isKey(RELATIONS, fn)) return refuse(node);
  const [a, b] = args.map((arg) => evaluate(arg, names).re);
  return RELATIONS[fn](a, b);
}

function rect(z: Dual): Dual {
  return z.re > 0 ? z : ZERO;
}

/** (e^z + e^{−z})/2 */
function cosh(z: Dual): Dual {
  return dual.scale(1 / 2, dual.addDuals(dual.exp(z), dual.exp(dual.scale(-1, z))));
}

/** (e^{2z} − 1) / (e^{2z} + 1) for z ≤ 0, and odd */
function tanh(z: Dual): Dual {
  if (z.re > 0) return dual.scale(-1, tanh(dual.scale(-1, z)));
  const e = dual.expm1(dual.scale(2, z));
  return dual.divideDuals(e, dual.addDuals(e, dual.constantDual(2)));
}
