import type { DerivationRecord, Line, Verdict, VerdictKind } from '../derivation/record.js';
import { type Place, readInline } from './markdown.js';
import type { DerivationBlock, DerivationLine, Language, Mark } from './model.js';

const SYMBOLS: Record<VerdictKind, string> = {
  exact: '✓',
  sizes: '✓',
  convention: '≈',
  prose: '¶',
  undecided: '?',
  refused: '✗',
};

/** A record from a cell's output → the block that shows it. */
export function readDerivation(record: DerivationRecord, place: Place, language: Language): DerivationBlock {
  return {
    kind: 'derivation',
    question: record.id,
    part: record.part,
    assumptions: record.assumptions.map((text) => readInline(text, place)),
    lines: record.lines.map((line) => readLine(line, place, language)),
    verdict: mark(record.verdict, language),
    summary: readInline(record.summary, place),
  };
}

function readLine(line: Line, place: Place, language: Language): DerivationLine {
  return {
    relation: line.relation,
    formula: { ...place.typeset(line.tex, true, place.name), ...(line.typst && { typst: line.typst }) },
    reason: readInline(line.reason, place),
    verdict: line.verdict && mark(line.verdict, language),
  };
}

export function mark(verdict: Verdict, _language: Language): Mark {
  const { kind, sizes, note, witness } = verdict;
  return {
    kind,
    symbol: SYMBOLS[kind],
    words: kind,
    detail: note ?? sizes?.map((s) => JSON.stringify(s)).join(', '),
    witness:
      witness &&
      `${Object.entries(witness.values)
        .map(([name, value]) => `${name} = ${value}`)
        .join(', ')}: ${witness.left} ≠ ${witness.right}`,
  };
}
