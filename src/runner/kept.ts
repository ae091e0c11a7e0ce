/** Outputs kept beside the notebooks, so that an unchanged one is not run again. */
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeFileAtomic } from '../atomic-file.js';
import { formatNotebook, parseNotebook } from '../homework/nbformat.js';
import { fingerprint } from './fingerprint.js';
import { type Executed, type RunOptions, runNotebook } from './run.js';

export interface KeptOptions extends RunOptions {
  /** Run it, whatever is kept. */
  readonly fresh?: boolean;
}

/** An executed notebook, by now or earlier. */
export interface KeptOrExecuted extends Executed {
  /** When its kept outputs were made, as ISO 8601; absent if it was run now. */
  readonly keptSince?: string;
}

/** What is kept of a notebook; the notebook in the form of its file. */
interface Kept {
  readonly fingerprint: string;
  readonly date: string;
  readonly notebook: string;
}

/** Gives what `run` makes of the notebook, unless its outputs are kept from a run of the very same thing. */
export async function runUnlessKept(
  path: string,
  { fresh, ...options }: KeptOptions,
  run = runNotebook,
): Promise<KeptOrExecuted> {
  const before = fingerprint(path);
  const kept = fresh ? undefined : readKept(path);
  if (kept?.fingerprint === before) {
    return { path, notebook: parseNotebook(kept.notebook, path), keptSince: kept.date };
  }
  const executed = await run(path, options);
  // Unless something has changed meanwhile: a download, an edit.
  if (fingerprint(path) === before) keep(path, before, executed);
  return executed;
}

/** .chainrule/name.json in the folder of the notebook; git ignores it. */
function fileOf(path: string): string {
  return join(dirname(path), '.chainrule', `${basename(path, '.ipynb')}.json`);
}

function readKept(path: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(path), 'utf8')) as Kept;
  } catch {
    // None, or damaged: it will be made again.
    return undefined;
  }
}

function keep(path: string, fingerprint: string, { notebook }: Executed): void {
  const kept: Kept = { fingerprint, date: new Date().toISOString(), notebook: formatNotebook(notebook) };
  try {
    mkdirSync(dirname(fileOf(path)), { recursive: true });
    writeFileAtomic(fileOf(path), JSON.stringify(kept));
  } catch {
    // A folder that cannot be written to, a full disk: then it is run again next time.
  }
}
