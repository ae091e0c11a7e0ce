/** A claim in the language of another program: our functions that it lacks are written out by their definitions. */
import type { MathNode } from 'mathjs';
import { parse } from '../src/judge/language.js';

/** How a program writes what differs between programs. */
export interface Dialect {
  readonly integer: (digits: string) => string;
  readonly power: (base: string, exponent: string) => string;
  readonly derivative: (of: string, by: string) => string;
  readonly cases: (condition: string, yes: string, no: string) => string;
  readonly relation: (name: string, a: string, b: string) => string;
  readonly and: (a: string, b: string) => string;
  /** Names that it gives to our functions. */
  readonly names?: Readonly<Record<string, string>>;
}

const SIGNS: Readonly<Record<string, string>> = {
  smaller: '<',
  smallerEq: '<=',
  larger: '>',
  largerEq: '>=',
  equal: '==',
  unequal: '!=',
};
const infix = (name: string, a: string, b: string) => `((${a}) ${SIGNS[name]} (${b}))`;

export const SYMPY: Dialect = {
  integer: (digits) => `Integer(${digits})`,
  power: (base, exponent) => `(${base})**(${exponent})`,
  derivative: (of, by) => `diff(${of}, ${by})`,
  cases: (condition, yes, no) => `Piecewise((${yes}, ${condition}), (${no}, True))`,
  relation: (name, a, b) =>
    name === 'equal' ? `Eq(${a}, ${b})` : name === 'unequal' ? `Ne(${a}, ${b})` : infix(name, a, b),
  and: (a, b) => `And(${a}, ${b})`,
  names: { abs: 'Abs', max: 'Max', min: 'Min' },
};

export const MAXIMA: Dialect = {
  integer: (digits) => digits,
  power: (base, exponent) => `(${base})^(${exponent})`,
  derivative: (of, by) => `diff(${of}, ${by})`,
  cases: (condition, yes, no) => `(if ${condition} then ${yes} else ${no})`,
  relation: (name, a, b) =>
    name === 'equal' ? `equal(${a}, ${b})` : name === 'unequal' ? `notequal(${a}, ${b})` : infix(name, a, b),
  and: (a, b) => `(${a} and ${b})`,
  names: { sign: 'signum' },
};

export const GIAC: Dialect = {
  integer: (digits) => digits,
  power: (base, exponent) => `(${base})^(${exponent})`,
  derivative: (of, by) => `diff(${of}, ${by})`,
  cases: (condition, yes, no) => `piecewise(${condition}, ${yes}, ${no})`,
  relation: infix,
  and: (a, b) => `(${a} and ${b})`,
};

export const MATHJS: Dialect = {
  integer: (digits) => digits,
  power: (base, exponent) => `(${base})^(${exponent})`,
  derivative: (of, by) => `derivative(${of}, ${by})`,
  cases: (condition, yes, no) => `(${condition} ? ${yes} : ${no})`,
  relation: infix,
  and: (a, b) => `(${a} and ${b})`,
};

/** The definitions of functions that not every program has. */
const definitions = (d: Dialect): Readonly<Record<string, (u: string, v: string) => string>> => ({
  sigma: (u) => `(1/(1 + exp(-(${u}))))`,
  softplus: (u) => `log(1 + exp(${u}))`,
  rect: (u) => `${d.names?.max ?? 'max'}(${u}, ${d.integer('0')})`,
  ind: (u) => d.cases(u, d.integer('1'), d.integer('0')),
  lrelu: (u, v) => d.cases(d.relation('larger', u, d.integer('0')), u, `((${v})*(${u}))`),
});

// biome-ignore lint/suspicious/noExplicitAny: the fields of mathjs nodes
type Ast = any;

/** The expression (scalars only) in the dialect. Throws on what the bank does not ask of other programs. */
export function translated(source: string, dialect: Dialect): string {
  const { integer, power, derivative, cases, relation, and, names } = dialect;
  const defined = definitions(dialect);
  const text = (node: MathNode): string => {
    const ast = node as Ast;
    switch (ast.type) {
      case 'ConstantNode':
        return integer(String(ast.value));
      case 'SymbolNode':
        return ast.name;
      case 'ParenthesisNode':
        return `(${text(ast.content)})`;
      case 'ConditionalNode':
        return cases(text(ast.condition), text(ast.trueExpr), text(ast.falseExpr));
      case 'RelationalNode': {
        const sides: string[] = ast.params.map(text);
        return ast.conditionals
          .map((name: string, k: number) => relation(name, sides[k], sides[k + 1]))
          .reduce(and);
      }
      case 'OperatorNode': {
        const [a, b]: string[] = ast.args.map(text);
        if (ast.fn === 'unaryMinus') return `(-(${a}))`;
        if (ast.fn === 'pow') return `(${power(a, b)})`;
        if (ast.fn in SIGNS) return relation(ast.fn, a, b);
        return `((${a}) ${ast.op} (${b}))`;
      }
      case 'FunctionNode': {
        const { name } = ast.fn;
        const args: string[] = ast.args.map(text);
        if (name === 'D') return derivative(args[0], args[1]);
        if (name in defined) return defined[name](args[0], args[1]);
        return `${names?.[name] ?? name}(${args.join(', ')})`;
      }
    }
    throw new Error(`no other program is asked for ${source}`);
  };
  return text(parse(source));
}
