/** Sums over an index, and vectors and matrices, for every size. */
import type { Context } from '../../../src/judge/language.js';
import { family, type Labelled } from './family.js';

const ARRAYS: Context = {
  symbols: {
    ...{ n: 'size', m: 'size', x: ['n'], g: ['n'], w: ['m'], A: ['n', 'n'], B: ['n', 'n'], C: ['m', 'n'] },
    ...{ i: 'index', j: 'index', c: 'scalar' },
  },
};

/** The entry k, i and j of one vector whose entries may be anything. */
const entries = (of: (k: string) => string) => ['k', 'i', 'j'].map(of);
const ENTRIES = [
  entries((k) => `x[${k}]`),
  entries((k) => `2*x[${k}] - g[${k}]`),
  entries((k) => `x[${k}]*g[${k}]`),
  entries((k) => `c + x[${k}]`),
];

/** In each, a is the entry k, b the entry i, d the entry j of one vector. */
const INDEXED_TRUE = `
  sum(k, 1, n, c*a) == c*sum(k, 1, n, a)
  sum(k, 1, n, a + 1) == n + sum(k, 1, n, a)
  sum(k, 1, n, a)^2 == sum(i, 1, n, sum(j, 1, n, b*d))
  sum(k, 1, n, ind(k==i)*a) == b
  sum(k, 1, n, ind(k != i)*a) == sum(k, 1, n, a) - b
  prod(k, 1, n, exp(a)) == exp(sum(k, 1, n, a))
  log(prod(k, 1, n, exp(a))) == sum(k, 1, n, a)
  exp(b)/exp(d) == exp(b - d)
  sum(i, 1, n, sum(j, 1, n, (b - d)^2)) == 2*n*sum(k, 1, n, a^2) - 2*sum(k, 1, n, a)^2
  sum(i, 1, n, exp(b)/sum(k, 1, n, exp(a))) == 1
  sum(k, 1, n, abs(a)) == sum(k, 1, n, max(a, -a))
  sum(k, 1, n, rect(a)) - sum(k, 1, n, rect(-a)) == sum(k, 1, n, a)
`;
const INDEXED_FALSE = `
  sum(k, 1, n, c*a) == c^n*sum(k, 1, n, a)
  sum(k, 1, n, a + 1) == 1 + sum(k, 1, n, a)
  sum(k, 1, n, a)^2 == sum(k, 1, n, a^2)
  sum(k, 1, n, ind(k==i)*a) == d
  sum(k, 1, n, ind(k != i)*a) == sum(k, 1, n, a) - d
  prod(k, 1, n, exp(a)) == sum(k, 1, n, exp(a))
  log(sum(k, 1, n, exp(a))) == sum(k, 1, n, a)
  sum(i, 1, n, sum(j, 1, n, (b - d)^2)) == 2*n*sum(k, 1, n, a^2)
  sum(i, 1, n, exp(b)/sum(k, 1, n, exp(a))) == n
  sum(k, 1, n, abs(a)) == abs(sum(k, 1, n, a))
  sum(k, 1, n, rect(a)) == rect(sum(k, 1, n, a))
`;

/** Two independent vectors of n entries. */
const VECTORS = [
  ['x', 'g'],
  ['2*x + g', 'g'],
  ['x', "C'*w"],
];
const VECTORS_TRUE = `
  u'*v == v'*u
  norm2sq(u + v) == norm2sq(u) + 2*dot(u, v) + norm2sq(v)
  outer(u, v)' == outer(v, u)
  diag(u)*v == u .* v
  (u*v')*v == norm2sq(v)*u
  A*(u + v) == A*u + A*v
  (A*u)'*v == u'*(A'*v)
  sum(u .* v) == dot(u, v)
  softmax(u + c*ones(n)) == softmax(u)
  sum(softmax(u)) == 1
  C*(u + v) == C*u + C*v
  norm1(c*u) == abs(c)*norm1(u)
`;
const VECTORS_FALSE = `
  u*v' == v*u'
  norm2sq(u + v) == norm2sq(u) + norm2sq(v)
  outer(u, v)' == outer(u, v)
  (u*v')*v == norm2sq(u)*v
  (A*u)'*v == u'*(A*v)
  sum(u .* v) == sum(u)*sum(v)
  softmax(c*u) == softmax(u)
  norm1(u + v) == norm1(u) + norm1(v)
  norm1(c*u) == c*norm1(u)
`;

/** Two independent square matrices. */
const MATRICES = [
  ['A', 'B'],
  ["A'", 'A + B'],
];
const MATRICES_TRUE = `
  (U*V)' == V'*U'
  (U + V)' == U' + V'
  (U*V)*x == U*(V*x)
  U*(V + eye(n)) == U*V + U
  jacobian(U*x, x) == U
  grad(g'*(U*x), x) == U'*g
  grad(x'*U*x, x) == (U + U')*x
  grad(norm2sq(V*x - g), x) == 2*V'*(V*x - g)
  norm2sq(U) == norm2sq(U')
`;
const MATRICES_FALSE = `
  U*V == V*U
  (U*V)' == U'*V'
  jacobian(U*x, x) == U'
  grad(g'*(U*x), x) == U*g
  grad(x'*U*x, x) == 2*U*x
  grad(norm2sq(V*x - g), x) == 2*V*(V*x - g)
  norm2sq(U*V) == norm2sq(U)*norm2sq(V)
`;

export const INDEXED: readonly Labelled[] = [
  ...family('indexed', 'equal', ARRAYS, ['a', 'b', 'd'], ENTRIES, INDEXED_TRUE),
  ...family('indexed', 'different', ARRAYS, ['a', 'b', 'd'], ENTRIES, INDEXED_FALSE),
];

export const MATRIX: readonly Labelled[] = [
  ...family('matrix', 'equal', ARRAYS, ['u', 'v'], VECTORS, VECTORS_TRUE),
  ...family('matrix', 'different', ARRAYS, ['u', 'v'], VECTORS, VECTORS_FALSE),
  ...family('matrix', 'equal', ARRAYS, ['U', 'V'], MATRICES, MATRICES_TRUE),
  ...family('matrix', 'different', ARRAYS, ['U', 'V'], MATRICES, MATRICES_FALSE),
];
