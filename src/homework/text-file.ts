/** Text files that people write. */
import { readFileSync } from 'node:fs';
import { placeIn } from './place-in.js';

/** The text of a file, without the byte order mark that some editors put before it. Throws, saying where, if it is not UTF-8. */
export function readText(path: string): string {
  const bytes = readFileSync(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const before = bytes.toString('utf8').split('\uFFFD', 1)[0];
    throw new Error(
      `${placeIn(before, before.length, path)}: not UTF-8 text; save the file in that encoding`,
    );
  }
}
