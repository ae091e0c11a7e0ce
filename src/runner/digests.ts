import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/** The hashes of files: each is read once, as long as nothing was written to it. */
export class Digests {
  private readonly known = new Map<string, Buffer>();

  of(path: string): Buffer {
    const { ino, size, mtimeMs, ctimeMs } = statSync(path);
    const state = [path, ino, size, mtimeMs, ctimeMs].join('\n');
    const digest = this.known.get(state) ?? createHash('sha256').update(readFileSync(path)).digest();
    this.known.set(state, digest);
    return digest;
  }
}
