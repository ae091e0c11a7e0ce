/** Files replaced whole or not at all. */
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface File {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes all of the files or none: each complete beside its place first, then renamed into it. Folders are made
 * where they are missing. An error names the file: a full disk does not.
 */
export function writeTogether(files: readonly File[]): void {
  const temporary = (path: string) => `${path}.${process.pid}.part`;
  try {
    for (const { path, content } of files) {
      naming(path, () => {
        makeFolder(dirname(path));
        writeFileSync(temporary(path), content);
      });
    }
    for (const { path } of files) naming(path, () => renameSync(temporary(path), path));
  } finally {
    for (const { path } of files) removeRest(temporary(path));
  }
}

/** The same for one file. */
export function writeFileAtomic(path: string, content: string | Uint8Array): void {
  writeTogether([{ path, content }]);
}

/** Appends to a file that is there; an error names it. */
export function appendTo(path: string, text: string): void {
  naming(path, () => appendFileSync(path, text));
}

/** Before long work: throws an error that names the file if `writeTogether` could not write it. */
export function requireWritable(path: string): void {
  const probe = `${path}.${process.pid}.part`;
  try {
    naming(path, () => {
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Error('it is a folder');
      makeFolder(dirname(path));
      writeFileSync(probe, '');
    });
  } finally {
    removeRest(probe);
  }
}

/** With its parents. mkdirSync's own way to do so never ends in a folder that takes none, as /proc: Node tries for ever. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // another process was faster
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function naming(path: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    throw new Error(`${path} cannot be written: ${(cause as Error).message}`, { cause });
  }
}

/** Where there can be none, a file in the place of the folder, the error is that of the writing. */
function removeRest(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}
