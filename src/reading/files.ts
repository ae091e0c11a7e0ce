/** Documents as files: .md, .tex, .ipynb. */
import { extname } from 'node:path';
import { both } from '../bundle.js';
import { homeworkFor } from '../homework/chosen.js';
import { readNotebook } from '../homework/nbformat.js';
import { readText } from '../homework/text-file.js';
import { type PlaceText, placeText } from './annotated.js';
import { type Checked, checkDocument, type Options } from './document/document.js';
import { notationIn } from './question-notation.js';

const CELL = both('cell', 'cellule');

export interface CheckedFile extends Checked {
  readonly path: string;
  /** How a place in it is told. */
  readonly place: PlaceText;
}

/**
 * Checks a file; of a notebook its Markdown cells, one after the other. A heading with the id of a question of its homework
 * (else of that in the current folder) says what letters mean. Throws, naming the file, if it cannot be
 * read or has another ending.
 */
export function checkFile(path: string, notation?: string): CheckedFile {
  const notationOf = notationIn(homeworkFor(path));
  const options = { notationOf, ...(notation !== undefined && { notation }) };
  const ending = extname(path);
  if (ending === '.ipynb') return checkNotebook(path, options);
  if (ending !== '.md' && ending !== '.tex') throw new Error(`${path}: expected a file .md, .tex or .ipynb`);
  const text = readText(path);
  return {
    ...checkDocument(text, { ...options, format: ending === '.tex' ? 'tex' : 'markdown' }),
    path,
    place: placeText,
  };
}

function checkNotebook(path: string, options: Options): CheckedFile {
  const cells = readNotebook(path).cells.flatMap((cell, k) =>
    cell.cell_type === 'markdown' ? [{ number: k + 1, source: cell.source }] : [],
  );
  const starts: { readonly number: number; readonly line: number }[] = [];
  let line = 1;
  for (const { number, source } of cells) {
    starts.push({ number, line });
    line += source.split('\n').length + 1;
  }
  const place: PlaceText = (at, column, language) => {
    const cell = [...starts].reverse().find((start) => start.line <= at);
    const inside = placeText(at - (cell?.line ?? 1) + 1, column, language);
    return `${CELL[language]} ${cell?.number}, ${inside}`;
  };
  return { ...checkDocument(cells.map(({ source }) => source).join('\n\n'), options), path, place };
}
