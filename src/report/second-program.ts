/** What a second program, in another language, said of the lines of a homework when it last read them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Homework } from '../homework/homework.js';

/** Beside homework.json; written by the program's own command, never by hand. */
export const SECOND_PROGRAM_FILE = 'second-program.json';

/** Numbers of lines: confirmed, beyond the program, and false. */
export interface SecondOpinion {
  readonly lines: number;
  readonly confirmed: number;
  readonly beyond: number;
  readonly false: number;
}

/** Undefined for a homework that no second program has read. */
export function secondOpinion({ folder }: Pick<Homework, 'folder'>): SecondOpinion | undefined {
  const file = join(folder, SECOND_PROGRAM_FILE);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
