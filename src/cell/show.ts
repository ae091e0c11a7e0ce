/** Output of a cell: one bundle of several MIME types a call. */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Bundle, Displayable } from '../bundle.js';

/** Sends display data to the front end; `update` replaces what was shown with the same display id. */
type Write = (content: object, update: boolean) => void;

/**
 * Shows x as one output of the running cell, then throws what is wrong with it, if anything, so that a cell
 * that shows a failed check fails. Outside a kernel it prints the text/plain form.
 *
 * @example
 * ```ts
 * show(prose('The error is $0.1$.')) // → undefined
 * ```
 */
export function show(x: Displayable | Bundle): void {
  write(x, undefined, false);
}

/**
 * Words as an output: Markdown with TeX, for a sentence whose numbers the cell has computed.
 *
 * @example
 * ```ts
 * prose('The error is $0.1$.').data['text/markdown'] // → 'The error is $0.1$.'
 * ```
 */
export function prose(markdown: string): Bundle {
  return { data: { 'text/markdown': markdown, 'text/plain': markdown }, metadata: {} };
}

/** An output that can be replaced while the cell runs: a training curve that grows. */
export interface LiveView {
  update(x: Displayable | Bundle): void;
}

/** Shows x and gives the handle to replace it. The saved notebook keeps the last state. */
export function showLive(x: Displayable | Bundle): LiveView {
  const id = randomUUID();
  write(x, id, false);
  return { update: (next) => write(next, id, true) };
}

function write(x: Displayable | Bundle, id: string | undefined, update: boolean): void {
  const { data, metadata } = 'toBundle' in x ? x.toBundle() : x;
  const writer = kernelWriter();
  if (writer) writer({ data, metadata, transient: id === undefined ? {} : { display_id: id } }, update);
  else console.log(data['text/plain']);
  const failure = 'toBundle' in x ? x.failure?.() : undefined;
  if (failure) throw failure;
}

/**
 * tslab's own way out, if this process is a kernel. Looked up among the modules already loaded: outside a
 * kernel tslab and its compiler stay unloaded.
 */
function kernelWriter(): Write | undefined {
  const require = createRequire(import.meta.url);
  return require.cache[require.resolve('tslab/dist/jupyter')]?.exports.lastWriteDisplayData ?? undefined;
}
