/** Files replaced whole or not at all. */
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface File {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes all of the files or none: each complete beside its place first, then renamed into it. Folders are made
 * where they are missing.
 */
export function writeTogether(files: readonly File[]): void {
  const temporary = (path: string) => `${path}.${process.pid}.part`;
  try {
    for (const { path, content } of files) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(temporary(path), content);
    }
    for (const { path } of files) renameSync(temporary(path), path);
  } finally {
    for (const { path } of files) rmSync(temporary(path), { force: true });
  }
}

/** The same for one file. */
export function writeFileAtomic(path: string, content: string | Uint8Array): void {
  writeTogether([{ path, content }]);
}

/** Before long work: throws an error that names the file if `writeTogether` could not write it. */
export function requireWritable(path: string): void {
  const probe = `${path}.${process.pid}.part`;
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Error('it is a folder');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(probe, '');
  } catch (error) {
    throw new Error(`${path} cannot be written: ${(error as Error).message}`);
  } finally {
    rmSync(probe, { force: true });
  }
}
