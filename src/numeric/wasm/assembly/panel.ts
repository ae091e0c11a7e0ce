/**
 * The one product that every pass of the network is made of: a sparse row times a packed panel.
 *
 * A panel is a matrix of 8 vectors per row (32 columns in float32, 16 in float64), its rows of 128 bytes one
 * after the other; wider matrices are cut into panels. The row stands as a list of entries, a number and the
 * place of the panel's row that it multiplies: about half of the pixels of a garment and half of the ReLU
 * outputs are 0, and what is 0 is not in the list. The sums are the same: x + 0·w = x.
 */
import { multiplyAdd, REAL, VECTOR } from './vector';

/** Bytes of a panel's row. */
export const ROW: usize = 8 * VECTOR;
/** Columns of a panel. */
export const WIDTH: i32 = <i32>(ROW / REAL);
/** Bytes of a list's entry: a real and a u32, the offset of a row from the panel's start. */
export const ENTRY: usize = REAL + 4;

/** row ← 0 */
export function clearRow(row: usize): void {
  for (let at: usize = 0; at < ROW; at += VECTOR) v128.store(row + at, v128.splat<real>(0));
}

/** out += value · row */
export function addRow(out: usize, value: real, row: usize): void {
  const factor = v128.splat<real>(value);
  for (let at: usize = 0; at < ROW; at += VECTOR) {
    v128.store(out + at, multiplyAdd(v128.load(out + at), factor, v128.load(row + at)));
  }
}

/** out += Σ over the list's entries: value · row of the panel at offset. Only 4 vectors wide if `narrow`. */
export function addProduct(out: usize, list: usize, end: usize, panel: usize, narrow: bool): void {
  if (narrow) addNarrow(out, list, end, panel);
  else addWide(out, list, end, panel);
}

/** The eight sums stay in registers: per vector one load, one product, one sum. */
function addWide(out: usize, list: usize, end: usize, panel: usize): void {
  let s0 = v128.load(out);
  let s1 = v128.load(out, 1 * VECTOR);
  let s2 = v128.load(out, 2 * VECTOR);
  let s3 = v128.load(out, 3 * VECTOR);
  let s4 = v128.load(out, 4 * VECTOR);
  let s5 = v128.load(out, 5 * VECTOR);
  let s6 = v128.load(out, 6 * VECTOR);
  let s7 = v128.load(out, 7 * VECTOR);
  for (; list < end; list += ENTRY) {
    const value = v128.load_splat<real>(list);
    const row = panel + load<u32>(list, REAL);
    s0 = multiplyAdd(s0, value, v128.load(row));
    s1 = multiplyAdd(s1, value, v128.load(row, 1 * VECTOR));
    s2 = multiplyAdd(s2, value, v128.load(row, 2 * VECTOR));
    s3 = multiplyAdd(s3, value, v128.load(row, 3 * VECTOR));
    s4 = multiplyAdd(s4, value, v128.load(row, 4 * VECTOR));
    s5 = multiplyAdd(s5, value, v128.load(row, 5 * VECTOR));
    s6 = multiplyAdd(s6, value, v128.load(row, 6 * VECTOR));
    s7 = multiplyAdd(s7, value, v128.load(row, 7 * VECTOR));
  }
  v128.store(out, s0);
  v128.store(out, s1, 1 * VECTOR);
  v128.store(out, s2, 2 * VECTOR);
  v128.store(out, s3, 3 * VECTOR);
  v128.store(out, s4, 4 * VECTOR);
  v128.store(out, s5, 5 * VECTOR);
  v128.store(out, s6, 6 * VECTOR);
  v128.store(out, s7, 7 * VECTOR);
}

function addNarrow(out: usize, list: usize, end: usize, panel: usize): void {
  let s0 = v128.load(out);
  let s1 = v128.load(out, 1 * VECTOR);
  let s2 = v128.load(out, 2 * VECTOR);
  let s3 = v128.load(out, 3 * VECTOR);
  for (; list < end; list += ENTRY) {
    const value = v128.load_splat<real>(list);
    const row = panel + load<u32>(list, REAL);
    s0 = multiplyAdd(s0, value, v128.load(row));
    s1 = multiplyAdd(s1, value, v128.load(row, 1 * VECTOR));
    s2 = multiplyAdd(s2, value, v128.load(row, 2 * VECTOR));
    s3 = multiplyAdd(s3, value, v128.load(row, 3 * VECTOR));
  }
  v128.store(out, s0);
  v128.store(out, s1, 1 * VECTOR);
  v128.store(out, s2, 2 * VECTOR);
  v128.store(out, s3, 3 * VECTOR);
}
