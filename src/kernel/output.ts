/** What cells print and what their last expression gives, as Jupyter outputs. */
import { StringDecoder } from 'node:string_decoder';
import { inspect } from 'node:util';
import type { Bundle, Displayable } from '../bundle.js';

/**
 * Sends what is written to stdout and stderr to `publish`. The function returned does so again where a cell has put a
 * `write` of its own in the place of this one, and gives the names of those streams.
 */
export function captureStreams(
  publish: (name: StreamName, text: string) => void,
): () => readonly StreamName[] {
  const writes = STREAMS.map((name) => {
    // Whoever asks is not to draw bars and colours for the terminal from which the front end was started.
    Object.defineProperty(process[name], 'isTTY', { value: false });
    const decoder = new StringDecoder();
    const write = (chunk: string | Uint8Array, encoding?: unknown, callback?: unknown) => {
      const text = typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk));
      if (text !== '') publish(name, text);
      const done = typeof encoding === 'function' ? encoding : callback;
      if (typeof done === 'function') process.nextTick(done as () => void);
      return true;
    };
    process[name].write = write;
    return { name, stream: process[name], write };
  });
  return () => {
    const replaced = writes.filter(
      ({ name, stream, write }) => process[name] !== stream || stream.write !== write,
    );
    for (const { name, stream, write } of replaced) {
      Object.defineProperty(process, name, { value: stream, configurable: true, writable: true });
      Object.defineProperty(stream, 'write', { value: write, configurable: true, writable: true });
    }
    return replaced.map(({ name }) => name);
  };
}

const STREAMS = ['stdout', 'stderr'] as const;
type StreamName = (typeof STREAMS)[number];

/**
 * The value of a last expression: a figure, table or derivation as itself, other values as Node prints them. Throws
 * if its toBundle() makes something else of it.
 */
export function resultBundle(value: unknown): Bundle {
  if (!isDisplayable(value)) return { data: { 'text/plain': inspect(value) }, metadata: {} };
  const bundle: Partial<Bundle> | undefined = value.toBundle();
  const isBundle = typeof bundle?.data === 'object' && typeof bundle.metadata === 'object';
  if (isBundle) return bundle as Bundle;
  throw new TypeError(`toBundle() is to give { data, metadata }, and gave ${inspect(bundle)}`);
}

export function isDisplayable(value: unknown): value is Displayable {
  return typeof (value as Displayable | null)?.toBundle === 'function';
}
