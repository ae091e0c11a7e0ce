/** Formulas of an answer → derivations, and what of them is not read. */
import type { Bilingual } from '../bundle.js';
import { Derivation } from '../derivation/derivation.js';
import { type Expression, expressionOf, type Move } from '../derivation/lines/moves.js';
import { readDocument } from './document/document.js';
import { goesOn, type ReadChain, type ReadStep } from './document/reader.js';
import { orderSign } from './document/relations.js';
import { NOTHING_DECLARED, type Notations } from './letters/notations.js';
import type { ReadingNotation } from './meaning/names.js';
import type { Side } from './meaning/side.js';
import { isEquality } from './tex/signs.js';
import { placesIn } from './text/blocks.js';
import { SAID } from './text/said.js';

/** What of an answer is not judged, or was refused before it could be an expression; line and column from 1. */
export interface Unread {
  /** `unread` and `undeclared` are pending: nobody says that they are wrong. */
  readonly outcome: 'unread' | 'undeclared' | 'refused';
  readonly line: number;
  readonly column: number;
  readonly tex: string;
  readonly note: Bilingual;
}

/** An answer in TeX. */
export interface Answer {
  /** One for each notation that its formulas were read in; usually one. None if there is no equality in it. */
  readonly derivations: readonly Derivation[];
  readonly unread: readonly Unread[];
}

/**
 * Reads the text of a Markdown cell that answers a question: its chains of equalities are the steps, the last side of
 * each an answer, the cases of a claim are cases. Never throws for what is in it.
 */
export function readAnswer(text: string, question: string, notations: Notations = NOTHING_DECLARED): Answer {
  const { chains, remarks } = readDocument(text, notations);
  const placeOf = placesIn(text);
  const steps = chains.flatMap(({ chain }) => chain.steps);
  const unread = steps.flatMap((step) => unreadOf(step, text, placeOf));
  const unclosed = remarks.map(({ at, note }) => ({
    outcome: 'unread' as const,
    ...placeOf(at),
    tex: '',
    note,
  }));
  return {
    derivations: derivationsOf(
      chains.map(({ chain }) => chain),
      question,
    ),
    unread: [...unread, ...unclosed],
  };
}

/** Whether a Markdown cell holds an equality that is displayed: then it is an answer, not only text. */
export const answersInTex = (text: string): boolean => /(\$\$|\\\[|\\begin\{)[^$]*?=/.test(text);

/** Why an answer fails: its first wrong line, or a formula that is no expression; what is not read fails nothing. */
export function answerFailure({ derivations, unread }: Answer): string | undefined {
  const wrong = derivations
    .map((derivation) => derivation.failure()?.message)
    .find((message) => message !== undefined);
  const refused = unread.find(({ outcome }) => outcome === 'refused');
  return wrong ?? (refused && `line ${refused.line}, column ${refused.column}: ${refused.note.en}`);
}

function unreadOf(step: ReadStep, text: string, placeOf: ReturnType<typeof placesIn>): Unread[] {
  const { outcome, note, right, at } = step;
  if (outcome !== 'unread' && outcome !== 'undeclared' && !(outcome === 'refused' && !step.sides)) return [];
  return [
    {
      outcome,
      ...placeOf(at ?? right.at),
      tex: text.slice(right.at, right.end),
      note: note ?? SAID.leftOpen(),
    },
  ];
}

const NO_WORDS = { en: '', fr: '' };

/** The chains that were read in one notation are one derivation. */
function derivationsOf(chains: readonly ReadChain[], question: string): Derivation[] {
  const byVariant = new Map<string, ReadChain[]>();
  for (const chain of chains) {
    const key =
      JSON.stringify(chain.names.notation.symbols) +
      JSON.stringify(chain.names.notation.definitions?.slice(0, 3));
    byVariant.set(key, [...(byVariant.get(key) ?? []), chain]);
  }
  return [...byVariant.values()].flatMap((list) => {
    const moves = movesOf(list);
    return moves.length > 0 ? [new Derivation(question, notationFor(list), undefined, moves)] : [];
  });
}

/** The last notation of the chains, with the names that the reader gave on the way. */
function notationFor(chains: readonly ReadChain[]): ReadingNotation {
  const { notation } = chains[chains.length - 1].names;
  const own = chains.flatMap(({ steps }) =>
    steps.flatMap(({ sides }) => (sides ?? []).flatMap(({ definitions }) => [...definitions])),
  );
  const { symbols, definitions = [], assume, variant } = notation;
  const all = new Map([...definitions, ...own].map(([name, source]) => [name, source]));
  return { symbols, definitions: [...all], ...(assume && { assume }), ...(variant && { variant }) };
}

function movesOf(chains: readonly ReadChain[]): Move[] {
  const moves: Move[] = [];
  for (const chain of chains) {
    const claims = chain.steps.flatMap(brokenClaim);
    const lines = linesOf(chain);
    if (lines.length < 2 && lines[0]?.is !== 'shape') continue;
    const under = chain.steps.find((step) => step.under)?.under;
    moves.push(...claims, ...(under ? [caseOf(under, lines)] : lines));
  }
  return merged(moves);
}

const caseOf = (condition: Expression, moves: readonly Move[]): Move => ({
  is: 'cases',
  cases: [{ condition, moves }],
});

const expression = ({ source, node }: Side): Expression => ({ source, node });

/** A chain as its left side and steps; a side that is not read is left out of it. */
function linesOf({ steps, note }: ReadChain): Move[] {
  const judged = steps.filter(
    ({ sides, outcome, relation, shape }) =>
      sides &&
      outcome !== 'defined' &&
      (isEquality(relation) || shape || (relation !== '≈' && outcome !== 'supposed')),
  );
  return judged.flatMap((step, k): Move[] => {
    const [left, right] = step.sides as readonly [Side, Side];
    if (step.shape) return [{ is: 'shape', expression: expression(left), shape: step.shape, why: NO_WORDS }];
    const before = judged[k - 1];
    const order = orderSign(step.relation);
    // Of an order nothing follows for its left side.
    if (order) return [holding(left, order, right)];
    const continues = before && isEquality(before.relation) && goesOn(before, step);
    const starts: Move[] = continues ? [] : [{ is: 'given', expression: expression(left) }];
    if (step.relation === '≠')
      return [...starts, { is: 'refutes', expression: expression(right), why: NO_WORDS }];
    const last = k === judged.length - 1;
    const why = last ? note.replaceAll('$', '') : '';
    return [
      ...starts,
      { is: 'step', expression: expression(right), why: { en: why, fr: why }, ...(last && { asked: [] }) },
    ];
  });
}

const holding = (left: Side, order: string, right: Side): Move => ({
  is: 'holds',
  expression: expressionOf(`(${left.source}) ${order} (${right.source})`),
  why: NO_WORDS,
});

/** Cases that leave something out, or contradict each other, as a line that is refused. */
function brokenClaim({ sides, outcome, note }: ReadStep): Move[] {
  if (outcome !== 'refused' || !sides) return [];
  const broken = sides.flatMap(({ claims }) => claims).find(({ what }) => what.en === note?.en);
  if (!broken) return [];
  return [
    { is: 'given', expression: expressionOf(broken.left) },
    { is: 'step', expression: expressionOf(broken.right), why: broken.what },
  ];
}

/** Cases one after the other that start from the same side are the cases of one claim. */
function merged(moves: readonly Move[]): Move[] {
  const done: Move[] = [];
  for (const move of moves) {
    const before = done[done.length - 1];
    if (move.is === 'cases' && before?.is === 'cases' && startOf(before) === startOf(move))
      done[done.length - 1] = { is: 'cases', cases: [...before.cases, ...move.cases] };
    else done.push(move);
  }
  return done;
}

function startOf({ cases }: Extract<Move, { is: 'cases' }>): string | undefined {
  const [first] = cases[0].moves;
  return first.is === 'given' ? first.expression.source : undefined;
}
