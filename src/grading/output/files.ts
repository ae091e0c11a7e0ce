/** Files that are replaced whole or not at all, and that are on the disk when the program says so. */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { writeFileAtomic } from '../../atomic-file.js';

/** Throws an error that names the file if the disk is full or the folder not ours. */
export function write(path: string, content: string): void {
  writeFileAtomic(path, content);
  flush(path);
}

/** Out of the system's memory, which a power cut would take with it. */
function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
