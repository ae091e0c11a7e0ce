import { type Context, LanguageError } from '../../judge/language.js';
import { formOf } from '../lines/forms.js';
import { expressionOf, type Move } from '../lines/moves.js';
import type { Check, Line } from '../lines/record.js';
import type { Reached, TypedLine } from '../lines/typed-lines.js';
import { recordOf } from './recording.js';

/** A line judged: what is printed of it, and the checks that come with it. */
export interface JudgedAgain {
  readonly line: Line;
  readonly checks: readonly Check[];
}

/** Judges one line as the record's own line was judged. Throws LanguageError where its text is not in the language. */
export function judgeAgain(line: TypedLine, { right, wrong }: Reached, context: Context): JudgedAgain {
  const before: Move[] = [
    ...(right === undefined ? [] : [{ is: 'given', expression: expressionOf(right) } as const]),
    ...(wrong === undefined ? [] : [{ is: 'step', expression: expressionOf(wrong), why: '' } as const]),
  ];
  const assume = [...(context.assume ?? []), ...(line.under === undefined ? [] : [line.under])];
  const { lines, checks } = recordOf('', undefined, { ...context, assume }, [...before, moveOf(line)]);
  return { line: lines[lines.length - 1], checks };
}

function moveOf({ is, source, asked, shape }: TypedLine): Move {
  switch (is) {
    case 'says':
      return { is, why: '' };
    case 'shape':
      return { is, expression: expressionOf(source), shape: sizesIn(shape ?? ''), why: '' };
    case 'step':
      return { is, expression: expressionOf(source), why: '', ...(asked && { asked: asked.map(formOf) }) };
    case 'given':
      return { is, expression: expressionOf(source) };
    case 'refutes':
    case 'holds':
      return { is, expression: expressionOf(source), why: '' };
  }
}

/** `m × dh` → [m, dh]; a column is `m × 1` and `m`; a scalar has none. */
export function sizesIn(text: string): [] | [string | number] | [string | number, string | number] {
  const sizes = text
    .split(/[×x*,]/)
    .map((size) => size.trim())
    .filter((size) => size !== '' && size !== 'scalar')
    .map((size) => (/^\d+$/.test(size) ? Number(size) : size));
  if (sizes.length > 2) throw new LanguageError('a shape has one or two sizes', text, 0);
  const [rows, columns] = sizes;
  if (rows === undefined) return [];
  return columns === undefined || columns === 1 ? [rows] : [rows, columns];
}

/** Whether the cases leave nothing out, each given by its condition. */
export function casesAgain(conditions: readonly string[], context: Context): readonly Check[] {
  const cases = conditions.map((condition) => ({ condition: expressionOf(condition), moves: [] }));
  return recordOf('', undefined, context, [{ is: 'cases', cases }]).checks;
}
