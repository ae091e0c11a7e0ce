import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files whose lines carry tags. */
export type TaggedFile = 'loop.ts' | 'matrix.ts' | 'deep.ts';

/** A line of this folder that answers a question, as it stands in the source. */
export interface TaggedLine {
  /** Question id and part, as `mlp/i-matrix-layer2 W2`. */
  readonly tag: string;
  /** What the comment says: the formula, or the former and new expression. */
  readonly comment: readonly string[];
  /** The code under it, up to a blank line, a comment or the end of its block; moved to column 0. */
  readonly code: string;
  /** As src/mlp/loop.ts:63 */
  readonly place: string;
}

const TAG = /^\s*\/\/ ((?:functions|softmax|mlp|act|deep|prac|impl)\/[^:]+)(?::\s*(.*))?$/;

/** The tagged lines of a source text, in order: a comment `// tag: formula`, more comment if any, then the code. */
export function taggedLines(text: string, name: string): TaggedLine[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const [, tag, formula] = TAG.exec(line) ?? [];
    if (tag === undefined) return [];
    let end = at + 1;
    while (isComment(lines[end])) end++;
    const comment = lines.slice(at + 1, end).map((text) => text.trim().replace(/^\/\/ ?/, ''));
    const start = end;
    while (lines[end]?.trim() && !isComment(lines[end]) && indent(lines[end]) >= indent(line)) end++;
    return {
      tag,
      comment: formula ? [formula, ...comment] : comment,
      code: lines
        .slice(start, end)
        .map((text) => text.slice(indent(line)))
        .join('\n'),
      place: `${name}:${start + 1}`,
    };
  });
}

/** The one line of a file with this tag, e.g. `lineTagged('mlp/k-matrix-hs', 'matrix.ts')`. */
export function lineTagged(tag: string, file: TaggedFile): TaggedLine {
  const all = linesOf(file);
  const found = all.filter((line) => line.tag === tag);
  if (found.length === 1) return found[0];
  throw new Error(`src/mlp/${file} has ${found.length} lines tagged '${tag}'; its tags: ${tagsOf(all)}`);
}

/** Whether the sources are here: the package that students get is without them, as they hold the answers. */
export const hasSources = (): boolean => existsSync(pathOf('loop.ts'));

/**
 * A function as it stands in the source, from its first line to its closing brace.
 *
 * @example
 * ```ts
 * functionSource('fprop', 'loop.ts').startsWith('export function fprop(') // → true
 * ```
 */
export function functionSource(name: string, file: TaggedFile): string {
  const text = textOf(file);
  const [found] = new RegExp(`^export function ${name}\\b[\\s\\S]*?^}`, 'm').exec(text) ?? [];
  if (found === undefined) throw new Error(`src/mlp/${file} has no function ${name}`);
  return found;
}

/** prac/e06-matrix: what a line was for one example and what it is for a batch. */
export interface FormerAndNew {
  readonly tag: string;
  readonly former: string;
  readonly formerShapes: string;
  readonly new: string;
  readonly newShapes: string;
  /** The live line of matrix.ts. */
  readonly code: string;
}

/**
 * prac/e06-matrix: every line of matrix.ts with its former and its new expression and their shapes.
 *
 * @example
 * ```ts
 * formerAndNew().length > 5 // → true
 * ```
 */
export function formerAndNew(): FormerAndNew[] {
  return linesOf('matrix.ts').map(({ tag, comment, code, place }) => {
    const [former, formerShapes] = expression(comment, 'former:', place);
    const [now, newShapes] = expression(comment, 'new:', place);
    return { tag, former, formerShapes, new: now, newShapes, code };
  });
}

/** The expression and its shapes, which stand two or more spaces apart. */
function expression(comment: readonly string[], label: string, place: string): string[] {
  const parts = comment
    .find((line) => line.startsWith(label))
    ?.slice(label.length)
    .trim()
    .split(/\s{2,}/);
  if (parts?.length !== 2) throw new Error(`${place}: expected a comment '${label} expression   shapes'`);
  return parts;
}

function linesOf(file: TaggedFile): TaggedLine[] {
  return taggedLines(textOf(file), `src/mlp/${file}`);
}

function textOf(file: TaggedFile): string {
  if (hasSources()) return readFileSync(pathOf(file), 'utf8');
  throw new Error(`src/mlp/${file} shows solutions: a release leaves it out`);
}

const pathOf = (file: TaggedFile): string => join(import.meta.dirname, '../../../src/mlp', file);

function tagsOf(lines: readonly TaggedLine[]): string {
  return lines.map(({ tag }) => tag).join(', ');
}

function isComment(line: string | undefined): boolean {
  return line?.trim().startsWith('//') ?? false;
}

function indent(line: string): number {
  return line.length - line.trimStart().length;
}
