import { createInterface } from 'node:readline';

/** What a contestant says after an epoch. */
export interface Lap {
  /** Seconds of each minibatch. */
  readonly steps: readonly number[];
  /** Mean loss of the minibatches, each before its update: shows that all solve the same problem. */
  readonly loss: number;
  /** Most memory of the process so far. */
  readonly megabytes: number;
}

/**
 * Answers each line on standard input with one epoch; `step` does minibatch i and returns its mean loss.
 * peers/contestant.py has the same protocol.
 */
export async function serve(
  batches: readonly Uint32Array[],
  step: (batch: Uint32Array, i: number) => number,
): Promise<void> {
  const n = batches.reduce((sum, batch) => sum + batch.length, 0);
  process.stdout.write('ready\n');
  for await (const _ of createInterface({ input: process.stdin })) {
    const steps: number[] = [];
    let loss = 0;
    for (const [i, batch] of batches.entries()) {
      const start = performance.now();
      loss += (step(batch, i) * batch.length) / n;
      steps.push((performance.now() - start) / 1000);
    }
    const lap: Lap = { steps, loss, megabytes: process.resourceUsage().maxRSS / 1024 };
    process.stdout.write(`${JSON.stringify(lap)}\n`);
  }
}
