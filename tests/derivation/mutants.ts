/**
 * Mistakes put into every step of every derivation of the notebooks: how many does the judge catch, and do the
 * others change nothing? `npm run mutants` prints all of them.
 */
import seedrandom from 'seedrandom';
import type { DerivationRecord } from '../../src/derivation/lines/record.js';
import { type Context, parse } from '../../src/judge/language.js';
import { evaluateAt, type Point } from '../judge/reference.js';
import { notebookNames, recordsIn } from './notebook-records.js';
import { type Trial, trialsOf } from './trials.js';

export interface Outcome {
  readonly id: string;
  readonly trial: Trial;
  /** Refused; or accepted, and equal to the right line at 64 digits; or accepted though it differs. */
  readonly fate: 'caught' | 'equal' | 'missed';
}

/** The fate of every mutant of these derivations, or of one in `every`. */
export function outcomesOf(records: readonly DerivationRecord[], every = 1): Outcome[] {
  const random = seedrandom('mutants');
  return records.flatMap((record) =>
    trialsOf(record, () => random() * every < 1).map((trial) => ({
      id: record.id,
      trial,
      fate: fateOf(trial, random),
    })),
  );
}

export function fateOf(trial: Trial, random: () => number): Outcome['fate'] {
  if (trial.verdict.kind === 'refused') return 'caught';
  return sameValues(trial, random) ? 'equal' : 'missed';
}

export const notebookRecords = (): DerivationRecord[] => notebookNames.flatMap(recordsIn);

const POINTS = 3;

/** Whether a mutant has the values of the right line at random points where the assumptions hold. */
function sameValues({ line, node, context }: Trial, random: () => number): boolean {
  let compared = 0;
  for (let attempt = 0; attempt < 2000 && compared < POINTS; attempt++) {
    const point = randomPoint(context, random);
    const at = (source: string) => evaluateAt(parse(source), context, point).data.map(Number);
    if (!(context.assume ?? []).every((condition) => at(condition)[0] === 1)) continue;
    const [right, mutant] = [at(line), evaluateAt(node, context, point).data.map(Number)];
    if (right.length !== mutant.length || right.some((x, i) => differ(x, mutant[i]))) return false;
    compared++;
  }
  return compared === POINTS;
}

const differ = (a: number, b: number) =>
  Number.isNaN(a) !== Number.isNaN(b) || Math.abs(a - b) > 1e-14 * Math.max(1, Math.abs(a));

/** Sizes pairwise distinct; indices within them; now and then a zero, for the cases that ask for one. */
function randomPoint({ symbols }: Context, random: () => number): Point {
  const names = Object.keys(symbols).filter((name) => symbols[name] === 'size');
  const values: Record<string, number> = Object.fromEntries(names.map((name, i) => [name, i + 2]));
  const size = (s: number | string) => (typeof s === 'number' ? s : values[s]);
  const draw = () => (random() < 0.1 ? 0 : Math.round((random() * 4 - 2) * 1e6) / 1e6);
  for (const [name, shape] of Object.entries(symbols)) {
    if (shape === 'size') continue;
    if (shape === 'index') values[name] = 1 + Math.floor(random() * 2);
    else if (shape === 'scalar') values[name] = draw();
    else
      for (let i = 1; i <= size(shape[0]); i++)
        if (shape.length === 1) values[`${name}[${i}]`] = draw();
        else for (let j = 1; j <= size(shape[1]); j++) values[`${name}[${i},${j}]`] = draw();
  }
  return { values };
}

const where = ({ context: { assume = [] } }: Trial) =>
  assume.length > 0 ? ` where ${assume.join(', ')}` : '';

/** Why a mutant was accepted. */
const WHY = {
  equal: (trial: Trial) =>
    `    equal: the same values, computed with 64 digits, at ${POINTS} random points${where(trial)}`,
  missed: (trial: Trial) => `    MISSED: its values differ from the line's${where(trial)}`,
};

if (process.argv[1] === import.meta.filename) {
  const outcomes = outcomesOf(notebookRecords());
  const count = (fate: Outcome['fate']) => outcomes.filter((outcome) => outcome.fate === fate).length;
  for (const { id, trial, fate } of outcomes)
    if (fate !== 'caught')
      console.log(`${id}  ${trial.kind}: ${trial.line}  →  ${trial.source}\n${WHY[fate](trial)}`);
  console.log(
    `${outcomes.length} mutants: ${count('caught')} caught, ${count('equal')} equal to the right line, ${count('missed')} missed`,
  );
}
