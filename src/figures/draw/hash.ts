import { createHash } from 'node:crypto';

/** A name made of the content it names. */
export function shortHash(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10);
}
