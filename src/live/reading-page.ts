/** A page is long, and what stands at its top need not wait until all of it is there. */

const turn = (milliseconds = 0): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds));

/** Milliseconds between two looks at what has come. */
const SOON = 30;

/** The elements as they come, each when it is there to its end, until the page is whole. */
export async function* asTheyCome(selector: string): AsyncGenerator<HTMLElement> {
  let given = 0;
  for (;;) {
    const whole = document.readyState !== 'loading';
    const found = [...document.querySelectorAll<HTMLElement>(selector)];
    // the last one may be half there
    for (const one of found.slice(given, whole ? undefined : -1)) {
      given++;
      yield one;
    }
    if (whole) return;
    await turn(SOON);
  }
}

/** Resolves when the page is whole. */
export function wholePage(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) =>
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true }),
  );
}

/** Milliseconds after which the reader has the turn. */
const SLICE = 30;

/** Does something with each, and lets the reader in between. */
export async function inTurns<T>(all: readonly T[], act: (one: T) => void): Promise<void> {
  let since = performance.now();
  for (const one of all) {
    act(one);
    if (performance.now() - since < SLICE) continue;
    await turn();
    since = performance.now();
  }
}
