/** What a derivation starts from, as code: the question in the language of derivations, without its answer. */
import type { Derivation } from '../derivation/derivation.js';
import type { Notation } from '../derivation/notation.js';
import type { Claim } from './claims.js';
import { answersAmong, goalsOfOne, isQuestion } from './goals.js';
import type { Shown } from './read/derivations.js';

/**
 * The first lines of every derivation that a question asks for, as comments. What a line starts from is shown
 * if it is the question (a derivative, a function, a name), and not if it is a number of the answer.
 */
export function skeletonsOf(question: string, shown: readonly Shown[]): string[] {
  return answersAmong(shown)
    .filter(({ id }) => id === question)
    .map(skeleton);
}

function skeleton(derivation: Derivation): string {
  const { id, partId, notation } = derivation;
  const claims = goalsOfOne(derivation).map(({ claim }) => claim);
  const starts = claims.flatMap((claim) => startOf(claim, notation));
  const { origin } = notation;
  const known = origin?.notation ?? { symbols: {} };
  const lines = [
    `derivation(${[quoted(id), ...(origin ? [origin.code] : [])].join(', ')})`,
    ...(partId === undefined ? [] : [`  .part(${quoted(partId)})`]),
    ...additions(notation, known, claims.map(answerOf)).map((line) => `  ${line}`),
    ...[...new Set(starts)].map((line) => `  ${line}`),
  ];
  return lines.map((line) => `// ${line}`).join('\n');
}

/** What the derivation adds to the shared notation; a definition that is the answer is left open. */
function additions(
  { symbols, definitions = [], assume = [] }: Notation,
  known: Notation,
  answers: readonly (string | undefined)[],
): string[] {
  const own = Object.entries(symbols).filter(([name]) => !Object.hasOwn(known.symbols, name));
  const shapes = own.map(([name, shape]) => `${name}: ${JSON.stringify(shape).replaceAll('"', "'")}`);
  const defined = definitions
    .slice(known.definitions?.length ?? 0)
    .map(([name, source]) => [name, answers.includes(source) ? '…' : source]);
  return [
    ...(shapes.length > 0 ? [`.where({ ${shapes.join(', ')} })`] : []),
    ...defined.map(([name, source]) => `.define(${quoted(name)}, ${quoted(source)})`),
    ...assume.slice(known.assume?.length ?? 0).map((condition) => `.assume(${quoted(condition)})`),
  ];
}

const answerOf = (claim: Claim): string | undefined =>
  claim.is === 'chain' ? claim.steps.at(-1)?.expression.source : undefined;

function startOf(claim: Claim, notation: Notation): string[] {
  if (claim.is !== 'chain') return [STATEMENTS[claim.is]];
  const { start, under } = claim;
  const given = `.given(${isQuestion(start.expression.node, notation) ? quoted(start.expression.source) : "'…'"})…`;
  return [given, ...under.map(({ source }) => `.cases({ ${quoted(source)}: (d) => d…, … })`)];
}

const STATEMENTS = {
  holds: ".holds('…', …)",
  refutes: ".given('…').refutes('…', …)",
  shape: '.hasShape(…)',
  says: ".says('…')",
} as const;

const quoted = (text: string): string => (text.includes("'") ? JSON.stringify(text) : `'${text}'`);
