/** The judge cannot decide, and why. */
export class Undecided extends Error {}

/** The time of the claim is over: nothing else is tried. */
export class TimeIsOver extends Undecided {}

/** Checks between two looks at the clock. */
const STRIDE = 256;

/** How long one claim may take: seconds of the clock, of which the processor had as many for us, where that is told. */
export class Limit {
  #checks = 0;
  readonly #begin = performance.now();
  readonly #used = processor();

  constructor(readonly seconds = 5) {}

  /** A limit of so many seconds from now, or of what is left of this one. */
  within = (seconds: number): Limit => new Limit(Math.min(seconds, this.seconds - this.#spent() / 1000));

  /** Milliseconds. */
  #spent = (): number => Math.min(performance.now() - this.#begin, processor() - this.#used);

  /** To be called in whatever may go on for long. Throws Undecided when the time is over. */
  check(): void {
    this.#checks += 1;
    if (this.#checks % STRIDE !== 0) return;
    if (this.#spent() > 1000 * this.seconds)
      throw new TimeIsOver(`not decided within ${this.seconds} seconds`);
  }
}

function processor(): number {
  const used = globalThis.process?.cpuUsage?.();
  return used ? (used.user + used.system) / 1000 : performance.now();
}
