/** The notebook that students get: statements, what is given and visible checks in; solutions out. */
import { type Cell, hasTag, isCode, type Notebook, tagsOf } from '../homework/notebook.js';
import { type QuestionCell, questionCells } from '../homework/question-cells.js';
import type { Tag } from '../homework/tags.js';
import { showsLeftOut } from './left-out.js';
import { readDerivations } from './read/derivations.js';
import { skeletonsOf } from './skeleton.js';
import { stubOf } from './stub.js';

/**
 * The student edition of a notebook. Throws, naming the cell, if a solution's marks do not pair up.
 * Of a question's code without marks the first cell becomes the stub; the other cells go.
 */
export function studentEdition(path: string, notebook: Notebook): Notebook {
  const all = questionCells(notebook);
  const { shown } = readDerivations(notebook.cells.filter(isCode));
  const collector = collectorIn(notebook);
  const cells = all.flatMap((entry): Cell[] => {
    const { cell, question, role } = entry;
    switch (role) {
      case 'hidden-check':
      case 'explanation':
        return [];
      case 'prose':
        return [{ ...cell, source: PROSE_STUB }];
      case 'answer': {
        const first = all.find((other) => other.question === question && other.role === 'answer');
        const where = `${path}, cell ${cell.id}`;
        const stub = stubOf(where, cell.source, question!, skeletonsOf(question!, shown, collector));
        return stub.marked || entry === first ? [cleared({ ...cell, source: stub.source })] : [];
      }
      default:
        return isCode(cell) && showsLeftOut(cell.source) ? [] : [cleared(cell)];
    }
  });
  return { ...notebook, cells: cells.map(goesOn) };
}

/** What the notebook calls that which collects its answers, `answers` for most. */
function collectorIn({ cells }: Notebook): string | undefined {
  const [, name] = /\bconst (\w+) = answersTo\(/.exec(cells.map(({ source }) => source).join('\n')) ?? [];
  return name;
}

/** Run All goes on past a cell with the first of these tags when it fails; with the second it may as well not fail. */
const MAY_FAIL = ['raises-exception', 'may-raise'] as const satisfies Tag[];

/** What is not answered yet must not keep the rest from running: neither its own code nor what calls it. */
function goesOn(cell: Cell): Cell {
  if (!isCode(cell) || hasTag(cell, MAY_FAIL[0])) return cell;
  return { ...cell, metadata: { ...cell.metadata, tags: [...tagsOf(cell), ...MAY_FAIL] } };
}

/**
 * A notebook without links to notebooks that students do not get: one to the notebook before all others leads to the
 * lesson, which stands in its place.
 */
export function withoutDeadLinks(notebook: Notebook, present: readonly string[], lesson: string): Notebook {
  const mended = (source: string) =>
    source.replace(/\[([^\]]*)\]\(([\w-]+\.ipynb)\)/g, (link, text, target) => {
      if (present.includes(target)) return link;
      return target.startsWith('00-') ? `[${text}](${lesson})` : text;
    });
  const cells = notebook.cells.map((cell) =>
    isCode(cell) ? cell : { ...cell, source: mended(cell.source) },
  );
  return { ...notebook, cells };
}

/** What stands where an answer in words is asked for. */
export const PROSE_STUB = '*Your answer.*';

/** Whether there is a question to answer in it. */
export const hasQuestions = (notebook: Notebook): boolean =>
  questionCells(notebook).some((entry: QuestionCell) => entry.question !== undefined);

function cleared(cell: Cell): Cell {
  return isCode(cell) ? { ...cell, execution_count: null, outputs: [] } : cell;
}
