/** The first difference between a committed notebook and its re-execution. */
import { dataSetsIn } from '../homework/data-sets.js';
import { formatNotebook, parseNotebook } from '../homework/nbformat.js';
import { type Cell, hasTag, isCode, type Notebook, type Output } from '../homework/notebook.js';

export interface Difference {
  /** Where: cell and MIME type. */
  readonly where: string;
  readonly committed: string;
  readonly executed: string;
}

/** A part of a cell that is compared as one text. */
interface Part {
  readonly name: string;
  readonly text: string;
}

export interface Comparison {
  readonly difference?: Difference;
  /** Which cells were not compared and why, where not all were. */
  readonly skipped?: string;
}

/**
 * Compares the outputs cell by cell, as the files hold them; both notebooks have the same cells. Where the two
 * were made from different data, cells are compared up to the first that describes a data set.
 */
export function compareOutputs(committed: Notebook, executed: Notebook): Comparison {
  const [before, after] = [committed, executed].map((n) => parseNotebook(formatNotebook(n), '').cells);
  const [committedWith, executedWith] = [before, after].map((cells) => cells.flatMap(dataSetsIn).join(', '));
  if (committedWith === executedWith) return { difference: firstDifference(before, after) };
  const describes = (cell: Cell) => dataSetsIn(cell).length > 0;
  const end = before.findIndex((cell, i) => describes(cell) || describes(after[i]));
  const data = `committed with ${committedWith || 'no data set'}, executed with ${executedWith || 'none'}`;
  return {
    difference: firstDifference(before.slice(0, end), after.slice(0, end)),
    skipped: `cells ${end + 1} to ${before.length} NOT compared: ${data}`,
  };
}

function firstDifference(before: readonly Cell[], after: readonly Cell[]): Difference | undefined {
  for (const [i, cell] of before.entries()) {
    const [a, b] = [cell, after[i]].map(partsOf);
    const differs = (_: unknown, k: number) => a[k]?.name !== b[k]?.name || a[k]?.text !== b[k]?.text;
    const k = (a.length > b.length ? a : b).findIndex(differs);
    if (k < 0) continue;
    const where = `cell ${i + 1} (id ${cell.id}), ${(a[k] ?? b[k]).name}`;
    return { where, ...nearDifference(a[k], b[k]) };
  }
  return undefined;
}

/** A cell as texts to compare. The source of a question's cell follows the course's list, so it can differ. */
function partsOf(cell: Cell): Part[] {
  const source = { name: 'source', text: cell.source };
  if (!isCode(cell) || hasTag(cell, 'nbval-ignore-output')) return [source];
  const count = { name: 'execution count', text: String(cell.execution_count) };
  return [source, count, ...cell.outputs.flatMap(outputParts)];
}

/** An output as texts, the most readable first. */
function outputParts(output: Output, index: number): Part[] {
  const name = `output ${index + 1} (${output.output_type})`;
  switch (output.output_type) {
    case 'stream':
      return [{ name: `${name}, ${output.name}`, text: output.text }];
    case 'error':
      return [{ name, text: `${output.ename}: ${output.evalue}` }];
    default: {
      const mimes = Object.keys(output.data).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
      const parts = mimes.map((mime) => ({ name: `${name}, ${mime}`, text: textOf(output.data[mime]) }));
      return [...parts, { name: `${name}, metadata`, text: textOf(output.metadata) }];
    }
  }
}

function rank(mime: string): number {
  return ['text/plain', 'text/markdown', 'text/latex'].includes(mime) ? 0 : 1;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}

/** Both texts around the first character where they part. */
function nearDifference(a: Part | undefined, b: Part | undefined): Omit<Difference, 'where'> {
  if (!a || !b || a.name !== b.name) return { committed: excerpt(a, 0), executed: excerpt(b, 0) };
  let at = 0;
  while (a.text[at] === b.text[at]) at++;
  return { committed: excerpt(a, at), executed: excerpt(b, at) };
}

const BEFORE = 60;
const AFTER = 100;

function excerpt(part: Part | undefined, at: number): string {
  if (!part) return '(no such output)';
  const start = Math.max(0, at - BEFORE);
  const text = part.text.slice(start, at + AFTER);
  return `${start > 0 ? '…' : ''}${text}${part.text.length > at + AFTER ? '…' : ''}`;
}
