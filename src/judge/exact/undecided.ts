/** The judge cannot decide, and why. */
export class Undecided extends Error {}

/** Checks between two looks at the clock. */
const STRIDE = 256;

/** How long one claim may take: seconds of the clock, of which the processor had as many for us, where that is told. */
export class Limit {
  #checks = 0;
  readonly #begin = performance.now();
  readonly #used = processor();

  constructor(readonly seconds = 5) {}

  /** To be called in whatever may go on for long. Throws Undecided when the time is over. */
  check(): void {
    this.#checks += 1;
    if (this.#checks % STRIDE !== 0) return;
    const milliseconds = 1000 * this.seconds;
    if (performance.now() - this.#begin > milliseconds && processor() - this.#used > milliseconds)
      throw new Undecided(`not decided within ${this.seconds} seconds`);
  }
}

function processor(): number {
  const used = globalThis.process?.cpuUsage?.();
  return used ? (used.user + used.system) / 1000 : performance.now();
}
