/** What the host calls: see ../kernels.ts. */
import { Examples } from './lists';
import { Layer, layerOf, Network, panelsOf } from './network';
import { evaluateBatch, trainBatch } from './step';
import { arrive, awaitCommand, command, currentCommand, disband, isDisbanded, sizeNow } from './team';
import { transposeRow } from './update';

export { centreInputs, createExamples, storeExamples } from './lists';
export { addLayer, createNetwork } from './network';

const TRAIN: i32 = 0;
const EVALUATE: i32 = 1;

function perform(net: Network, id: i32, size: i32): void {
  if (net.task === TRAIN) trainBatch(net, id, size);
  else evaluateBatch(net, id, size);
}

function together(net: Network, task: i32, set: Examples, rows: i32): void {
  layerOf(net, 0).table = set.table;
  net.y = set.y;
  net.task = task;
  net.rows = rows;
  perform(net, 0, command(net.team));
}

/** Loss and predictions of the `rows` examples of the set whose numbers are in the batch. */
export function evaluate(net: Network, set: Examples, rows: i32): void {
  together(net, EVALUATE, set, rows);
}

/** One update from the `rows` examples of the set whose numbers are in the batch. */
export function train(
  net: Network,
  set: Examples,
  rows: i32,
  rate: real,
  correction1: real,
  correction2: real,
): void {
  net.rate = rate;
  net.correction1 = correction1;
  net.correction2 = correction2;
  together(net, TRAIN, set, rows);
}

/** What a worker does all its life: returns when the team is disbanded. */
export function work(net: Network): void {
  let last = currentCommand(net.team);
  const id = arrive(net.team);
  while (!isDisbanded(net.team)) {
    last = awaitCommand(net.team, last);
    const size = last & 0xff;
    if (id < size) perform(net, id, size);
  }
}

export function dismiss(net: Network): void {
  disband(net.team);
}

export function setPenalty(layer: Layer, lambda1: real, lambda2: real): void {
  layer.lambda1 = lambda1;
  layer.lambda2 = lambda2;
}

export function setConstants(net: Network, decay: real, decay2: real, epsilon: real): void {
  net.decay = decay;
  net.decay2 = decay2;
  net.epsilon = epsilon;
}

/** To be called when the host has written weights: makes the copies for the way back. */
export function transposeWeights(net: Network): void {
  for (let l = 1; l < net.depth; l++) {
    const layer = layerOf(net, l);
    for (let c = 0; c < panelsOf(layer.outputs); c++) {
      for (let p = 0; p < layer.inputs; p++) transposeRow(layer, c, p);
    }
  }
}

export function sizeOf(net: Network): i32 {
  return sizeNow(net.team);
}

/** Where the host reads and writes: the addresses of the arrays. */
export function inputOf(net: Network): usize {
  return net.X;
}
export function batchOf(net: Network): usize {
  return net.batch;
}
export function classesOf(set: Examples): usize {
  return set.y;
}
export function lossesOf(net: Network): usize {
  return net.losses;
}
export function wrongOf(net: Network): usize {
  return net.wrong;
}
/** W for slot 0, else what the update rule remembers. */
export function weightsOf(layer: Layer, slot: i32): usize {
  return slot === 0 ? layer.W : slot === 1 ? layer.slot1 : layer.slot2;
}
