/** Tags of cells that look like one that means something (tags.ts) and are none. */
import { nearest } from '../judge/nearest.js';
import { type Homework, hasQuestion } from './homework.js';
import { readNotebook } from './nbformat.js';
import { type Cell, tagsOf } from './notebook.js';
import { shownPath } from './place-in.js';
import { besideOf, onlyOf, TAGS } from './tags.js';

const KNOWN = Object.keys(TAGS);

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
  const beside = besideOf(tag);
  if (beside && !hasQuestion(homework, beside.question))
    return `the tag "${tag}" names a question that there is not: ${beside.side}:ID has the id of a question`;
  const editions = Object.values(homework.documents).flatMap(({ id, variant }) => [id, variant ?? id]);
  const only = onlyOf(tag);
  if (only !== undefined && editions.length > 0 && !editions.includes(only))
    return `the tag "${tag}" is for no edition; editions are ${[...new Set(editions)].join(', ')}`;
  const meant = KNOWN.includes(tag)
    ? undefined
    : (nearest(tag, KNOWN) ?? nearest(tag.replaceAll('_', '-'), KNOWN));
  if (meant) return `the tag "${tag}" means nothing here; did you mean "${meant}"?`;
  if (/^(hidden-)?check$/.test(tag) && cell.cell_type !== 'code')
    return `the tag "${tag}" is for a code cell: a test`;
  return tag === 'answer' && cell.cell_type === 'code'
    ? 'the tag "answer" is for a Markdown cell: an answer in words'
    : undefined;
}
