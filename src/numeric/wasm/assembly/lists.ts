/**
 * The inputs of a layer as lists of what is not 0 (see panel.ts): by example for the products with W on the way
 * forward, by input for the products with the batch in gradW. Each list is in ascending order.
 * Every number is written; the end of the list moves on only if it is not 0, so there is no branch to guess.
 */
import { BLOCK, columnListStart, inputAt, Layer, Network, panelsOf, rowList, rowListStart } from './network';
import { ENTRY, ROW, WIDTH } from './panel';
import { REAL } from './vector';

/** Writes an entry at `end`; the end of the list with it. */
export function append(end: usize, value: real, offset: usize): usize {
  store<real>(end, value);
  store<u32>(end, <u32>offset, REAL);
  return end + (value !== 0 ? ENTRY : 0);
}

/** The lists of examples `from` … `to` − 1. The last input of all is the 1 that the bias multiplies. */
export function listByRow(net: Network, layer: Layer, from: i32, to: i32): void {
  for (let i = from; i < to; i++) {
    for (let p0 = 0, b = 0; p0 <= layer.inputs; p0 += BLOCK, b++) {
      const list = rowList(net, b, i);
      const pEnd = min(p0 + BLOCK, layer.inputs);
      let end = rowListStart(layer, list);
      for (let p = p0; p < pEnd; p += WIDTH) {
        end = appendRow(end, inputAt(layer, p / WIDTH, i), p, min(p + WIDTH, pEnd));
      }
      if (p0 + BLOCK > layer.inputs) end = append(end, 1, <usize>layer.inputs * ROW);
      store<u32>(layer.byRowEnds + 4 * <usize>list, <u32>end);
    }
  }
}

function appendRow(end: usize, input: usize, p: i32, to: i32): usize {
  for (; p < to; p++, input += REAL) end = append(end, load<real>(input), <usize>p * ROW);
  return end;
}

/** The lists of the inputs in panels `from` … `to` − 1, and that of the bias with the last panel. */
export function listByColumn(net: Network, layer: Layer, from: i32, to: i32): void {
  for (let c = from; c < to; c++) {
    const p0 = c * WIDTH;
    const pEnd = min(p0 + WIDTH, layer.inputs);
    for (let p = p0; p < pEnd; p++) setEnd(layer, p, columnListStart(net, layer, p));
    for (let i = 0; i < net.rows; i++) {
      let input = inputAt(layer, c, i);
      for (let p = p0; p < pEnd; p++, input += REAL) {
        setEnd(layer, p, append(columnEnd(layer, p), load<real>(input), <usize>i * ROW));
      }
    }
  }
  if (to === panelsOf(layer.inputs)) listOnes(net, layer);
}

function listOnes(net: Network, layer: Layer): void {
  let end = columnListStart(net, layer, layer.inputs);
  for (let i = 0; i < net.rows; i++) end = append(end, 1, <usize>i * ROW);
  setEnd(layer, layer.inputs, end);
}

export function columnEnd(layer: Layer, p: i32): usize {
  return load<u32>(layer.byColumnEnds + 4 * <usize>p);
}
function setEnd(layer: Layer, p: i32, end: usize): void {
  store<u32>(layer.byColumnEnds + 4 * <usize>p, <u32>end);
}
