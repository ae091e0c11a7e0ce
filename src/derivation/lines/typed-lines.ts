import type { Verdict } from '../../judge/verdict.js';
import type { Asked } from './forms.js';
import type { DerivationRecord, Line } from './record.js';

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

/** What the next line is judged from, when this one has got its verdict (none if its text could not be read). */
export function reachedAfter(line: TypedLine, verdict: Verdict | undefined, reached: Reached): Reached {
  if (line.is === 'given') return { right: line.source };
  if (line.is !== 'step') return reached;
  return verdict && verdict.kind !== 'refused'
    ? { right: line.source }
    : { ...reached, ...(verdict && { wrong: line.source }) };
}

/** What each line is judged from, where `verdictOf` says what each has got. */
export function reachedBefore<L extends TypedLine>(
  lines: readonly L[],
  verdictOf: (line: L, at: number) => Verdict | undefined,
): Reached[] {
  let reached: Reached = {};
  return lines.map((line, at) => {
    const before = reached;
    reached = reachedAfter(line, verdictOf(line, at), reached);
    return before;
  });
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
