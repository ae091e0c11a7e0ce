import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface Room {
  readonly bytes: number;
  readonly count: number;
}

/** Whether what a folder holds takes more room, or is more files, than this. Links are not followed. */
export function isOver(folder: string, { bytes, count }: Room): boolean {
  let size = 0;
  let seen = 0;
  const folders = [folder];
  while (folders.length > 0) {
    const next = folders.pop()!;
    for (const entry of entriesOf(next)) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) size += sizeOf(path);
      if (size > bytes || ++seen > count) return true;
    }
  }
  return false;
}

/** Files come and go meanwhile. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function sizeOf(path: string): number {
  try {
    return lstatSync(path).size;
  } catch {
    return 0;
  }
}
