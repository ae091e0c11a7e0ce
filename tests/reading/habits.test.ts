import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadHomework } from '../../src/homework/load.js';
import { PACKAGE_FOLDER } from '../../src/package.js';
import { checkDocument } from '../../src/reading/document/document.js';
import { notationIn } from '../../src/reading/question-notation.js';

const notationOf = notationIn(loadHomework(join(PACKAGE_FOLDER, 'notebooks')));

/**
 * How people write, line by line: a notation, formulas, and what must become of each step. + is right, ~ right with
 * the convention at a kink, - is refused, d defines, s is only supposed.
 */
const HABITS: readonly (readonly [notation: string, text: string, outcomes: string])[] = [
  // calculus of one number where x is a vector
  [
    'mlp relu',
    String.raw`$$\sigma'(x) = \frac{d}{dx}\frac{1}{1+e^{-x}} = \frac{e^{-x}}{(1+e^{-x})^2} = \sigma(x)(1-\sigma(x))$$`,
    '+++',
  ],
  [
    'mlp relu',
    String.raw`$$\tanh'(x) = 1-\tanh^2 x$$ $$\frac{\mathrm d}{\mathrm dx}(1-x) = -1$$ $$\sigma(x) = \frac{e^x}{1+e^x}$$ $$\frac{d}{dx} e^{-x} = e^{-x}$$ $$\frac{d}{dx}\frac1x = \frac1{x^2}$$`,
    '+++--',
  ],
  // … which makes no line of vectors true
  ['mlp relu', String.raw`$$W^{(1)} x = x W^{(1)}$$ $$\frac{\partial x}{\partial x} = 1$$ $$x = 1$$`, '---'],
  // a letter that the document itself gave has a new meaning after “let”; no letter of the notation has
  [
    '',
    String.raw`Let $p \in \mathbb R^n$. $$p^\top p = \|p\|^2$$ Soit $s\in\mathbb R$. On pose $p = \frac{1}{1+e^{-s}}$. $$\ln p = -\ln(1+e^{-s})$$ $$p = s$$`,
    '+d+-',
  ],
  ['mlp relu', 'Let $o^s = o^a$. $$o^s = o^a$$', 's-'],
  // quantities written with what they depend on, conditions in a sentence
  [
    'X in R^{n x p}, y in R^n, w in R^p, z in R^p',
    String.raw`The cost is $J(w) = \|y - Xw\|^2$. $$\nabla_w J(w) = 2X^\top(Xw - y)$$ $$\nabla_w J = 2X^\top(y - Xw)$$ With $$q_k = \frac{e^{z_k}}{\sum_l e^{z_l}}$$ if $k \neq l$ then $\frac{\partial q_k}{\partial z_l} = -q_k q_l$.`,
    'd+-d+',
  ],
  // accents
  [
    'W in R^{m x n}, x in R^n, b in R^m, y in R^m',
    String.raw`On pose $\hat y = \sigma(Wx + b)$ et $\tilde L = \frac12\|\hat y - y\|^2$. $$\frac{\partial\tilde L}{\partial\hat y} = \hat y - y$$ $$\nabla_{\hat y}\tilde L = y - \hat y$$`,
    'dd+-',
  ],
  // letters that are words of the language
  [
    'x in R^D, y in R^D',
    String.raw`Let $\ell = \frac12\|x-y\|^2$, $\xi = x - y$. $$\nabla_x \ell = \xi$$ $$\ell = \frac12\sum_{i=1}^D (x_i-y_i)^2$$`,
    'dd++',
  ],
  // mlp habits
  [
    'mlp relu',
    String.raw`$$\begin{align} \mathbf{h}^{a} &= \mathbf{W}^{(1)}\mathbf{x} + \mathbf{b}^{(1)} \\ \mathbf h^s &= \mathrm{ReLU}(\mathbf h^a) = \max(0, \mathbf h^a)\end{align}$$`,
    '+++',
  ],
  ['mlp relu', String.raw`$$\hat{y} = \operatorname{softmax}(W^{[2]} h^s + b^{[2]})$$`, '+'],
  [
    'mlp relu',
    String.raw`$$L = -\ln \hat{y}_y = -\log\left(\frac{e^{o^a_y}}{\sum_{k=1}^m e^{o^a_k}}\right) = -o^a_y + \ln\Bigl(\sum_k \exp(o_k^a)\Bigr)$$`,
    '+++',
  ],
  [
    'mlp relu',
    String.raw`$$\nabla_{o^a} L = o^s - \mathbf{1}_y$$ $$\nabla_{\mathbf o^a} L = \hat y - e_y = \hat{y} - \mathrm{onehot}(y)$$`,
    '+++',
  ],
  [
    'mlp relu',
    String.raw`$$\frac{\partial L}{\partial o_k^a} = o_k^s - \delta_{ky} = o^s_k - \delta_{k,y} = o^s_k - \mathbb{1}_{\{k=y\}} = o_k^s - [k = y] = o_k^s - \llbracket k=y\rrbracket = o_k^s-\mathbb 1[k=y]=o_k^s-\mathbf 1\{k=y\}$$`,
    '+++++++',
  ],
  [
    'mlp relu',
    String.raw`$$\frac{\partial L}{\partial W^{(2)}} = (o^s - \mathbf 1_y)\,{h^s}^\top = \nabla_{o^a}L \, (h^{s})^{\intercal} = \frac{\partial L}{\partial o^a} {h^s}^{\mathsf T} = \frac{\partial L}{\partial o^a}\, h^{s\top}$$`,
    '++++',
  ],
  [
    'mlp relu',
    String.raw`$$\frac{dL}{dh^s} = {W^{(2)}}^T \frac{dL}{do^a} = W^{(2)\top}\nabla_{o^a}L = (W^{2})^T (\hat y - \mathbf 1_y)$$`,
    '+++',
  ],
  [
    'mlp relu',
    String.raw`$$\frac{\partial L}{\partial h^a} = \frac{\partial L}{\partial h^s}\odot \mathbf 1_{\{h^a>0\}} = \nabla_{h^s} L \circ \mathbb 1[h^a > 0] = \operatorname{diag}(\mathbf{1}_{h^a>0})\, {W^{(2)}}^\top (o^s-\mathbf 1_y)$$`,
    '~++',
  ],
  [
    'mlp relu',
    String.raw`$$\frac{\partial L}{\partial W_{ji}^{(1)}} = \frac{\partial L}{\partial h^a_j} x_i, \qquad \frac{\partial L}{\partial b^{(1)}_j} = \frac{\partial L}{\partial h^a_j}$$`,
    '++',
  ],
  [
    'mlp relu',
    String.raw`$$\nabla_x L = W^{(1)\top}\nabla_{h^a} L, \quad \frac{\partial L}{\partial x_i} = \sum_{j} \frac{\partial L}{\partial h_j^a} W_{ji}^{(1)} = \sum\limits_{j=1}^{d_h} W^{(1)}_{ji}\frac{\partial L}{\partial h_j^a}$$`,
    '+++',
  ],
  [
    'mlp relu',
    String.raw`$$\frac{\partial L}{\partial x_i} = \sum_{j} \frac{\partial L}{\partial h_j^a} W_{ij}^{(1)}$$`,
    '-',
  ],
  ['mlp relu', String.raw`$$\frac{\partial L}{\partial W^{(2)}} = h^s (o^s - \mathbf 1_y)^\top$$`, '-'],
  // scalars
  ['functions', String.raw`$$\sigma'(x) = \frac{e^{-x}}{(1+e^{-x})^2} = \sigma(x)(1-\sigma(x))$$`, '++'],
  [
    'functions',
    String.raw`$$\frac{d}{dx}\sigma(x) = \frac{\mathrm d}{\mathrm dx}\left(1+e^{-x}\right)^{-1} = -(1+e^{-x})^{-2}\cdot(-e^{-x}) = \sigma(x)\bigl(1-\sigma(x)\bigr)$$`,
    '+++',
  ],
  ['functions', String.raw`$$\sigma' = \sigma(1-\sigma)$$`, '+'],
  [
    'functions',
    String.raw`$$\tanh'(x) = 1-\tanh^2(x) = 1 - \tanh^2 x = 1-(\tanh x)^2 = \mathrm{sech}^2(x)$$`,
    '++++',
  ],
  [
    'functions',
    String.raw`$$\sigma(x) = \tfrac12\left(1+\tanh\left(\tfrac{x}{2}\right)\right) = \frac12\Big(1+\tanh \frac12 x\Big) = 0{,}5\,(1+\tanh(0{,}5x))$$`,
    '+++',
  ],
  [
    'functions',
    String.raw`$$\ln \sigma(x) = -\ln(1+e^{-x}) = -\operatorname{softplus}(-x) = -\log(1+\exp(-x))$$`,
    '+++',
  ],
  [
    'functions',
    String.raw`$$\text{sign}(x) = \mathbf{1}_{x>0} - \mathbf 1_{x<0} = \begin{cases} 1 & \text{si } x > 0 \\ 0 & \text{si } x = 0\\ -1 & \text{sinon}\end{cases}$$`,
    '++',
  ],
  ['functions', String.raw`$$|x|' = \mathrm{sign}(x)$$ $$\frac{d|x|}{dx} = \operatorname{sgn}(x)$$`, '~~'],
  ['functions', String.raw`$$\mathrm{rect}'(x) = \mathbb{1}_{\{x > 0\}}$$`, '~'],
  [
    'functions',
    String.raw`\begin{align*} \text{softplus}(x) - \text{softplus}(-x) &= \ln(1+e^x) - \ln(1+e^{-x}) \\ &= \ln\dfrac{1+e^x}{1+e^{-x}} && \text{(log rules)} \\ &= \ln e^x = x \end{align*}`,
    '++++',
  ],
  ['functions', String.raw`$$\sigma(x) = \frac{1}{1+e^{x}}$$`, '-'],
  ['functions', String.raw`$$\sigma'(x) = \sigma(x)(1+\sigma(x))$$`, '-'],
  // vectors
  [
    'x in R^n; i j k index',
    String.raw`$$\nabla_x \|x\|_2^2 = 2x$$ $$\frac{\partial}{\partial x_k}\sum_{i=1}^n x_i^2 = 2x_k$$ $$\|x\|^2 = x^\top x = \langle x, x\rangle = x\cdot x$$ $$\nabla_x \lVert\mathbf x\rVert_1 = \operatorname{sign}(\mathbf x)$$`,
    '+++++~',
  ],
  [
    'x in R^n; i j k index',
    String.raw`$$\frac{\partial \|x\|_2^2}{\partial x} = \begin{bmatrix} 2x_1 \\ 2 x_2 \\ \vdots \\ 2x_n\end{bmatrix} = 2x$$ $$\sum_i x_i = x_1 + x_2 + \cdots + x_n = \mathbf 1^\top x$$`,
    '++++',
  ],
  [
    'softmax/j-partials',
    String.raw`$$\frac{\partial S_i}{\partial x_j} = S_i(\delta_{ij} - S_j)$$ $$\frac{\partial S}{\partial x} = \operatorname{diag}(S) - SS^\top$$ $$\frac{\partial S_i}{\partial x_j} = \begin{cases} S_i(1-S_i) & i = j\\ -S_iS_j & i\neq j\end{cases}$$`,
    '+++',
  ],
  [
    'softmax/j-partials',
    String.raw`Pour $i \neq j$, $$\frac{\partial S_i}{\partial x_j} = -S_i S_j$$ Pour $i = j$, $$\frac{\partial S_i}{\partial x_j} = S_i - S_i^2$$`,
    '++',
  ],
  [
    'softmax/j-partials',
    String.raw`$$\frac{\partial S_i}{\partial x_j} = -S_iS_j \quad \text{if } i \ne j$$ $$\frac{\partial S_i}{\partial x_j} = S_i(1-S_j) \quad\text{pour } i = j$$`,
    '++',
  ],
  [
    'softmax/j-partials',
    String.raw`$$\frac{\partial S_i}{\partial x_j} = S_iS_j \quad \text{if } i \ne j$$`,
    '-',
  ],
  [
    'softmax/j-partials',
    String.raw`$$S(x + c\mathbf 1)_i = \frac{e^{x_i+c}}{\sum_j e^{x_j+c}} = \frac{e^{c}e^{x_i}}{e^c\sum_j e^{x_j}} = S(x)_i$$`,
    '+++',
  ],
  // declared in document
  [
    '',
    String.raw`Let $x \in \mathbb{R}^{n}$, $W \in \mathbb R^{m\times n}$ and $b\in\mathbb R^m$. Define $$z := Wx + b$$ $$\frac{\partial z}{\partial x} = W$$ $$z_i = \sum_{j=1}^n W_{ij}x_j + b_i$$`,
    'd++',
  ],
  ['x in R^{1 x n}, W in R^{n x m}, b in R^{1 x m}', '$$(xW + b)^T = W^T x^T + b^T$$', '+'],
  [
    'mlp relu',
    String.raw`Soit $\delta = \hat y - \mathbf 1_y$. On a $$\frac{\partial L}{\partial W^{(2)}} = \delta\, {h^s}^\top,\quad \frac{\partial L}{\partial b^{(2)}} = \delta$$ donc $$\frac{\partial L}{\partial W^{(2)}_{kj}} = \delta_k h_j^s$$`,
    'd+++',
  ],
  [
    'mlp relu',
    String.raw`$$\delta_k = o_k^s - \mathbf 1_{k=y}$$ $$\frac{\partial L}{\partial h^s_j} = \sum_{k=1}^m \delta_k W_{kj}^{(2)}$$`,
    'd+',
  ],
  ['deep 3 tanh', String.raw`$$\nabla_{W^{m}} L = \nabla_{z^m} L\,(h^{m-1})^\top$$`, '+'],
  [
    'deep 3 tanh',
    String.raw`$$\nabla_{h^{[m]}} \ell = (W^{[m+1]})^\top \nabla_{z^{[m+1]}}\ell, \qquad \nabla_{z^{(m)}} \ell = \nabla_{h^{(m)}} \ell \odot \varphi_m'(z^{(m)})$$`,
    '++',
  ],
  [
    'mlp elu',
    String.raw`$$\mathrm{ELU}_\alpha'(z) = \begin{cases} 1 & \text{if } z>0,\\ \alpha e^z & \text{otherwise.}\end{cases}$$`,
    '~',
  ],
  [
    'mlp/q-elastic-net',
    String.raw`$$\frac{\partial \tilde R}{\partial W^{(1)}} = \frac{\partial \hat R}{\partial W^{(1)}} + \lambda_{11}\,\mathrm{sign}(W^{(1)}) + 2\lambda_{12}W^{(1)}$$`,
    '~',
  ],
  ['mlp/e-risk', String.raw`$$\hat R(\theta) = \frac1n\sum_{i=1}^n L(x^{(i)},y^{(i)})$$`, '+'],
  [
    'a b scalar',
    String.raw`$$(a+b)^2 = a^2 + 2ab + b^2$$ $$\frac{a}{b} = ab^{-1}$$ $$\sqrt{a^2} = |a|$$ $$a/2 + b = \frac{a+2b}{2}$$`,
    '++++',
  ],
  [
    'x in R^n, A in R^{n x n}',
    String.raw`$$x'Ax = x^TAx$$ $$\nabla_x (x^\top A x) = (A + A^\top)x$$ $$x^\top A x = \sum_{i,j} x_i A_{ij} x_j = \sum_{i=1}^n\sum_{j=1}^n A_{ij}x_ix_j$$`,
    '++++',
  ],
];

const OUTCOMES: Readonly<Record<string, RegExp>> = {
  '+': /^(exact|sizes)$/,
  '-': /^refused$/,
  '~': /^(convention|exact|sizes)$/,
  d: /^defined$/,
  s: /^supposed$/,
};

for (const [notation, text, expected] of HABITS)
  test(`${notation}: ${text.slice(0, 90)}`, () => {
    const { steps, remarks } = checkDocument(text, notation ? { notation, notationOf } : {});
    assert.deepEqual(remarks, []);
    assert.equal(steps.length, expected.length, steps.map(({ right }) => right).join(' | '));
    steps.forEach(({ outcome, left, right, note, read }, k) => {
      assert.match(
        outcome,
        OUTCOMES[expected[k]],
        `${left} = ${right}: ${note?.en ?? ''} ${read?.join(' = ') ?? ''}`,
      );
    });
  });
