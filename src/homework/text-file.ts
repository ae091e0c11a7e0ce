/** Text files that people write. */
import { readWholeFile } from '../whole-file.js';
import { placeIn } from './place-in.js';

/** The text of a file, without the byte order mark that some editors put before it. Throws, saying where, if it is no such file. */
export function readText(path: string): string {
  const bytes = readWholeFile(path, 'a text file');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const before = bytes.toString('utf8').split('\uFFFD', 1)[0];
    throw new Error(
      `${placeIn(before, before.length, path)}: not UTF-8 text; save the file in that encoding`,
    );
  }
}
