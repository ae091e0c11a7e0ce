/** The tags of cells that the program knows, and those that look like one of them and are none. */
import { nearest } from '../judge/nearest.js';
import { type Homework, hasQuestion } from './homework.js';
import { type Cell, readNotebook, tagsOf } from './nbformat.js';
import { shownPath } from './place-in.js';

/** What students get of a cell, what the paper shows of it, and what is expected of it when it runs. */
const TAGS = [
  ...['given', 'check', 'hidden-check', 'answer', 'solution'],
  ...['lab', 'front', 'told', 'thumbnail'],
  ...['hide-input', 'remove-input', 'hide-output', 'remove-output', 'hide-cell', 'remove-cell'],
  ...['nbval-ignore-output', 'raises-exception', 'may-raise'],
];

/**
 * A line for each tag with a slip in it, and for each place beside a question that there is not: where, and what to
 * do. Other tags are left to other programs.
 */
export function tagProblems(homework: Homework): string[] {
  return homework.notebooks.flatMap((path) =>
    readNotebook(path).cells.flatMap((cell) =>
      tagsOf(cell).flatMap((tag) => {
        const problem = problemOf(tag, cell, homework);
        return problem ? [`${shownPath(path)}, cell ${cell.id}: ${problem}`] : [];
      }),
    ),
  );
}

function problemOf(tag: string, cell: Cell, homework: Homework): string | undefined {
  const [, place, id] = /^(before|after):(.*)$/.exec(tag) ?? [];
  if (place && !hasQuestion(homework, id))
    return `the tag "${tag}" names a question that there is not: ${place}:ID has the id of a question`;
  const meant = TAGS.includes(tag)
    ? undefined
    : (nearest(tag, TAGS) ?? nearest(tag.replaceAll('_', '-'), TAGS));
  if (meant) return `the tag "${tag}" means nothing here; did you mean "${meant}"?`;
  if (/^(hidden-)?check$/.test(tag) && cell.cell_type !== 'code')
    return `the tag "${tag}" is for a code cell: a test`;
  return tag === 'answer' && cell.cell_type === 'code'
    ? 'the tag "answer" is for a Markdown cell: an answer in words'
    : undefined;
}
