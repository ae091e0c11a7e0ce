import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startMathJax } from '../../src/figures/draw/mathjax.js';
import { mathmlToTypst } from '../../src/report/math-typst.js';

const { mathml } = await startMathJax();
const typst = (tex: string) => mathmlToTypst(mathml(tex, false));

test('TeX of the prose becomes Typst math', () => {
  const cases: [tex: string, typst: string][] = [
    ['x_k', 'x_(k)'],
    ['\\mathbf W^{(2)\\top}', 'upright(bold(W))^(\\( 2 \\) upright(⊤))'],
    ['\\frac{a,b}{2}', 'frac(a \\, b, 2)'],
    ['\\sum_{k=1}^m e^{x_k}', '∑_(k = 1)^(m) e^(x_(k))'],
    ["f'(x)", "f' \\( x \\)"],
    ['\\hat R', 'hat(R)'],
    ['\\operatorname{softplus}(x)', 'op("softplus") \\( x \\)'],
    ['\\left(\\tfrac12\\right)^2', 'lr(lr(\\( frac(1, 2) \\)))^(2)'],
    ['0{,}5', '0 class("normal", \\,) 5'],
    ['\\mathbb R^{n\\times m}', 'bb(R)^(n × m)'],
    ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', 'lr(\\( mat(delim: #none, align: #center, 1, 2; 3, 4) \\))'],
    ['|x|', 'class("normal", \\|) x class("normal", \\|)'],
    ['a\\text{ if }b', 'a" if "b'],
  ];
  for (const [tex, expected] of cases) assert.equal(typst(tex), expected, tex);
});

test('what Typst cannot be told stays a picture', () => {
  assert.equal(typst('\\boxed{x}'), undefined);
});
