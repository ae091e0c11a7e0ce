import { readWholeFile } from '../whole-file.js';
import { circlesDataset } from './circles.js';
import type { Dataset } from './dataset.js';

/** The course's text format, one `x1 x2 label` per line. Error naming file and line if a row is not that. */
export function readCircles(file: string): Dataset {
  const rows = readWholeFile(file, 'a file of the two circles')
    .toString('utf8')
    .split(/\r?\n/)
    .map((text, i) => ({ text, line: i + 1, fields: text.trim().split(/\s+/) }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, line, fields }) => {
      const numbers = fields.map(Number);
      if (numbers.length !== 3 || !numbers.every(Number.isFinite) || ![0, 1].includes(numbers[2]))
        throw new Error(`${file}: line ${line}: expected \`x1 x2 label\` with label 0 or 1, found "${text}"`);
      return numbers;
    });
  if (rows.length === 0)
    throw new Error(`${file}: line 1: expected \`x1 x2 label\`, found the end of the file`);
  return circlesDataset(
    'two circles (course file)',
    rows,
    rows.map((row) => row[2]),
  );
}
