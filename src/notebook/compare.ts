/** The first difference between a committed notebook and its re-execution. */
import { formatNotebook, hasTag, isCode, type Notebook, type Output, parseNotebook } from './nbformat.js';

/** Outputs of cells with this tag (timings, facts of the machine) are not compared; nbval's word. */
export const VOLATILE_TAG = 'nbval-ignore-output';

export interface Difference {
  /** Where: cell and MIME type. */
  readonly where: string;
  readonly committed: string;
  readonly executed: string;
}

/** A part of an output that is compared as one text. */
interface Part {
  readonly name: string;
  readonly text: string;
}

/** The first difference in outputs, cell by cell, as the files hold them; both have the same cells. */
export function firstDifference(committed: Notebook, executed: Notebook): Difference | undefined {
  const [before, after] = [committed, executed].map((n) => parseNotebook(formatNotebook(n), '').cells);
  for (const [i, cell] of before.entries()) {
    const again = after[i];
    if (!isCode(cell) || !isCode(again) || hasTag(cell, VOLATILE_TAG)) continue;
    const [a, b] = [cell, again].map(({ execution_count, outputs }) => [
      { name: 'execution count', text: String(execution_count) },
      ...outputs.flatMap(partsOf),
    ]);
    const k = a.findIndex((part, j) => part.name !== b[j]?.name || part.text !== b[j].text);
    const at = k >= 0 ? k : a.length;
    if (k < 0 && b.length === a.length) continue;
    const name = a[at]?.name ?? b[at].name;
    const where = `cell ${i + 1} (id ${cell.id}), ${name}`;
    return { where, ...nearDifference(a[at], b[at]) };
  }
  return undefined;
}

/** An output as texts to compare, the most readable first. */
function partsOf(output: Output, index: number): Part[] {
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
