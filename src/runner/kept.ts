/** Outputs kept beside the notebooks, so that an unchanged one is not run again. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeFileAtomic } from '../atomic-file.js';
import { formatNotebook, parseNotebook } from '../homework/nbformat.js';
import type { Notebook } from '../homework/notebook.js';
import type { Digests } from './digests.js';
import { filesNamed, fingerprint } from './fingerprint.js';
import { type Executed, type RunOptions, runNotebook } from './run.js';

export interface KeptOptions extends RunOptions {
  /** Run it, whatever is kept. */
  readonly fresh?: boolean;
  /** Shared by the notebooks of a report, whose outputs depend on the same files. */
  readonly digests?: Digests;
}

/** An executed notebook, by now or earlier. */
export interface KeptOrExecuted extends Executed {
  /** When its kept outputs were made, as ISO 8601; absent if it was run now. */
  readonly keptSince?: string;
}

/** What is kept of a notebook. */
interface Kept {
  readonly fingerprint: string;
  /** The files that the notebook names and makes itself, a log perhaps: outputs too, which have to be there. */
  readonly made: readonly string[];
  readonly date: string;
  readonly notebook: Notebook;
}

/** Gives what `run` makes of the notebook, unless its outputs are kept from a run of the very same thing. */
export async function runUnlessKept(
  path: string,
  { fresh, digests, ...options }: KeptOptions,
  run = runNotebook,
): Promise<KeptOrExecuted> {
  const kept = readKept(path);
  const made = kept?.made ?? [];
  const before = fingerprint(path, made, digests);
  if (!fresh && kept?.fingerprint === before && made.every((file) => existsSync(file)))
    return { path, notebook: kept.notebook, keptSince: kept.date };
  const there = filesNamed(path);
  const executed = await run(path, options);
  const all = [...new Set([...made, ...filesNamed(path).filter((file) => !there.includes(file))])];
  // Unless something has changed meanwhile: a download, an edit.
  if (fingerprint(path, all, digests) === before) keep(path, { fingerprint: before, made: all }, executed);
  return executed;
}

/** .chainrule/name.json in the folder of the notebook; git ignores it. */
function fileOf(path: string): string {
  return join(dirname(path), '.chainrule', `${basename(path, '.ipynb')}.json`);
}

/** Undefined if there is none, or a damaged one: then the notebook is run. */
function readKept(path: string): Kept | undefined {
  try {
    const { fingerprint, made, date, notebook } = JSON.parse(readFileSync(fileOf(path), 'utf8'));
    if (!Array.isArray(made) || Number.isNaN(Date.parse(date))) return undefined;
    return { fingerprint, made: made.map(String), date, notebook: parseNotebook(notebook, path) };
  } catch {
    return undefined;
  }
}

function keep(path: string, of: Pick<Kept, 'fingerprint' | 'made'>, { notebook }: Executed): void {
  const kept = { ...of, date: new Date().toISOString(), notebook: formatNotebook(notebook) };
  try {
    writeFileAtomic(fileOf(path), JSON.stringify(kept));
  } catch {
    // A folder that cannot be written to, a full disk: then it is run again next time.
  }
}
