import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConstantNode, FunctionNode, MathNode, OperatorNode, ParenthesisNode } from 'mathjs';
import seedrandom from 'seedrandom';
import { typeset } from '../../src/derivation/typeset/typeset.js';
import { type Context, parse } from '../../src/judge/language.js';
import { readTex } from './read-tex.js';

const context: Context = {
  symbols: {
    ...{ d: 'size', dh: 'size', m: 'size', n: 'size', i: 'index', j: 'index', k: 'index', y: 'index' },
    ...{ x: ['d'], W1: ['dh', 'd'], b1: ['dh'], ha: ['dh'], hs: ['dh'], W2: ['m', 'dh'], oa: ['m'] },
    ...{ os: ['m'], gradoa: ['m'], gradhs: ['dh'], gradW2: ['m', 'dh'], S: ['n'], g: ['n'], L: 'scalar' },
    ...{ t: 'scalar', a: 'scalar', b: 'scalar', c: 'scalar', alpha: 'scalar', lambda11: 'scalar' },
  },
};
const tex = (source: string) => typeset(parse(source), context).tex;
const typst = (source: string) => typeset(parse(source), context).typst;

/** Expression → its TeX in the notation of the course. */
const NOTATION: Readonly<Record<string, string>> = {
  'W1*x + b1': '\\mathbf{W}^{(1)}\\mathbf{x}+\\mathbf{b}^{(1)}',
  'sum(i, 1, d, W1[j,i]*x[i])': '\\sum_{i=1}^{d}W^{(1)}_{ji}x_i',
  'exp(oa[k]) / sum(j, 1, m, exp(oa[j]))': '\\frac{e^{o^a_k}}{\\sum_{j=1}^{m}e^{o^a_j}}',
  'gradW2[k,j]': '\\frac{\\partial L}{\\partial W^{(2)}_{kj}}',
  "gradoa*hs'": '\\frac{\\partial L}{\\partial\\mathbf{o}^a}(\\mathbf{h}^s)^{\\top}',
  'os - onehot(y, m)': '\\mathbf{o}^s-\\operatorname{onehot}_m(y)',
  'gradhs .* ind(ha > 0)':
    '\\frac{\\partial L}{\\partial\\mathbf{h}^s}\\odot\\mathbf{1}_{\\{\\mathbf{h}^a>0\\}}',
  "diag(S) - S*S'": '\\operatorname{diag}(\\mathbf{S})-\\mathbf{S}\\mathbf{S}^{\\top}',
  "S .* (g - (S'*g)*ones(n))": '\\mathbf{S}\\odot(\\mathbf{g}-(\\mathbf{S}^{\\top}\\mathbf{g})\\mathbf{1}_n)',
  "S*(S'*g)": '\\mathbf{S}\\,(\\mathbf{S}^{\\top}\\mathbf{g})',
  'D(L, oa[k])': '\\frac{\\partial L}{\\partial o^a_k}',
  'D(sigma(t), t)': '\\frac{d}{dt}\\sigma(t)',
  'D(0, t)': '\\frac{d}{dt}0',
  'Rhat + t': '\\hat{R}+t',
  '1 - tanh(t)^2': '1-\\tanh^2(t)',
  'lambda11*sign(W1)': '\\lambda_{11}\\operatorname{sign}(\\mathbf{W}^{(1)})',
  'Rtilde - lambda_2*pixel': '\\tilde{R}-\\lambda_2p_{\\mathrm{ixel}}',
  't > 0 ? t : alpha*t': '\\begin{cases}t & t>0 \\\\ \\alpha t & t\\le0\\end{cases}',
  't > 0 ? 1 : (t < 0 ? -1 : 0)': '\\begin{cases}1 & t>0 \\\\ -1 & t<0 \\\\ 0 & t=0\\end{cases}',
  'elu(ha, alpha)': '\\operatorname{ELU}_{\\alpha}(\\mathbf{h}^a)',
};

test('expressions are set in the notation of the course', () => {
  for (const [source, expected] of Object.entries(NOTATION)) assert.equal(tex(source), expected, source);
});

test('the same formula is written in Typst', () => {
  assert.equal(typst('exp(t/2) / (a + b)'), 'frac(e^(t \\/ 2), a + b)');
  assert.equal(typst('W1*x'), 'upright(bold(W))^((1)) upright(bold(x))');
});

/** A random expression with every part in parentheses, so that the source itself leaves no doubt. */
function randomSource(random: () => number, depth: number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)];
  const inner = () => randomSource(random, depth - 1);
  if (depth === 0) return pick(['a', 'b', 'c', '2', '3']);
  return pick([
    () => `(${inner()}) + (${inner()})`,
    () => `(${inner()}) - (${inner()})`,
    () => `(${inner()}) * (${inner()})`,
    () => `(${inner()}) / (${inner()})`,
    () => `-(${inner()})`,
    () => `(${inner()})^${pick(['2', '(-1)', '(2/3)'])}`,
    () => `${pick(['tanh', 'sigma', 'exp'])}(${inner()})`,
    () => `sum(k, 1, 3, (${inner()}) * k)`,
    inner,
  ])();
}

function evaluate(node: MathNode, values: Readonly<Record<string, number>>): number {
  switch (node.type as string) {
    case 'ParenthesisNode':
      return evaluate((node as ParenthesisNode).content, values);
    case 'ConstantNode':
      return (node as ConstantNode).value as unknown as number;
    case 'SymbolNode':
      return values[node.toString()];
    case 'FunctionNode': {
      const { fn, args } = node as FunctionNode;
      if (fn.name === 'sum')
        return [1, 2, 3].reduce((s, k) => s + evaluate(args[3], { ...values, [args[0].toString()]: k }), 0);
      const x = evaluate(args[0], values);
      return fn.name === 'sigma' ? 1 / (1 + Math.exp(-x)) : Math[fn.name as 'tanh' | 'exp'](x);
    }
    default: {
      const { fn, args } = node as OperatorNode;
      const [x, y] = args.map((arg) => evaluate(arg, values));
      const by = { add: x + y, subtract: x - y, multiply: x * y, divide: x / y, pow: x ** y, unaryMinus: -x };
      return by[fn as keyof typeof by];
    }
  }
}

const VALUES = { a: 0.7, b: 1.9, c: 0.31 };
const same = (x: number, y: number) => Object.is(x, y) || Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x));

test('brackets are left out only where the formula still reads the same', () => {
  const random = seedrandom('brackets');
  let compared = 0;
  for (let i = 0; i < 3000; i++) {
    const node = parse(randomSource(random, 4));
    const value = evaluate(node, VALUES);
    if (!Number.isFinite(value)) continue;
    compared++;
    const read = readTex(typeset(node, context).tex, VALUES);
    assert.ok(same(value, read), `${node} = ${value}, but ${typeset(node, context).tex} reads ${read}`);
  }
  assert.ok(compared > 1500, `only ${compared} expressions had a finite value`);
});

test('the reader of TeX sees a forgotten bracket', () => {
  assert.ok(!same(readTex('a-(b-c)', VALUES), readTex('a-b-c', VALUES)));
  assert.ok(!same(readTex('(a+b)c', VALUES), readTex('a+bc', VALUES)));
});
