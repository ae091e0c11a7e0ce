import { type Matrix, precisionOf, shapeOf, zeroMatrix } from './matrix.js';

/** A·B. A: p × q, B: q × r, result: p × r. */
export function times(A: Matrix, B: Matrix): Matrix {
  requireFit('A·B', A.cols, B.rows, A, B);
  const C = zeroMatrix(A.rows, B.cols, precisionOf(A.data));
  // C_i· = Σ_k A_ik B_k·, row by row: the inner loop walks along rows, as the memory lies
  for (let i = 0; i < A.rows; i++) {
    for (let k = 0; k < A.cols; k++) addScaledRow(C, i, A.data[i * A.cols + k], B, k);
  }
  return C;
}

/** Aᵀ·B. A: q × p, B: q × r, result: p × r. */
export function transposeTimes(A: Matrix, B: Matrix): Matrix {
  requireFit('Aᵀ·B', A.rows, B.rows, A, B);
  const C = zeroMatrix(A.cols, B.cols, precisionOf(A.data));
  // C = Σ_k (row k of A)ᵀ (row k of B): a sum of outer products
  for (let k = 0; k < A.rows; k++) {
    for (let i = 0; i < A.cols; i++) addScaledRow(C, i, A.data[k * A.cols + i], B, k);
  }
  return C;
}

/** A·Bᵀ. A: p × q, B: r × q, result: p × r. */
export function timesTranspose(A: Matrix, B: Matrix): Matrix {
  requireFit('A·Bᵀ', A.cols, B.cols, A, B);
  const C = zeroMatrix(A.rows, B.rows, precisionOf(A.data));
  // C_ij = ⟨row i of A, row j of B⟩: four at a time, since a sum alone waits for each of its additions
  const most = B.rows - (B.rows % 4);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < most; j += 4) fourDotsInto(C, i, j, A, B);
    for (let j = most; j < B.rows; j++) C.data[i * B.rows + j] = dot(A, i, B, j);
  }
  return C;
}

/** ⟨row i of A, row j of B⟩. */
function dot(A: Matrix, i: number, B: Matrix, j: number): number {
  const [a, b, q] = [A.data, B.data, A.cols];
  let sum = 0;
  for (let k = 0; k < q; k++) sum += a[i * q + k] * b[j * q + k];
  return sum;
}

/** C_ij ← dot(A, i, B, j) for this j and the three after it, each added up in the same order. */
function fourDotsInto(C: Matrix, i: number, j: number, A: Matrix, B: Matrix): void {
  const [a, b, q] = [A.data, B.data, A.cols];
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let k = 0, ik = i * q, jk = j * q; k < q; k++, ik++, jk++) {
    const x = a[ik];
    s0 += x * b[jk];
    s1 += x * b[jk + q];
    s2 += x * b[jk + 2 * q];
    s3 += x * b[jk + 3 * q];
  }
  C.data.set([s0, s1, s2, s3], i * C.cols + j);
}

/** Row i of C += factor · row k of B. */
function addScaledRow(C: Matrix, i: number, factor: number, B: Matrix, k: number): void {
  const [c, b] = [C.data, B.data];
  const [toC, toB] = [i * C.cols, k * B.cols];
  for (let j = 0; j < C.cols; j++) c[toC + j] += factor * b[toB + j];
}

function requireFit(product: string, inner: number, other: number, A: Matrix, B: Matrix): void {
  if (inner !== other) {
    throw new Error(`${product}: A is ${shapeOf(A)} and B is ${shapeOf(B)}; ${inner} ≠ ${other}`);
  }
  const [ofA, ofB] = [precisionOf(A.data), precisionOf(B.data)];
  if (ofA !== ofB) throw new Error(`${product}: A is ${ofA} and B is ${ofB}; copyMatrix converts`);
}
