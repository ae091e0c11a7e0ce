/** The judge cannot decide, and why. */
export class Undecided extends Error {}

/** Checks between two looks at the clock. */
const STRIDE = 256;

/** How long one claim may take, in seconds of the processor (of the clock, where that is not told). */
export class Limit {
  #checks = 0;
  readonly #begin = milliseconds();

  constructor(readonly seconds = 5) {}

  /** To be called in whatever may go on for long. Throws Undecided when the time is over. */
  check(): void {
    this.#checks += 1;
    if (this.#checks % STRIDE !== 0) return;
    if (milliseconds() - this.#begin > 1000 * this.seconds)
      throw new Undecided(`not decided within ${this.seconds} seconds`);
  }
}

function milliseconds(): number {
  const used = globalThis.process?.cpuUsage?.();
  return used ? (used.user + used.system) / 1000 : performance.now();
}
