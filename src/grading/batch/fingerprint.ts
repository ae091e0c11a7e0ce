/** What a score depends on, as a hash: where it is the same, the submission need not be graded again. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Homework } from '../../homework/homework.js';
import { PACKAGE_FOLDER } from '../../package.js';
import type { Limits } from '../sandbox/sandbox.js';
import type { Submission } from '../submitted/submissions.js';

/** The grader itself, the source notebooks and the limits: the same for a whole batch. */
export function fingerprintOfGrader(sources: readonly string[], homework: Homework, limits: Limits): string {
  const code = join(PACKAGE_FOLDER, 'dist/src');
  const files = readdirSync(code, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  const hash = createHash('sha256').update(JSON.stringify([limits, homework.questions]));
  for (const path of [...files.sort().map((name) => join(code, name)), ...sources])
    hash.update(readFileSync(path));
  return hash.digest('hex');
}

export function fingerprintOf({ name, paths }: Submission, grader: string): string {
  const hash = createHash('sha256').update(
    JSON.stringify([grader, name, paths.map((path) => basename(path))]),
  );
  for (const path of paths) hash.update(hashOfFile(path));
  return hash.digest('hex');
}

/** Piece by piece: a file may be of any size. A file that cannot be read has its error. */
export function hashOfFile(path: string): string {
  const hash = createHash('sha256');
  try {
    const file = openSync(path, 'r');
    const buffer = Buffer.alloc(1 << 20);
    try {
      for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer))
        hash.update(buffer.subarray(0, count));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    hash.update((error as Error).message);
  }
  return hash.digest('hex');
}
