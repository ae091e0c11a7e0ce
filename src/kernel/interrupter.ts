/** Stops the cell that runs, whatever it does. Lives in the server's thread. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SharedState } from './link.js';
import { breakOff } from './main-thread.js';

/** A cell that does not hear of the interrupt for so long (ms) is busy and has to be broken off. */
const POLITE = 300;
/** And again, should other work of the cell follow: a slow machine needs its time to tell the first. */
const AFTER_BREAK = 3000;
/** The order to stop is repeated (ms). */
const ORDER_INTERVAL = 100;

export class Interrupter {
  /** No request goes to the cells before the interrupt under way is over: it could be broken off instead. */
  over: Promise<void> = Promise.resolve();
  /** The order to stop that was given last, and the one that was heard last. */
  private ordered = 0;
  private heard = 0;

  /** `give` tells the thread of the cells that they are to stop. */
  constructor(
    private readonly shared: SharedState,
    private readonly give: (order: number) => void,
  ) {}

  /** The thread of the cells has heard this order, and obeyed. */
  hear(order: number): void {
    this.heard = order;
  }

  interrupt(): Promise<void> {
    this.over = this.stopCell();
    return this.over;
  }

  /**
   * Orders the running cell to stop; one too busy to hear it is broken off wherever it stands. If it was about
   * to end, the break takes what runs next instead. So the orders go on until one is heard that was given after
   * the break.
   */
  private async stopCell(): Promise<void> {
    let valid = this.ordered + 1;
    for (let waited = 0; this.heard < valid; waited += 10) {
      if (waited % ORDER_INTERVAL === 0) this.give(++this.ordered);
      await sleep(10);
      if (this.heard >= valid || waited < POLITE || valid === Infinity || !this.shared.breakable) continue;
      valid = Infinity;
      waited = -AFTER_BREAK;
      breakOff().then(() => {
        valid = this.ordered + 1;
      });
    }
  }
}
