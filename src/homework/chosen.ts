/** Which homework, and which of its notebooks, a command line means. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { UsageError } from '../usage.js';
import type { Homework } from './homework.js';
import { HOMEWORK_FILE, homeworkAround, loadHomework } from './load.js';
import { shownPath } from './place-in.js';

export interface Chosen {
  readonly homework: Homework;
  /** As paths from the current folder. */
  readonly notebooks: readonly string[];
}

/**
 * A folder names its homework and all its notebooks; notebooks name themselves and the homework they belong to.
 * Without names: the homework of the current folder. Throws if the names belong to several homeworks.
 */
export function chosenNotebooks(names: readonly string[]): Chosen {
  if (names.length === 0) return all(defaultHomework());
  const missing = names.find((name) => !existsSync(name));
  if (missing) throw new UsageError(`there is no notebook or folder ${missing}`);
  const choices = names.map((name) =>
    statSync(name).isDirectory()
      ? all(loadHomework(name))
      : { homework: loadHomework(dirname(name)), notebooks: [name] },
  );
  const [{ homework }] = choices;
  const other = choices.find((choice) => choice.homework.folder !== homework.folder);
  if (other) throw new UsageError(`two homeworks at once: ${homework.folder} and ${other.homework.folder}`);
  return { homework, notebooks: choices.flatMap(({ notebooks }) => notebooks) };
}

/** The homework of the current folder: here, above, or in its notebooks/. */
export const defaultHomework = (): Homework => homeworkHere() ?? loadHomework('.');

/** The homework that a file belongs to, else that of the current folder, if there is one. */
export const homeworkFor = (path: string): Homework | undefined =>
  homeworkAround(dirname(path)) ?? homeworkHere();

function homeworkHere(): Homework | undefined {
  const inside = 'notebooks';
  return homeworkAround('.') ?? (existsSync(join(inside, HOMEWORK_FILE)) ? loadHomework(inside) : undefined);
}

function all(homework: Homework): Chosen {
  if (homework.notebooks.length === 0)
    throw new Error(`there is no notebook (*.ipynb) in ${shownPath(homework.folder)}`);
  return { homework, notebooks: homework.notebooks.map((path) => relative('.', path)) };
}
