/**
 * Threads over one memory. Thread 0 is the caller; the others wait in `awaitCommand`. Work is split by outputs,
 * never by the terms of a sum, so the results do not depend on the number of threads.
 */

/** Of the host: Atomics.wait and Atomics.notify. (memory.atomic.wait32 itself lost wake-ups under Node 20.) */
declare function sleep(word: usize, old: i32): void;
declare function wake(word: usize): void;

/** A word for each purpose, each in a cache line of its own. */
const COMMAND: usize = 0;
const ARRIVED: usize = 128;
const CLOSED: usize = 256;
const COUNT: usize = 384;
const PHASE: usize = 512;
const ASLEEP: usize = 640;
/** Each thread's two scratch rows. */
const SCRATCH: usize = 768;
export const MAX_TEAM: i32 = 64;
export const TEAM_BYTES: usize = SCRATCH + 256 * <usize>MAX_TEAM;

/** Looks at a word so often, about 0.1 ms, before the thread goes to sleep. */
const SPINS: i32 = 50000;

export function scratchOf(team: usize, id: i32): usize {
  return team + SCRATCH + 256 * <usize>id;
}

/** Part `id` of 0 … n − 1 cut into `size` parts starts here; it ends where part id + 1 starts. */
export function share(n: i32, id: i32, size: i32): i32 {
  return <i32>((<i64>n * id) / size);
}

/** Returns when all `size` threads have come here. */
export function barrier(team: usize, size: i32): void {
  if (size === 1) return;
  const phase = atomic.load<i32>(team + PHASE);
  if (atomic.add<i32>(team + COUNT, 1) === size - 1) {
    atomic.store<i32>(team + COUNT, 0);
    announce(team, PHASE, phase + 1);
  } else {
    awaitChange(team, PHASE, phase);
  }
}

/** A new thread's number, 1, 2, … */
export function arrive(team: usize): i32 {
  return atomic.add<i32>(team + ARRIVED, 1) + 1;
}

/** Threads at work by now. */
export function sizeNow(team: usize): i32 {
  return min(atomic.load<i32>(team + ARRIVED) + 1, MAX_TEAM);
}

/** Thread 0 calls all the threads that have arrived; returns how many take part, itself among them. */
export function command(team: usize): i32 {
  const size = sizeNow(team);
  // one word holds the number of the command and the size, so that nobody can mix up two commands
  if (size > 1) announce(team, COMMAND, (((currentCommand(team) >> 8) + 1) << 8) | size);
  return size;
}

export function currentCommand(team: usize): i32 {
  return atomic.load<i32>(team + COMMAND);
}

/** Waits for the next command after `last`. */
export function awaitCommand(team: usize, last: i32): i32 {
  awaitChange(team, COMMAND, last);
  return currentCommand(team);
}

/** Sends every thread home, also those that arrive later. */
export function disband(team: usize): void {
  atomic.store<i32>(team + CLOSED, 1);
  announce(team, COMMAND, ((currentCommand(team) >> 8) + 1) << 8);
}

export function isDisbanded(team: usize): bool {
  return atomic.load<i32>(team + CLOSED) !== 0;
}

function announce(team: usize, word: usize, value: i32): void {
  atomic.store<i32>(team + word, value);
  if (atomic.load<i32>(team + ASLEEP) > 0) wake(team + word);
}

function awaitChange(team: usize, word: usize, old: i32): void {
  for (let spin = 0; spin < SPINS; spin++) if (atomic.load<i32>(team + word) !== old) return;
  atomic.add<i32>(team + ASLEEP, 1);
  while (atomic.load<i32>(team + word) === old) sleep(team + word, old);
  atomic.sub<i32>(team + ASLEEP, 1);
}
