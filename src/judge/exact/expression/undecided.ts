/** The judge cannot decide, and why. */
export class Undecided extends Error {}

/** The time of the claim is over: nothing else is tried. */
export class TimeIsOver extends Undecided {}

/** Milliseconds since some time. */
export type Clock = () => number;

const elapsed: Clock = () => performance.now();

/** Of the processor, for this program; of the clock where that is not told. */
function used(): number {
  const used = globalThis.process?.cpuUsage?.();
  return used ? (used.user + used.system) / 1000 : elapsed();
}

/** Work between two looks at the clock, where an operation on a small number is 1. */
const STRIDE = 256;

/** How long something may take. Everything that a claim asks for has the one limit of the claim. */
export class Limit {
  #work = 0;
  readonly #end: number;

  /** `whole`: the limit of which this one is a share. */
  constructor(
    readonly seconds = 5,
    readonly clock = elapsed,
    readonly whole?: Limit,
  ) {
    this.#end = clock() + 1000 * seconds;
  }

  /**
   * A share of so many seconds of the processor, within this limit: what a share is enough for does not depend on what
   * else the machine does.
   */
  share = (seconds: number): Limit => new Limit(seconds, used, this);

  /** To be called in whatever may go on for long, with how much it is. Throws TimeIsOver from the end on. */
  check(work = 1): void {
    this.whole?.check(work);
    this.#work += work;
    if (this.#work < STRIDE) return;
    if (this.clock() > this.#end) throw new TimeIsOver(`not decided within ${this.seconds} seconds`);
    this.#work = 0;
  }
}

/** What is read, or what is made of the reason where the judge gives up. */
export function unlessGivenUp<T, U>(read: () => T, otherwise: (reason: string) => U): T | U {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Undecided) return otherwise(thrown.message);
    // The stack, or the length of an array or of an integer.
    if (thrown instanceof RangeError) return otherwise('the expression is too large');
    throw thrown;
  }
}
