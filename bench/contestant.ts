import { createInterface } from 'node:readline';

/** What a contestant says after an epoch. */
export interface Lap {
  readonly seconds: number;
  /** Mean loss of the minibatches, each before its update: shows that all solve the same problem. */
  readonly loss: number;
  /** Most memory of the process so far. */
  readonly megabytes: number;
}

/** Answers each line on standard input with one epoch: the protocol of peers/contestant.py too. */
export async function serve(epoch: () => Promise<{ seconds: number; loss: number }>): Promise<void> {
  process.stdout.write('ready\n');
  for await (const _ of createInterface({ input: process.stdin })) {
    const megabytes = () => process.resourceUsage().maxRSS / 1024;
    process.stdout.write(`${JSON.stringify({ ...(await epoch()), megabytes: megabytes() })}\n`);
  }
}
