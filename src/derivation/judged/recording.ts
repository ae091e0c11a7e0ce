import { declarationProblem } from '../../judge/declarations.js';
import { type Context, parse } from '../../judge/language.js';
import { freeNames } from '../../judge/scope.js';
import type { Move } from '../lines/moves.js';
import type { Notation } from '../lines/notation.js';
import type { DerivationRecord, Line } from '../lines/record.js';
import { typeset } from '../typeset/typeset.js';
import { summaryText } from '../words/summary.js';
import { weakest } from '../words/verdict-words.js';
import { judgeMoves } from './judging.js';

/** A record, and for each of its lines the place where it was written. */
export interface Recorded {
  readonly record: DerivationRecord;
  readonly places: readonly Move['place'][];
}

/** Judges what a derivation says, and writes it down. */
export const recordOf = (
  id: string,
  part: string | undefined,
  notation: Notation,
  moves: readonly Move[],
): DerivationRecord => recorded(id, part, notation, moves).record;

/** The same with the places of its lines. Throws if the notation says of its own names what cannot be. */
export function recorded(
  id: string,
  part: string | undefined,
  notation: Notation,
  moves: readonly Move[],
  open = false,
): Recorded {
  const context = declared(notation, moves);
  const problem = declarationProblem(context);
  if (problem) throw new Error(`${id}: ${problem}`);
  const judged = judgeMoves(moves, context);
  const lines = judged.lines.map(({ line }) => line);
  const { checks } = judged;
  const record = {
    id,
    ...(part && { part }),
    ...(notation.variant && { variant: notation.variant }),
    context: used(context, lines),
    where: definitionsIn(lines, context),
    assumptions: (context.assume ?? []).map((source) => inDollars(source, context)),
    lines,
    checks,
    ...(open && { open }),
    verdict: weakest([...lines, ...checks].flatMap(({ verdict }) => verdict ?? [])),
  };
  return {
    record: { ...record, summary: summaryText(record, 'en') },
    places: judged.lines.map(({ move }) => move.place),
  };
}

/** The declared symbols; if none were, those of the `given` lines, as real variables. */
export function declared({ symbols, definitions, assume, along }: Notation, moves: readonly Move[]): Context {
  const names = moves.flatMap((m) => (m.is === 'given' ? [...freeNames(m.expression.node)] : []));
  const implied = Object.fromEntries(names.map((name) => [name, 'scalar' as const]));
  const none = Object.keys(symbols).length === 0;
  return {
    symbols: none ? implied : symbols,
    ...(definitions && { definitions }),
    ...(assume && { assume }),
    ...(along && { along }),
  };
}

const wordsOf = (source: string): string[] => source.match(/[a-zA-Z]\w*/g) ?? [];

/** What of a context the lines speak of, directly or through definitions. */
function used(
  { symbols, definitions = [], assume = [], along = [] }: Context,
  lines: readonly Line[],
): Context {
  const sources = lines.flatMap(({ source, under }) => [source, under?.source ?? '']);
  const names = new Set([...sources, ...assume].flatMap(wordsOf));
  const depends = [...definitions, ...along.map(([name, ...on]) => [name, on.join(' ')] as const)];
  for (let known = 0; known < names.size; ) {
    known = names.size;
    for (const [name, source] of depends)
      if (names.has(name)) for (const word of wordsOf(source)) names.add(word);
  }
  const kept = definitions.filter(([name]) => names.has(name));
  const moving = along.filter(([name]) => names.has(name));
  for (const [name, shape] of Object.entries(symbols))
    if (names.has(name) && Array.isArray(shape)) for (const size of shape) names.add(String(size));
  return {
    symbols: Object.fromEntries(Object.entries(symbols).filter(([name]) => names.has(name))),
    ...(kept.length > 0 && { definitions: kept }),
    ...(assume.length > 0 && { assume }),
    ...(moving.length > 0 && { along: moving }),
  };
}

/** The definitions whose names stand in a line, as `$name = expression$`; ∂L/∂W needs no explanation. */
function definitionsIn(lines: readonly Line[], context: Context): string[] {
  const names = new Set(lines.flatMap(({ source }) => wordsOf(source)));
  return (context.definitions ?? [])
    .filter(([name]) => names.has(name) && !name.startsWith('grad'))
    .map(([name, source]) => inDollars(`${name} == ${source}`, context));
}

const inDollars = (source: string, context: Context): string => `$${typeset(parse(source), context).tex}$`;
