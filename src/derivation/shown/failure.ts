import type { Verdict } from '../../judge/verdict.js';
import type { Recorded } from '../judged/recording.js';
import type { Move } from '../lines/moves.js';
import type { Line } from '../lines/record.js';
import { verdictText } from '../words/note-words.js';
import { wordsFailure } from '../words/reason-check.js';
import { fails } from '../words/verdict-words.js';

/** The first wrong or undecided line, with its witness; else the first reason that could not be typeset. */
export function failureOf({ record, places }: Recorded): Error | undefined {
  const { id, lines, checks } = record;
  const at = lines.findIndex(({ verdict }) => verdict && fails(verdict.kind));
  if (at >= 0) return failureAt(places[at], `${id}, line ${at + 1}: ${complaint(lines[at])}`);
  const check = checks.find(({ verdict }) => fails(verdict.kind));
  if (check) return new Error(`${id}: ${check.text.en}: ${verdictText(check.verdict, 'en')}`);
  const words = wordsFailure(record);
  return words && failureAt(places[words.at], `${id}, line ${words.at + 1}: ${words.problem}`);
}

/** An error that points at the place where its line was written. */
function failureAt(place: Move['place'], message: string): Error {
  const error = new Error(message);
  // Without the method that said it: the place is where that was called.
  const frames = place?.stack?.split('\n').filter((line) => /^\s+at (?!Derivation\.)/.test(line));
  if (frames) error.stack = [`Error: ${message}`, ...frames].join('\n');
  return error;
}

/** What is wrong with a line, in words. */
function complaint({ source, verdict }: Line): string {
  const { witness } = verdict as Verdict;
  const values = Object.entries(witness?.values ?? {}).map(([name, value]) => `${name} = ${value}`);
  const where = witness
    ? ` (at ${values.join(', ')}: ${witness.left} on the left, ${witness.right} here)`
    : '';
  return `${source} is ${verdictText(verdict as Verdict, 'en')}${where}`;
}
