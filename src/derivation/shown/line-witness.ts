import { LanguageError } from '../../judge/language.js';
import { ShapeError } from '../../judge/shapes.js';
import type { DerivationRecord, Line } from '../lines/record.js';
import { reachedBefore, typedLines, withRepeats } from '../lines/typed-lines.js';
import { type WitnessView, witnessView } from './witness-view.js';

/**
 * The witness of a line of a record in the symbols of the line and of the one that it was judged from. Undefined where
 * there is no witness, no line before, or the lines cannot be evaluated at it.
 */
export function lineWitness(line: Line, record: DerivationRecord): WitnessView | undefined {
  const { witness } = line.verdict ?? {};
  const before = judgedFrom(line, record);
  if (!witness || before === undefined) return undefined;
  try {
    return witnessView(before, line.source, witness, record.context);
  } catch (error) {
    if (error instanceof LanguageError || error instanceof ShapeError) return undefined;
    throw error;
  }
}

/** The last right line before it in its chain. */
function judgedFrom(line: Line, record: DerivationRecord): string | undefined {
  const at = record.lines.indexOf(line);
  const typed = withRepeats(typedLines(record));
  if (typed[at].is === 'holds') return undefined;
  return reachedBefore(typed, (_, i) => record.lines[i].verdict ?? { kind: 'exact' })[at].right;
}
