/**
 * The inputs of a layer as lists of what is not 0 (see panel.ts): by example for the products with W on the way
 * forward, by input for the products with the batch in gradW. Each list is in ascending order. The last input
 * of all is the 1 that the bias multiplies.
 */
import { allocate, columnCapacity, Layer, layerOf, Network, tableRow } from './network';
import { ENTRY, ROW, WIDTH } from './panel';
import { bitmask, REAL, VECTOR } from './vector';

/** Examples with their classes, as the lists of the first layer by example. */
@unmanaged
export class Examples {
  table: usize = 0;
  y: usize = 0;
  start: usize = 0;
  /** Where the next list goes. */
  end: usize = 0;
}

/** Room for `count` examples with so many numbers that are not 0 in all. */
export function createExamples(net: Network, count: i32, numbers: i32): Examples {
  const set = changetype<Examples>(allocate(net, offsetof<Examples>()));
  set.table = allocate(net, <usize>count * tableRow(layerOf(net, 0)));
  set.y = allocate(net, count);
  set.start = allocate(net, <usize>(numbers + count) * ENTRY);
  return set;
}

/** Examples `from` … `from` + `count` − 1 of the set ← the dense rows 0 … `count` − 1 of X, in that order. */
export function storeExamples(net: Network, set: Examples, from: i32, count: i32): void {
  const layer = layerOf(net, 0);
  if (from === 0) set.end = set.start;
  for (let i = 0; i < count; i++) {
    const row = net.X + <usize>(i * layer.inputs) * REAL;
    set.end = listExample(layer, set.table, from + i, row, ROW, set.end);
  }
}

/**
 * From now on the inputs are x − c, while the lists hold x alone, whose zeros are left out. The host has written
 * −c where the rows of X go.
 */
export function centreInputs(net: Network): void {
  const inputs = layerOf(net, 0).inputs;
  net.centre = allocate(net, <usize>inputs * ENTRY);
  let end = net.centre;
  for (let p = 0; p < inputs; p++) end = append(end, load<real>(net.X + <usize>p * REAL), <usize>p * ROW);
}

/** Writes an entry; returns where the next one goes. */
export function append(end: usize, value: real, offset: usize): usize {
  store<real>(end, value);
  store<u32>(end, <u32>offset, REAL);
  return end + ENTRY;
}

/** Bit k tells whether number k of a panel's row is not 0; only the first `count` are looked at. */
function nonZeros(row: usize, count: i32): u32 {
  const zero = v128.splat<real>(0);
  const lanes = <u32>(VECTOR / REAL);
  let bits: u32 = 0;
  for (let v: u32 = 0; v < 8; v++) {
    bits |= bitmask(v128.ne<real>(v128.load(row + v * <u32>VECTOR), zero)) << (v * lanes);
  }
  return count < WIDTH ? bits & ((1 << count) - 1) : bits;
}

/**
 * The list of one example, written at `end`; returns its end. Its inputs start at `input`, every WIDTH of them
 * `panelStep` bytes after the last. Row `id` of the table gets the places of its blocks.
 */
export function listExample(
  layer: Layer,
  table: usize,
  id: i32,
  input: usize,
  panelStep: usize,
  end: usize,
): usize {
  let place = table + <usize>id * tableRow(layer);
  for (let p0 = 0; p0 <= layer.inputs; p0 += layer.block, place += 4) {
    store<u32>(place, <u32>end);
    const stop = min(p0 + layer.block, layer.inputs);
    for (let p = p0; p < stop; p += WIDTH) {
      const row = input + <usize>(p / WIDTH) * panelStep;
      for (let bits = nonZeros(row, stop - p); bits !== 0; bits &= bits - 1) {
        const k = <usize>ctz(bits);
        end = append(end, load<real>(row + k * REAL), (<usize>p + k) * ROW);
      }
    }
  }
  end = append(end, 1, <usize>layer.inputs * ROW);
  store<u32>(place, <u32>end);
  return end;
}

/** Where block b of the list of the batch's example i starts; it ends where block b + 1 starts. */
export function listOf(layer: Layer, i: i32, b: i32): usize {
  const id = load<u32>(layer.ids + 4 * <usize>i);
  return load<u32>(layer.table + <usize>id * tableRow(layer) + 4 * <usize>b);
}

/** The lists of the inputs in blocks `from` … `to` − 1, from the lists of the examples. */
export function listByInput(net: Network, layer: Layer, from: i32, to: i32): void {
  const stop = min(to * layer.block, layer.inputs + 1);
  for (let p = from * layer.block; p < stop; p++) setEnd(layer, p, inputList(net, layer, p));
  for (let i = 0; i < net.rows; i++) {
    const end = listOf(layer, i, to);
    for (let entry = listOf(layer, i, from); entry < end; entry += ENTRY) {
      const p = <i32>(load<u32>(entry, REAL) / <u32>ROW);
      setEnd(layer, p, append(inputListEnd(layer, p), load<real>(entry), <usize>i * ROW));
    }
  }
}

/** Where the list of input p starts and ends. */
export function inputList(net: Network, layer: Layer, p: i32): usize {
  return layer.byInput + <usize>(p * columnCapacity(net)) * ENTRY;
}
export function inputListEnd(layer: Layer, p: i32): usize {
  return load<u32>(layer.byInputEnds + 4 * <usize>p);
}
function setEnd(layer: Layer, p: i32, end: usize): void {
  store<u32>(layer.byInputEnds + 4 * <usize>p, <u32>end);
}
