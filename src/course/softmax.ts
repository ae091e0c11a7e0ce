import { questions } from './question.js';

const tex = String.raw;

/** The softmax S(x)_i = exp(x_i) / Σ_j exp(x_j) of a vector of size n. */
export const softmax = questions({
  'softmax/x1-not-scale-invariant': {
    title: { en: 'Softmax changes with the scale', fr: 'Softmax dépend de l’échelle' },
    statement: {
      en: tex`Show that $S(c\,\mathbf x)$ and $S(\mathbf x)$ differ in general.`,
      fr: tex`Établir que $S(c\,\mathbf x)$ et $S(\mathbf x)$ diffèrent en général.`,
    },
    sources: ['002 1I'],
  },
  'softmax/x2-shift-invariant': {
    title: { en: 'Softmax ignores a shift', fr: 'Softmax ignore une translation' },
    statement: {
      en: tex`Show that adding the same constant $c$ to all components leaves softmax unchanged: $S(\mathbf x + c\mathbf 1) = S(\mathbf x)$.`,
      fr: tex`Établir qu'ajouter une même constante $c$ à toutes les composantes ne change pas softmax : $S(\mathbf x + c\mathbf 1) = S(\mathbf x)$.`,
    },
    sources: ['002 1J'],
  },
  'softmax/j-partials': {
    title: { en: 'The partial derivatives of softmax', fr: 'Les dérivées partielles de softmax' },
    statement: {
      en: tex`Show that $\dfrac{\partial S(\mathbf x)_i}{\partial x_j} = S(\mathbf x)_i\,\mathbf 1_{i=j} - S(\mathbf x)_i\,S(\mathbf x)_j$.`,
      fr: tex`Établir que $\dfrac{\partial S(\mathbf x)_i}{\partial x_j} = S(\mathbf x)_i\,\mathbf 1_{i=j} - S(\mathbf x)_i\,S(\mathbf x)_j$.`,
    },
    points: 1,
    sources: ['000 1j', '002 1K', '004 B1'],
  },
  'softmax/k-jacobian': {
    title: { en: 'The Jacobian of softmax', fr: 'La matrice jacobienne de softmax' },
    statement: {
      en: tex`Write the $n\times n$ Jacobian, with entry $(i,j)$ equal to $\partial S_i/\partial x_j$, in matrix notation with $\operatorname{diag}$.`,
      fr: tex`Écrire la jacobienne $n\times n$, d'élément $(i,j)$ égal à $\partial S_i/\partial x_j$, en notation matricielle avec $\operatorname{diag}$.`,
    },
    points: 1,
    sources: ['000 1k', '002 1L'],
  },
  'softmax/l-linear-vjp': {
    title: { en: 'Backward through σ and softmax in O(n)', fr: 'Rétropropager σ et softmax en O(n)' },
    statement: {
      en: tex`For $\mathbf y = f(\mathbf x)$ and a loss $L$, the chain rule $\nabla_{\mathbf x}L = \left(\frac{\partial\mathbf y}{\partial\mathbf x}\right)^\top\nabla_{\mathbf y}L$ costs $O(n^2)$. Show that $O(n)$ operations suffice when $f$ is the elementwise $\sigma$, and when $f$ is softmax.`,
      fr: tex`Pour $\mathbf y = f(\mathbf x)$ et un coût $L$, la règle de la chaîne $\nabla_{\mathbf x}L = \left(\frac{\partial\mathbf y}{\partial\mathbf x}\right)^\top\nabla_{\mathbf y}L$ demande $O(n^2)$ opérations. Établir que $O(n)$ suffisent si $f$ est $\sigma$ appliquée à chaque composante, et si $f$ est softmax.`,
    },
    points: 2,
    sources: ['000 1l', '002 1M'],
    parts: {
      l1: { en: 'the sigmoid', fr: 'la sigmoïde' },
      l2: { en: 'softmax', fr: 'softmax' },
    },
  },
});
