/** Programs that the page carries, packed: unpacked when they are first needed, and run in a thread of their own. */
import { need } from './dom.js';
import type { Thread } from './judge/judge.js';

/** The text of a packed part. */
async function unpacked(id: string): Promise<string> {
  const packed = Uint8Array.from(atob(need(`#${id}`).textContent ?? ''), (c) => c.charCodeAt(0));
  const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(plain).text();
}

/** What starts a thread that runs the part with this id. */
export function threads(id: string): () => Promise<Worker> {
  let address: Promise<string> | undefined;
  return async () => {
    address ??= unpacked(id).then((text) =>
      URL.createObjectURL(new Blob([text], { type: 'text/javascript' })),
    );
    return new Worker(await address);
  };
}

export const judgeThreads = (): (() => Promise<Thread>) => threads('judge') as () => Promise<Thread>;
