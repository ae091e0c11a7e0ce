import type { Training } from './descent.js';
import { PARTS } from './history.js';

/** A training in three lines: how long it was, what came of it, and with which hyperparameters. */
function trainingSummary<P>({ history, best, stoppedEarly, hyperparameters: h }: Training<P>): string {
  const seconds = history.reduce((sum, epoch) => sum + epoch.seconds, 0);
  const errors = PARTS.map((part) => `${part} ${(100 * best[part].error).toFixed(2)} %`).join(', ');
  return [
    `Training of ${history.length} epochs${stoppedEarly ? ', stopped early' : ''}, ${seconds.toFixed(2)} s of updates`,
    `best epoch ${best.epoch}: ${errors} error; its parameters are in .parameters, every epoch is in .history`,
    `${h.dh} hidden units, ${h.activation}, K = ${h.K}, η = ${h.rate}, ${h.update.rule}, seed ${h.seed}`,
  ].join('\n');
}

/** The same training; where a notebook or a console prints it, its summary, and not every number of its arrays. */
export function printedAsSummary<P>(training: Training<P>): Training<P> {
  const print = { value: () => trainingSummary(training), enumerable: false };
  return Object.defineProperty(training, Symbol.for('nodejs.util.inspect.custom'), print);
}
