/** Files read whole. */
import { readFileSync, type Stats, statSync } from 'node:fs';

/**
 * The bytes of a file. Throws an Error that names it and says what was expected and found: the system's own does not
 * always, and what is no file may never end.
 */
export function readWholeFile(path: string, expected = 'a file', longest = Number.POSITIVE_INFINITY): Buffer {
  const wrong = (found: string): never => {
    throw new Error(`${path}: expected ${expected}, found ${found}`);
  };
  const orWrong = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      return wrong(`one that cannot be read: ${(error as Error).message}`);
    }
  };
  const found: Stats = orWrong(() => statSync(path, { throwIfNoEntry: false })) ?? wrong('none');
  if (!found.isFile()) wrong(found.isDirectory() ? 'a folder' : 'no file that has an end');
  if (found.size > longest) wrong(`one of ${found.size} bytes`);
  return orWrong(() => readFileSync(path));
}
