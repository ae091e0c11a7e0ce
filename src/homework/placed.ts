/** Whether the notebooks of a homework ask each of its questions, once. */
import { basename, join } from 'node:path';
import type { Homework } from './homework.js';
import { questionFile } from './load.js';
import { readNotebook } from './nbformat.js';
import { shownPath } from './place-in.js';
import { questionOf } from './statement.js';

/** A line for each question that no cell asks, or several do: where it stands and what to do. */
export function misplaced({ folder, questions, notebooks }: Homework): string[] {
  const headings = notebooks.flatMap((path) =>
    readNotebook(path).cells.map((cell) => ({ id: questionOf(cell), at: `${basename(path)} (${cell.id})` })),
  );
  return questions.flatMap(({ id }) => {
    const places = headings.filter((heading) => heading.id === id).map(({ at }) => at);
    if (places.length === 1) return [];
    const file = `${shownPath(join(folder, questionFile(id)))}:1:1`;
    return places.length === 0
      ? [`${file}: no notebook asks this question: a Markdown cell must begin "## ${id}"`]
      : [`${file}: this question is the heading of several cells: ${places.join(', ')}`];
  });
}
