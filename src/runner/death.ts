/** What a kernel's end means, in words. */

import { REPAIR } from '../usage.js';

/** What is typical of a cause, and what it says. */
const CAUSES: readonly (readonly [sign: RegExp, cause: string])[] = [
  [
    /JavaScript heap out of memory/,
    'its memory was used up: a cell keeps more than the heap of Node holds (NODE_OPTIONS=--max-old-space-size=8000 gives 8 GB)',
  ],
  [
    /Cannot find module|does not provide an export named/,
    `files of chainrule are missing or damaged: ${REPAIR}`,
  ],
  [/ENOSPC|No space left on device/i, 'a disk is full'],
];

/** Why the process of a kernel ended, with what it wrote last. */
export function causeOfDeath(code: number | null, signal: NodeJS.Signals | null, log: string): string {
  const [, known] = CAUSES.find(([sign]) => sign.test(log)) ?? [];
  const killed = signal === 'SIGKILL' ? 'somebody killed it; a machine short of memory does so' : undefined;
  const cause = known ?? killed;
  const how = signal ?? `exit code ${code}`;
  return `the kernel died (${how})${cause === undefined ? '' : `: ${cause}`}\n${log}`.trimEnd();
}
