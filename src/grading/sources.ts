/** The source notebooks: those of the project, with their solutions. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');

/** Every notebook of notebooks/, in order. */
export function sourceNotebooks(): string[] {
  const folder = join(ROOT, 'notebooks');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ipynb'));
  return files.sort().map((file) => relative('.', join(folder, file)));
}
