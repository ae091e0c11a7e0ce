/** What a derivation starts from, as code: the question in the language of derivations, without its answer. */

import type { AnswerClaim } from '../answer/claims.js';
import { answersAmong, goalsOfOne, isQuestion } from '../answer/goals.js';
import type { Shown } from '../answer/shown.js';
import type { Derivation } from '../derivation/derivation.js';
import type { Notation } from '../derivation/lines/notation.js';

/**
 * Every derivation that a question asks for, begun and left to be filled in: it runs, and counts as no answer. What a
 * line starts from is shown if it is the question (a derivative, a function, a name), and not if it is a number of the
 * answer. `collector` is what the notebook collects its answers in, if it does.
 */
export function skeletonsOf(
  question: string,
  shown: readonly Shown[],
  collector: string | undefined,
): string[] {
  return answersAmong(shown)
    .filter(({ id }) => id === question)
    .map((derivation) => {
      const text = skeleton(derivation);
      return collector ? `show(${collector}.add(${text}));` : `show(${text});`;
    });
}

function skeleton(derivation: Derivation): string {
  const { id, partId, notation } = derivation;
  const claims = goalsOfOne(derivation).map(({ claim }) => claim);
  // Chains first: what follows a blank is not looked at.
  const chainsFirst = [...claims].sort((a, b) => Number(b.is === 'chain') - Number(a.is === 'chain'));
  const starts = chainsFirst.flatMap((claim) => startOf(claim, notation));
  const { origin } = notation;
  const known = origin?.notation ?? { symbols: {} };
  const lines = [
    `derivation(${[quoted(id), ...(origin ? [origin.code] : [])].join(', ')})`,
    ...(partId === undefined ? [] : [`  .part(${quoted(partId)})`]),
    ...additions(notation, known, claims.map(answerOf)).map((line) => `  ${line}`),
    ...[...new Set(starts)].map((line) => `  ${line}`),
  ];
  return lines.join('\n');
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

const answerOf = (claim: AnswerClaim): string | undefined =>
  claim.is === 'chain' ? claim.steps.at(-1)?.expression.source : undefined;

function startOf(claim: AnswerClaim, notation: Notation): string[] {
  if (claim.is !== 'chain') return [BLANKS[claim.is]];
  const { start } = claim;
  const from = isQuestion(start.expression.node, notation) ? quoted(start.expression.source) : "'…'";
  return [`.given(${from})`, ".step('…', 'why')", ".reaches('…', 'why')"];
}

const BLANKS = {
  holds: ".holds('…', 'why')",
  refutes: ".given('…').refutes('…', 'why')",
  shape: ".hasShape('…', ['…'], 'why')",
  says: ".says('…')",
} as const;

const quoted = (text: string): string => (text.includes("'") ? JSON.stringify(text) : `'${text}'`);
