/** Files replaced whole or not at all. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

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
  const made: string[] = [];
  try {
    for (const { path, content } of files) {
      naming(path, () => {
        refuseFolder(path);
        makeFolder(dirname(path), made);
        writeFileSync(temporary(path), content);
      });
    }
    for (const { path } of files) naming(path, () => renameSync(temporary(path), path));
    made.length = 0;
  } finally {
    for (const { path } of files) quietly(() => rmSync(temporary(path), { force: true }));
    for (const folder of made.reverse()) quietly(() => rmdirSync(folder));
  }
}

/** Copies all files of a folder into another one, or none. */
export function copyTogether(from: string, to: string): void {
  const names = readdirSync(from, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(from, name)).isFile());
  writeTogether(files.map((name) => ({ path: join(to, name), content: readFileSync(join(from, name)) })));
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
      refuseFolder(path);
      makeFolder(dirname(path), []);
      writeFileSync(probe, '');
    });
  } finally {
    quietly(() => rmSync(probe, { force: true }));
  }
}

function refuseFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Error('it is a folder');
}

/**
 * With its parents; appends those that were not there. mkdirSync's own way to do so never ends in a folder that takes
 * none, as /proc: Node tries for ever.
 */
function makeFolder(path: string, made: string[]): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), made);
  try {
    mkdirSync(path);
    made.push(path);
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

/** For clearing up: where it fails, the error to tell is that of the writing. */
function quietly(clear: () => void): void {
  try {
    clear();
  } catch {}
}
