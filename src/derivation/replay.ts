import { type Context, LanguageError, parse } from '../judge/language.js';
import type { Verdict } from '../judge/verdict.js';
import { type Asked, formOf } from './forms.js';
import type { Expression, Move } from './moves.js';
import type { Check, DerivationRecord, Line } from './record.js';
import { recordOf } from './recording.js';

/**
 * A derivation as somebody types it, line by line: a record without its verdicts. Each line can be changed and judged
 * again on its own, from what it follows from.
 */
export interface TypedLine {
  readonly is: 'given' | 'step' | 'refutes' | 'holds' | 'shape' | 'says';
  /** As typed; empty for words alone. */
  readonly source: string;
  /** The condition of the case it stands in. */
  readonly under?: string;
  readonly asked?: readonly Asked[];
  /** Of a shape, the one claimed: `m × dh`. */
  readonly shape?: string;
  /** Set where a case, or what follows the cases, begins with the line they all start from. */
  readonly repeats?: true;
}

/** What a line is judged from: the last right line of its chain, and the line before if that was wrong. */
export interface Reached {
  readonly right?: string;
  readonly wrong?: string;
}

/** The lines of a record as they were typed. */
export function typedLines({ lines }: Pick<DerivationRecord, 'lines'>): TypedLine[] {
  return lines.map((line, i) => {
    const { under, asked } = line;
    const { is, source } = kindOf(line, lines[i - 1]);
    return {
      is,
      source,
      ...(under && { under: under.source }),
      ...(asked && { asked }),
      ...(is === 'shape' && { shape: line.source }),
      ...(is === 'given' && i > 0 && opensCase(line, lines[i - 1]) && { repeats: true }),
    };
  });
}

function kindOf(
  { relation, source, reason, verdict }: Line,
  before: Line | undefined,
): Pick<TypedLine, 'is' | 'source'> {
  switch (relation) {
    case '=':
      return { is: 'step', source };
    case '≠':
      return { is: 'refutes', source };
    case '∈':
      return { is: 'shape', source: before?.source ?? '' };
    case '': {
      if (source === '') return { is: 'says', source };
      // a first line has a verdict only where it has no meaning
      const holds = verdict && (verdict.kind !== 'refused' || reason !== '');
      return { is: holds ? 'holds' : 'given', source };
    }
  }
}

const opensCase = (line: Line, before: Line): boolean => line.under?.source !== before.under?.source;

/** A line judged: what is printed of it, and the checks that come with it. */
export interface JudgedAgain {
  readonly line: Line;
  readonly checks: readonly Check[];
}

/** Judges one line as the record's own line was judged. Throws LanguageError where its text is not in the language. */
export function judgeAgain(line: TypedLine, { right, wrong }: Reached, context: Context): JudgedAgain {
  const before: Move[] = [
    ...(right === undefined ? [] : [{ is: 'given', expression: expression(right) } as const]),
    ...(wrong === undefined ? [] : [{ is: 'step', expression: expression(wrong), why: '' } as const]),
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
      return { is, expression: expression(source), shape: sizesIn(shape ?? ''), why: '' };
    case 'step':
      return { is, expression: expression(source), why: '', ...(asked && { asked: asked.map(formOf) }) };
    case 'given':
      return { is, expression: expression(source) };
    case 'refutes':
    case 'holds':
      return { is, expression: expression(source), why: '' };
  }
}

const expression = (source: string): Expression => ({ source, node: parse(source) });

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

/** What the next line is judged from, when this one has got its verdict (none if its text could not be read). */
export function reachedAfter(line: TypedLine, verdict: Verdict | undefined, reached: Reached): Reached {
  if (line.is === 'given') return { right: line.source };
  if (line.is !== 'step') return reached;
  return verdict && verdict.kind !== 'refused'
    ? { right: line.source }
    : { ...reached, ...(verdict && { wrong: line.source }) };
}

/** Whether the cases leave nothing out, each given by its condition. */
export function casesAgain(conditions: readonly string[], context: Context): readonly Check[] {
  const cases = conditions.map((condition) => ({ condition: expression(condition), moves: [] }));
  return recordOf('', undefined, context, [{ is: 'cases', cases }]).checks;
}

/** The lines in order with the given line of each case taken from where the cases start. */
export function withRepeats(lines: readonly TypedLine[]): TypedLine[] {
  let start: string | undefined;
  let last: string | undefined;
  return lines.map((line, i) => {
    const outside = lines[i - 1]?.under === undefined;
    if (line.under !== undefined && outside) start = last ?? line.source;
    const said = line.repeats && start !== undefined ? { ...line, source: start } : line;
    if (said.is === 'given' || said.is === 'step') last = said.source;
    return said;
  });
}

/** The conditions of the cases that follow each other, group by group, with the line that ends each group. */
export function groupsOfCases(lines: readonly TypedLine[]): string[][] {
  const groups: string[][] = [];
  lines.forEach(({ under }, i) => {
    const before = lines[i - 1]?.under;
    if (under === undefined || under === before) return;
    if (before === undefined) groups.push([under]);
    else groups[groups.length - 1].push(under);
  });
  return groups;
}
