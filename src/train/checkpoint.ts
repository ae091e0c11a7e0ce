import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { writeFileAtomic } from '../atomic-file.js';
import type { Split } from '../data/dataset.js';
import { requirePositiveInteger } from '../numeric/require.js';
import { readWholeFile } from '../whole-file.js';
import type { Stage } from './descent.js';
import type { LogHeader } from './log.js';

export interface CheckpointOptions {
  readonly file: string;
  /** Number of epochs between two saves; the end of the run is always saved. Default 1. */
  readonly every?: number;
}

/** What must be equal for a run to be the continuation of another one. */
type Identity = Readonly<Record<string, unknown>>;

/*
 * The format: a line with the SHA-256 of the rest, then the rest in Node's structured serialisation, which keeps
 * every bit of a typed array.
 */
const TITLE = 'chainrule checkpoint 1';

/** The checkpoint file of the run that header and split describe. */
export function openCheckpoint<P>({ file, every = 1 }: CheckpointOptions, header: LogHeader, split: Split) {
  requirePositiveInteger('every of the checkpoint', every);
  const identity = { ...header.hyperparameters, engine: header.engine, data: fingerprint(split) };
  return {
    /** The checkpoint, or undefined if there is no file yet. Error if it is damaged or of another run. */
    read: (): Stage<P> | undefined => (existsSync(file) ? readCheckpoint<P>(file, identity) : undefined),
    /** Saves every few epochs and at the end; a run killed meanwhile leaves the previous checkpoint. */
    write(stage: Stage<P>, atEnd: boolean): void {
      if (!atEnd && stage.history.length % every !== 0) return;
      const content = serialize({ identity, checkpoint: stage });
      writeFileAtomic(file, Buffer.concat([Buffer.from(`${TITLE} ${sha256(content)}\n`), content]));
    },
  };
}

function readCheckpoint<P>(file: string, expected: Identity): Stage<P> {
  const bytes = readWholeFile(file, 'a checkpoint');
  const lineEnd = bytes.indexOf('\n');
  const content = bytes.subarray(lineEnd + 1);
  if (bytes.toString('latin1', 0, Math.max(0, lineEnd)) !== `${TITLE} ${sha256(content)}`)
    throw new Error(`${file}: not a complete checkpoint; delete it to begin again`);

  const { identity, checkpoint } = deserialize(content) as { identity: Identity; checkpoint: Stage<P> };
  for (const [name, value] of Object.entries(expected)) {
    const [now, then] = [JSON.stringify(value), JSON.stringify(identity[name])];
    if (now !== then)
      throw new Error(`${file}: checkpoint of another run: there ${name} is ${then}, here ${now}`);
  }
  return checkpoint;
}

function fingerprint({ train, valid, test }: Split): string {
  const hash = createHash('sha256');
  for (const { X, y } of [train, valid, test]) hash.update(X.data).update(y);
  return `${train.name}, ${hash.digest('hex').slice(0, 16)}`;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
