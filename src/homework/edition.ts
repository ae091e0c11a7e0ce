/** A homework without its solutions, for those who answer it: what is asked, and nothing that answers it. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { writeTogether } from '../atomic-file.js';
import type { Homework } from './homework.js';
import { HOMEWORK_FILE, questionFile } from './load.js';

/**
 * homework.json and the files of the questions, by their paths in the folder, where `answersTo` finds them. Of the
 * notebooks the list names those given; team and report are the authors' own and stay out.
 */
export function publicFiles(
  { folder, questions }: Homework,
  notebooks: readonly string[],
): ReadonlyMap<string, string> {
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const { team: _team, report: _report, ...facts } = parse(read(HOMEWORK_FILE));
  const listed = { ...facts, notebooks: notebooks.map((path) => basename(path)) };
  return new Map([
    [HOMEWORK_FILE, `${JSON.stringify(listed, null, 2)}\n`],
    ...questions.map(({ id }) => [questionFile(id), read(questionFile(id))] as const),
  ]);
}

/** Writes these files into a folder. */
export function layOut(homework: Homework, into: string, notebooks: readonly string[]): void {
  const files = [...publicFiles(homework, notebooks)];
  writeTogether(files.map(([path, content]) => ({ path: join(into, path), content })));
}
