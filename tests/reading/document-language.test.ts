import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDocument } from '../../src/reading/document/document.js';

/** What a document says about its letters, and what becomes of each of its steps: + right, - refused, d defined, s supposed, ? not read. */
const SAID: readonly (readonly [what: string, text: string, outcomes: string])[] = [
  [
    'abbreviations of every kind',
    String.raw`\newcommand{\R}{\mathbb{R}} \def\sq#1{#1^2} \DeclareMathOperator{\act}{softplus} \newcommand{\p}[2][L]{\frac{\partial #1}{\partial #2}}
    Let $x\in\R$. $$\p[\sq x]{x} = 2x$$ $$\p[\act(x)]{x} = \sigma(x)$$ $$\p[\sq x]{x} = x$$`,
    '++-',
  ],
  [
    'an abbreviation that calls itself',
    String.raw`\newcommand{\x}{\x\x} Let $a\in\mathbb R$. $$\x = a$$`,
    '',
  ],
  [
    'functions that the document defines',
    String.raw`Let $f(x) = \log(1+e^x)$ and $u\in\mathbb R$, $z\in\mathbb R^n$. $$f(-u) = f(u) - u$$ $$f(2u) = \log(1+e^u)$$ $$f'(2u) = \sigma(2u)$$ $$f''(u) = \sigma(u)\sigma(-u)$$ $$f'(z) = \sigma(z)$$ $$f'(z) = \sigma(2z)$$`,
    'd+-+++-',
  ],
  [
    'functions of vectors and of several letters, with their arguments and their gradients',
    String.raw`Let $A$ be a symmetric $d \times d$ matrix, $b, x, h\in\mathbb R^d$ and $f(x) = \frac12 x^\top A x - b^\top x$. $$\nabla f(x) = Ax - b$$ $$\nabla^2 f = A$$ $$f(x + h) = f(x) + \nabla f(x)^\top h + \frac12 h^\top A h$$ $$f(x + h) = f(x) + \nabla f(x)^\top h + h^\top A h$$ $$f(0) = 0$$ $$f(3) = 0$$ A step is $x^+ = x - \eta\nabla f(x)$. $$f(x^+) = f(x) - \eta\|\nabla f(x)\|^2 + \frac{\eta^2}{2}\nabla f(x)^\top A\nabla f(x)$$ $$f(x^+) = f(x) - \eta\|\nabla f(x)\|^2$$`,
    'd+++-+?d+-',
  ],
  [
    'an index of a sum in a function is not that of its argument',
    String.raw`Let $x_1, \dots, x_n$ be numbers and $\ell(\mu) = \sum_{i=1}^n (x_i - \mu)^2$. $$\ell'(\mu) = -2\sum_{i=1}^n (x_i - \mu)$$ $$\ell(x_i) = 0$$`,
    'd+?',
  ],
  [
    'a function that is given anew in another section, of other letters',
    String.raw`Let $x_1, \dots, x_n$ be numbers.
## Poisson
Let $\lambda > 0$ and $\ell(\lambda) = -n\lambda + \ln\lambda\sum_{i=1}^n x_i$. $$\ell'(\lambda) = -n + \frac1\lambda\sum_{i=1}^n x_i$$
## Gauss
Let $\mu\in\mathbb R$ and $\sigma > 0$. The likelihood is $$\ell(\mu, \sigma^2) = -n\ln\sigma - \frac{1}{2\sigma^2}\sum_{i=1}^n (x_i - \mu)^2$$ $$\frac{\partial\ell}{\partial\mu} = \frac{1}{\sigma^2}\sum_{i=1}^n (x_i - \mu)$$ $$\frac{\partial\ell}{\partial\mu} = \frac{1}{2\sigma^2}\sum_{i=1}^n (x_i - \mu)$$`,
    'd+sd+-',
  ],
  [
    'a unit vector; an equation that is supposed and not made use of makes nothing wrong, until the next heading',
    String.raw`Let $v, x\in\mathbb R^d$ with $v^\top v = 1$. Then $$\|x - (v^\top x)v\|^2 = \|x\|^2 - (v^\top x)^2$$ $$\|x - (v^\top x)v\|^2 = \|x\|^2$$
## Eigenvectors
Let $S\in\mathbb R^{d\times d}$ and $u \in\mathbb R^d$ with $Su = \lambda u$. Then $$u^\top S u = \lambda u^\top u$$
## Any
$$u^\top S u = u^\top u$$`,
    'd+-s?-',
  ],
  [
    'a function whose argument is declared behind it',
    String.raw`Let $f(x) = x^2e^x$ for $x\in\mathbb R$. $$f'(x) = x(x+2)e^x$$ $$f(2) = 4e^2$$ $$f(2) = 4e$$`,
    'd++-',
  ],
  [
    'a value at a number is neither the quantity itself nor a product, and its slope not that of a constant',
    String.raw`Let $w, x\in\mathbb R^n$ and $L = \|w - x\|^2$. $$L(w) = \|w - x\|^2$$ $$L(0) = \|w - x\|^2$$ $$\frac{\partial L}{\partial w}(0) = 0$$ Let $h(t) = t^2$. $$\frac{dh}{dt}(2) = 2h'(t)$$ $$\frac{dh(2)}{dt} = 4$$ $$\frac{dh(2)}{dt} = 0$$`,
    'd+??d?+-',
  ],
  [
    'the gradient of a function at another place',
    String.raw`Let $w, v\in\mathbb R^n$ and $J(w) = \|w\|^2 + 2v^\top w$. $$\nabla_w J(v) = 4v$$ $$\nabla_w J(0) = 2v$$ $$\nabla_w J(0) = 0$$`,
    'd++-',
  ],
  [
    'places at which a paragraph looks',
    String.raw`Let $f(x) = x^2 + 3x$. At $x = 1$ we have $f(x) = 4$. At $x = 1$ we have $f(x) = 5$.

    Consider first $x = 2$. Then $$f(x) = 10$$ $$f(x) = x(x + 3)$$ En $x = 1$ : $$f'(x) = 5$$

    Take $x = 2$. This gives $f(x) = 10$, and $\frac{12}{4} = 4$.`,
    'd+-+++?-',
  ],
  [
    'an example of other sizes is not judged; an order is claimed of what the document gave',
    String.raw`Let $x\in\mathbb R^n$, $y\in\mathbb R^2$ and $s = \|x\|^2 + 1$. $$x = (1, 2, 3)$$ $$y = (1, 2, 3)$$

    ## Next

    $$s > 0$$ $$s > 1$$`,
    'd?-+-',
  ],
  [
    'a sample and one number of its letter: nothing is refused by a shape that was only taken so',
    String.raw`Let $x_1,\dots,x_n\in\mathbb R$, $m\in\mathbb R$ and $\bar x = \frac1n\sum_{i=1}^n x_i$. $$\sum_{i=1}^n (x_i - \bar x) = 0$$ $$\sum_{i=1}^n x_i = \bar x$$ $$(x - m)^2 = x^2 - 2mx + m^2$$`,
    'd+-+',
  ],
  [
    'second derivatives',
    String.raw`Let $w, x\in\mathbb R^n$, $h = \ln(1+e^{w^\top x})$ and $p = \sigma(w^\top x)$. $$\frac{\partial^2 h}{\partial w_i\partial w_j} = p(1-p)x_ix_j$$ $$\nabla_w^2 h = p(1-p)xx^\top$$ $$\frac{\partial^2 h}{\partial w\,\partial w^\top} = p^2xx^\top$$ $$\frac{\partial^2 h}{\partial w_i^2} = p(1-p)x_i^2$$`,
    'dd++-+',
  ],
  [
    'a loss that nothing defines is any function of what it is differentiated by',
    String.raw`Let $x_1,\dots,x_m$ be numbers, $y_i = \gamma x_i + \beta$ and $\ell$ the loss. $$\frac{\partial\ell}{\partial\gamma} = \sum_{i=1}^m\frac{\partial\ell}{\partial y_i}x_i$$ $$\frac{\partial\ell}{\partial\gamma} = 2\sum_{i=1}^m\frac{\partial\ell}{\partial y_i}x_i$$ $$\frac{\partial\ell}{\partial\beta} = \sum_{i=1}^m\frac{\partial\ell}{\partial y_i}x_i$$`,
    'd+--',
  ],
  [
    'a differential before a letter is its gradient, once it is given',
    String.raw`Let $X\in\mathbb R^{N\times D}$, $W\in\mathbb R^{D\times C}$, $S = XW$, $L = \frac12\|S\|_F^2$. $$dS = \frac{\partial L}{\partial S} = S$$ $$dW = \frac{\partial L}{\partial W} = X^T dS$$ $$dW = dS\, X^T$$`,
    'ddd+d+-',
  ],
  [
    'a bold letter beside a number of the same, an error e beside the number e, a penalty 𝓛 beside a loss L',
    String.raw`Let $\mathbf b, \mathbf x \in\mathbb R^n$ and $b\in\mathbb R$. $f = \mathbf b^\top\mathbf x + b$. $$\nabla_{\mathbf x} f = \mathbf b$$ $$\frac{\partial f}{\partial b} = 1$$ $$\nabla_{\mathbf x} f = \mathbf x$$ Let $y,t\in\mathbb R^m$, $e = y - t$, $L = \frac12 e^\top e$ and $\mathcal L = \lambda\sum_i y_i^2$. $$\nabla_y L = e$$ $$\nabla_y \mathcal L = 2\lambda y$$ $$\nabla_y L = 2\lambda y$$`,
    'd++-ddd++-',
  ],
  [
    'a shape that the words say, and a bias that is added to each row',
    String.raw`The minibatch $X$ is $N \times D$, $W$ an $D \times H$ matrix and $b$ is $1 \times H$; an $N\times H$ matrix $G$ is given. $Z = XW + b$ and $L = \sum_{i=1}^N\sum_{j=1}^H G_{ij}Z_{ij}$. $$\frac{\partial L}{\partial W} = X^T G$$ $$\frac{\partial L}{\partial b_j} = \sum_{i=1}^N G_{ij}$$ $$\frac{\partial L}{\partial W} = G X^T$$ $$\frac{\partial L}{\partial b_j} = G_{1j}$$`,
    'dd++--',
  ],
  [
    'gradients as rows, only where it is said',
    String.raw`In numerator layout, with $x\in\mathbb R^n$, $A\in\mathbb R^{m\times n}$, $y = Ax$ and $J = \frac12 y^\top y$: $$\frac{\partial J}{\partial x} = \frac{\partial J}{\partial y}\frac{\partial y}{\partial x} = y^\top A$$ $$\frac{\partial J}{\partial x} = y A$$ $$\nabla_x J = y^\top A$$`,
    'dd++--',
  ],
  [
    'a square entry by entry, where there is no other; what does not fit then is not read',
    String.raw`Let $z\in\mathbb R^n$, $c\in\mathbb R^n$, $h = \tanh(z)$, $f = c^\top h$. $$\nabla_z f = (1 - h^2)\odot c$$ $$\nabla_z f = (1 + h^2)\odot c$$ $$\|h\|^2 = h^2$$`,
    'dd+-?',
  ],
  [
    'what is said of a case only, of one or of all; a value where something vanishes is no claim',
    String.raw`$h(r) = r^2/2$ for $|r| \le 1$ and $h(r) = |r| - 1/2$ for $|r| > 1$: $$h(r) = \begin{cases}\frac12 r^2 & |r|\le 1\\ |r|-\frac12 & |r|>1\end{cases}$$ $$h'(r) = \min(1,\max(-1,r))$$ $$h'(r) = \max(-1,r)$$ It vanishes at $r = 0$.`,
    'ddd+-s',
  ],
  [
    'σ² that is given, and σ by it; the entry k, l of W₁; a second derivative',
    String.raw`Let $x_1,\dots,x_m$ be numbers, $\mu = \frac1m\sum_{i=1}^m x_i$ and $\sigma^2 = \frac1m\sum_{i=1}^m(x_i-\mu)^2$. $$\frac{\partial\sigma^2}{\partial x_i} = \frac{2(x_i-\mu)}m$$ $$\frac{\partial\sigma^2}{\partial x_i} = \frac{2x_i}m$$ Let $W_1\in\mathbb R^{p\times q}$ and $R = \sum_{k,l}W_{1,kl}^2$. $$\frac{\partial R}{\partial W_{1,kl}} = 2W_{1,kl}$$ Let $\zeta(t) = \log(1+e^t)$. $$\zeta''(t) = \sigma(t)\sigma(-t)$$ $$\zeta''(t) = \sigma(t)$$`,
    'dd+-d+d+-',
  ],
  [
    'a variance is a number, and its square can be a variable',
    String.raw`Let $x,\mu\in\mathbb R$ and $\sigma^2>0$. Let $\ell = -\frac12\ln(2\pi\sigma^2) - \frac{(x-\mu)^2}{2\sigma^2}$. $$\frac{\partial\ell}{\partial\sigma^2} = -\frac1{2\sigma^2} + \frac{(x-\mu)^2}{2\sigma^4}$$ $$\frac{\partial\ell}{\partial\sigma} = -\frac1\sigma + \frac{(x-\mu)^2}{\sigma^3}$$ $$\frac{\partial\ell}{\partial\sigma^2} = -\frac1{\sigma^2} + \frac{(x-\mu)^2}{2\sigma^4}$$`,
    'sd++-',
  ],
  [
    'orders are judged, each step of a chain; what holds for some values is a condition unless it is claimed',
    String.raw`Let $x,w\in\mathbb R^n$, $y\in\{-1,1\}$, $m = y\,w^\top x$, $L = \log(1+e^{-m})$ and $p = \sigma(m)$. Clearly $L\ge 0$. $$0 < p < 1$$ $$0\le p(1-p)\le\tfrac14 < \tfrac12$$ $$p(1-p)\le\tfrac18$$ $$L\le 0$$ $$|w^\top x|\le\|w\|\,\|x\|$$ $$\nabla_w^2 L = p(1-p)xx^\top\succeq 0$$ The points for which $p > \frac12$ come first. So $p > \frac12$.`,
    'ddd++++++--+++s-',
  ],
  [
    'what is different is so for some values; other relations are named, and not judged',
    String.raw`Let $x,w\in\mathbb R^n$ and $1\le i\le n$. $$xw^\top\ne wx^\top$$ $$w^\top x\ne x^\top w$$ $$x\sim\mathcal N(0,I)$$ $$w^\top x\propto x_i$$`,
    'ss+-??',
  ],
  [
    'one vector and one number for each example',
    String.raw`Let $x_i\in\mathbb R^d$, $y_i\in\mathbb R$ for $i=1,\dots,n$, $w\in\mathbb R^d$ and $J = \frac12\sum_{i=1}^n(w^\top x_i-y_i)^2$. $$\nabla_w J = \sum_{i=1}^n(w^\top x_i-y_i)x_i$$ $$\frac{\partial J}{\partial w_k} = \sum_{i=1}^n(w^\top x_i-y_i)x_{ik}$$ $$\nabla_w J = \sum_{i=1}^n(w^\top x_i+y_i)x_i$$`,
    'd++-',
  ],
  [
    'examples in superscripts',
    String.raw`Let $x^{(1)},\dots,x^{(m)}\in\mathbb R^d$, $w\in\mathbb R^d$, $s = \sum_{i=1}^m w^\top x^{(i)}$. $$\frac{\partial s}{\partial w_j} = \sum_{i=1}^m x^{(i)}_j$$ $$\frac{\partial s}{\partial w_j} = \sum_{i=1}^m x^{(j)}_i$$`,
    'd+-',
  ],
  [
    'traces and Frobenius norms',
    String.raw`Let $A\in\mathbb R^{m\times n}$, $B\in\mathbb R^{n\times m}$. $$\operatorname{tr}(AB) = \operatorname{tr}(BA)$$ $$\|A\|_F^2 = \operatorname{Tr}(A^\top A)$$ $$\nabla_A\operatorname{tr}(AB) = B^\top$$ $$\nabla_A\operatorname{tr}(AB) = A^\top$$`,
    '+++-',
  ],
  [
    'what is said behind a formula',
    String.raw`We have $$E = \tfrac12(s-t)^2$$ where $s\in\mathbb R$ is the output and $t\in\mathbb R$ the target. $$\frac{dE}{ds} = s-t$$ $$\frac{dE}{ds} = t-s$$`,
    'd+-',
  ],
  [
    'entries that sum to one, and only where it is said',
    String.raw`Let $z, t\in\mathbb R^K$, $p = \operatorname{softmax}(z)$, $H = -\sum_k t_k\ln p_k$. $$\nabla_z H = p - t$$ Let $r\in\mathbb R^K$ be a one-hot vector and $G = -\sum_k r_k\ln p_k$. $$\nabla_z G = p - r$$ $$\nabla_z G = r - p$$`,
    'dd-d+-',
  ],
  [
    'a symmetric matrix, and only where it is said',
    String.raw`Let $A\in\mathbb R^{n\times n}$, $x\in\mathbb R^n$. $$\nabla_x (x^\top Ax) = 2Ax$$ Let $S\in\mathbb R^{n\times n}$ be symmetric. $$\nabla_x (x^\top Sx) = 2Sx$$`,
    '-+',
  ],
  [
    'an equation is no identity, what follows from a true line is one',
    String.raw`Let $a,b\in\mathbb R$ and $q = a^2-2ab$. $$\frac{dq}{da} = 0 \iff a = b$$ Setting the derivative to zero gives $$\frac{\partial q}{\partial a} = 0$$ $$\frac{\partial q}{\partial a} = 2a - 2b \implies \frac{\partial q}{\partial b} = 2a$$`,
    'dsss+-',
  ],
  [
    'primed indices',
    String.raw`Let $z\in\mathbb R^K$ and $p_k = \frac{e^{z_k}}{\sum_{k'}e^{z_{k'}}}$. $$\frac{\partial p_k}{\partial z_{k'}} = p_k(\delta_{kk'}-p_{k'})$$ $$\frac{\partial p_k}{\partial z_{k'}} = p_{k'}(\delta_{kk'}-p_{k'})$$`,
    'd+-',
  ],
  [
    'an indicator behind a letter',
    String.raw`Let $x\in\mathbb R$. $$\max(0,x) = x\,1_{x>0}$$ $$|x| = x1_{x>0} - x1_{x<0}$$ $$|x| = x1_{x>0} + x1_{x<0}$$`,
    '++-',
  ],
  [
    'a vector and a family in one list, a place that is left out',
    String.raw`Let $q, k_1,\dots,k_n\in\mathbb R^d$ and $s = \sum_{i=1}^n q^\top k_i$. Away from $s = 1$, $$\nabla_q s = \sum_{i=1}^n k_i$$ $$\nabla_q s = q$$`,
    'ds+-',
  ],
  [
    'a condition in a sentence',
    String.raw`Let $s,t\in\mathbb R$. If $t = 1$ then $(s-t)^2 = s^2-2s+1$. Now $(s-t)^2 = s^2-2s+1$.`,
    '+-',
  ],
  ['a sign that holds in a case only', 'If $x>0$, then $|x| = x$. In all cases $$|x| = x$$', '+-'],
  ['a sign of each case', 'For $t > 0$: $$|t| = t$$ For $t<0$: $$|t| = -t$$ $$|t| = t$$', '++-'],
  [
    'a sign of each case, in other words',
    'Case 1: $x>0$. $$|x| = x$$ Case 2: $x<0$. $$|x| = -x$$ $$|x| = x$$',
    '++-',
  ],
  [
    'what is assumed ends with “otherwise”, which is its contrary',
    'Assume $x>0$. $$|x| = x$$ Hence $$|2x| = 2x$$ Otherwise $$|x| = x$$ $$|x| = -x$$',
    '++-+',
  ],
  ['« sinon », of what is supposed', 'Supposons $x>0$. $$|x| = x$$ Sinon $$|x| = x$$ $$|x| = -x$$', '+-+'],
  [
    '« dans le cas contraire », of what is supposed',
    'Supposons que $x>0$. Alors $$|x| = x$$ Donc $$|2x| = 2x$$ Dans le cas contraire, $$|x| = x$$ $$|x| = -x$$',
    '++-+',
  ],
  [
    'what is assumed ends where all cases are spoken of',
    'Suppose that $x>0$. $$|x| = x$$ In all cases $$|x| = x$$ $$|x|^2 = x^2$$',
    '+-+',
  ],
  [
    '« en général » ends what is supposed',
    'Supposons $x>0$. $$|x| = x$$ En général $$|x| = x$$ $$|x|^2 = x^2$$',
    '+-+',
  ],
  [
    'what is assumed ends at a heading',
    'Assume $x>0$. $$|x| = x$$\n\n\\section{More}\n\n$$|x| = x$$ $$|x|^2 = x^2$$',
    '+-+',
  ],
  [
    'what is assumed anew of a letter is in place of what was, and of no other letter',
    'Assume $x>0$. $$|x| = x$$ Assume $y<0$. $$|x| = x$$ $$|y| = -y$$ Assume $x<0$. $$|x| = x$$ $$|x| = -x$$',
    '+++-+',
  ],
  [
    'a bound of two letters that is assumed',
    'Assume $x,y>0$. $$|x| = x$$ In general $$|x| = x$$ $$|y| = y$$ $$|y|^2 = y^2$$',
    '+--+',
  ],
  [
    '“otherwise”, where a case was told apart within what is assumed, is no contrary of it',
    'Let $y\\in\\mathbb R$. Assume $x>0$. If $y>0$, $$|y| = y$$ Otherwise $$|x| = x$$ $$|x| = -x$$ $$|x|^2 = x^2$$',
    '+--+',
  ],
  [
    '“otherwise” in a sentence is the contrary of its condition',
    'If $x<0$ then $|x| = -x$, otherwise $|x| = x$. If $x<0$, then $|x| = -x$, otherwise $|x| = -x$.',
    '+++-',
  ],
  [
    '« sinon », in a sentence and before a display',
    'Si $x \\le 0$, alors $\\max(0,x) = 0$ ; sinon $\\max(0,x) = x$. Si $x>0$ on a $$|x| = x$$ Sinon $$|x| = x$$',
    '+++-',
  ],
  [
    '“otherwise” of two conditions is not known: what is wrong somewhere is not wrong',
    'If $x > 1$ then $|x-1| = x-1$; if $x<0$ then $|x| = -x$, otherwise $|x| = x$.',
    '++?',
  ],
  [
    '“without loss of generality” is for what follows from it',
    'Without loss of generality, $x \\ge 0$, so $\\sqrt{x^2} = x$. Hence $\\sqrt{x^2} = x$.',
    '+-',
  ],
  [
    '“provided that” is for its own sentence',
    'Provided that $x>0$, $|x| = x$. In all cases $|x| = x$.',
    '+-',
  ],
  [
    '« pourvu que » is for its own sentence',
    'Pourvu que $x>0$, $|x| = x$. Dans tous les cas $|x| = x$.',
    '+-',
  ],
  [
    '« à condition que » is for its own sentence, with its displays',
    'À condition que $x>0$, $$|x| = x$$ $$|2x| = 2x$$ De plus $$|x| = x$$',
    '++-',
  ],
  [
    '“provided that” behind a display is for that alone',
    '$$|x| = x$$ provided that $x>0$. $$|x| = x$$',
    '+-',
  ],
  ['“if” behind a display is for that alone', '$$|x| = x$$ if $x>0$. $$|x| = x$$', '+-'],
  [
    '« pourvu que » behind a formula is for that alone',
    'On a $|x| = x$ pourvu que $x>0$. Mais $|x| = x$.',
    '+-',
  ],
  [
    'a letter that is declared anew has no sign of before',
    'Let $x>0$. $$|x| = x$$ Let $x\\in\\mathbb R$. $$|x| = x$$ $$|x|^2 = x^2$$',
    '+-+',
  ],
  [
    'a sign that is declared is for the document',
    'Let $x>0$. $$|x| = x$$ Otherwise $$|x| = x$$ $$|x| = -x$$',
    '++-',
  ],
  [
    '« soit », with a sign, is for the document',
    'Soit $x>0$. $$|x| = x$$ En général $$|x| = x$$ $$|x| = -x$$',
    '++-',
  ],
  [
    'what is assumed throughout is for the document',
    'Throughout, assume $x>0$. $$|x| = x$$\n\n\\section{More}\n\n$$|x| = x$$ $$|x| = -x$$',
    '++-',
  ],
  ['bounds in a case only', 'For $0<x<1$: $$|x| = x$$ Now let x be any number. $$|x| = x$$', '+-'],
  [
    'bounds once and for all, from there on',
    String.raw`$$|\alpha| = \alpha$$ Leaky ReLU, $0 < \alpha < 1$: $$\max(\alpha t, t) = \begin{cases} t & t \ge 0 \\ \alpha t & \text{otherwise} \end{cases}$$ $$|\alpha| = \alpha$$ $$|\alpha - 1| = \alpha - 1$$`,
    '-++-',
  ],
];

const OUTCOMES: Readonly<Record<string, RegExp>> = {
  '+': /^(exact|sizes|convention)$/,
  '-': /^(refused|blocked)$/,
  d: /^defined$/,
  s: /^supposed$/,
  '?': /^(unread|undeclared)$/,
};

for (const [what, text, expected] of SAID)
  test(what, () => {
    const { steps } = checkDocument(text, { format: 'tex' });
    assert.equal(
      steps.length,
      expected.length,
      steps.map(({ left, right, outcome }) => `${outcome}: ${left} = ${right}`).join('\n'),
    );
    steps.forEach(({ outcome, left, right, note }, k) => {
      assert.match(outcome, OUTCOMES[expected[k]], `${left} = ${right}: ${note?.en ?? ''}`);
    });
  });
