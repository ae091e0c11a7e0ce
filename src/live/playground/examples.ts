/** What the playground begins with, and what can be chosen. */
import type { Bilingual } from '../../bundle.js';

export interface Example {
  readonly name: Bilingual;
  readonly text: Bilingual;
}

/** The words of the examples. */
const FRENCH: readonly (readonly [en: string, fr: string])[] = [
  ['one of these lines is wrong', 'l’une de ces lignes est fausse'],
  ['definition of sigma', 'définition de sigma'],
  ['derivative of tanh', 'dérivée de tanh'],
  ['quotient rule', 'dérivée d’un quotient'],
  ['log of a quotient', 'log d’un quotient'],
  ['chain rule', 'dérivation en chaîne'],
  ['as matrices', 'en matrices'],
  ['// expand', '// développer'],
  ['Let $', 'Soit $'],
  [' and $', ' et $'],
];

const inFrench = (text: string): string => FRENCH.reduce((said, [en, fr]) => said.replaceAll(en, fr), text);

const TEXTS: readonly { readonly name: Bilingual; readonly text: string }[] = [
  {
    name: { en: 'The derivative of the sigmoid', fr: 'La dérivée de la sigmoïde' },
    text: `D(sigma(x), x)
= D(1 / (1 + exp(-x)), x)           // definition of sigma
= exp(-x) / (1 + exp(-x))^2         // quotient rule
= sigma(x) * (1 - sigma(x))         // definition of sigma`,
  },
  {
    name: { en: 'Find the mistake', fr: 'Trouver l’erreur' },
    text: `# one of these lines is wrong
D(tanh(x)^2, x)
= 2 * tanh(x) * D(tanh(x), x)       // chain rule
= 2 * tanh(x) * (1 + tanh(x)^2)     // derivative of tanh
= 2 * tanh(x) - 2 * tanh(x)^3       // expand`,
  },
  {
    name: { en: 'The gradient of softmax and its loss', fr: 'Le gradient de softmax et de sa perte' },
    text: `where n: size, x: n, y k: index
let S = sum(j, 1, n, exp(x[j]))
D(-log(softmax(x)[y]), x[k])
= D(log(S) - x[y], x[k])            // log of a quotient
= exp(x[k]) / S - ind(k == y)
= softmax(x)[k] - ind(k == y)`,
  },
  {
    name: { en: 'Backward through a layer', fr: 'Rétropropagation par une couche' },
    text: `notation mlp relu
gradhs
= W2' * gradoa                      // chain rule, as matrices
gradW2
= gradoa * hs'
gradoa
= os - onehot(y, m)`,
  },
  {
    name: { en: 'The absolute value, case by case', fr: 'La valeur absolue, cas par cas' },
    text: `case x > 0
D(abs(x), x)
= 1
case x < 0
D(abs(x), x)
= -1
all cases
assume x != 0
holds x * sign(x) >= 0`,
  },
  {
    name: { en: 'In LaTeX', fr: 'En LaTeX' },
    text: String.raw`Let $x \in \mathbb{R}^n$ and $s = \sum_{j=1}^n e^{x_j}$.
\begin{align*}
\frac{\partial}{\partial x_k} \log \sum_{j=1}^n e^{x_j}
  &= \frac{1}{\sum_{j=1}^n e^{x_j}} \frac{\partial}{\partial x_k} \sum_{j=1}^n e^{x_j} \\
  &= \frac{e^{x_k}}{\sum_{j=1}^n e^{x_j}}
\end{align*}`,
  },
  {
    name: { en: 'The network in LaTeX', fr: 'Le réseau en LaTeX' },
    text: String.raw`% chainrule: mlp relu
\[
\frac{\partial L}{\partial W^{(2)}}
  = \frac{\partial L}{\partial o^a} (h^s)^\top
  = (o^s - \mathrm{onehot}_m(y)) (h^s)^\top
\]`,
  },
];

export const EXAMPLES: readonly Example[] = TEXTS.map(({ name, text }) => ({
  name,
  text: { en: text, fr: inFrench(text) },
}));
