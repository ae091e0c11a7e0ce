/** Programs that the page carries as text, each run in a thread of its own. */
import { need } from './dom.js';
import type { Thread } from './judge/judge.js';

/** What starts a thread that runs the part with this id. */
export function threads(id: string): () => Promise<Worker> {
  let address: string | undefined;
  return async () => {
    address ??= URL.createObjectURL(
      new Blob([need(`#${id}`).textContent ?? ''], { type: 'text/javascript' }),
    );
    return new Worker(address);
  };
}

export const judgeThreads = (): (() => Promise<Thread>) => threads('judge') as () => Promise<Thread>;
