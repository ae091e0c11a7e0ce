import type { Rng } from '../numeric/random.js';

/**
 * The rows 0 … n−1 in random order, cut into minibatches of K; the last one may be smaller (impl/minibatch-K).
 * Every row comes exactly once.
 */
export function minibatches(n: number, K: number, rng: Rng): Uint32Array[] {
  const order = shuffled(n, rng);
  return Array.from({ length: Math.ceil(n / K) }, (_, i) => order.subarray(i * K, (i + 1) * K));
}

/** A random permutation of 0 … n−1, every one equally likely. */
export function shuffled(n: number, rng: Rng): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(rng() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
