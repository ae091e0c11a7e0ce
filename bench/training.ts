/** A training as users have it, in a process of its own: prints the most memory that it took, in MB. */
import { fashionMnist, train, wasmEngine } from '../src/index.js';
import type { Precision } from '../src/numeric/matrix.js';

const [precision, dh] = process.argv.slice(2);
const split = await fashionMnist({ onNotice: () => {} });
const update = { rule: 'adam' } as const;
await train(
  split,
  { dh: Number(dh), epochs: 2, precision: precision as Precision, update },
  { engine: wasmEngine() },
);
console.log(process.resourceUsage().maxRSS / 1024);
