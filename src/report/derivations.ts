import type { DerivationRecord, Line, Typeset } from '../derivation/lines/record.js';
import { typesetNoteIn } from '../derivation/shown/note-formula.js';
import { printedRows, type Row } from '../derivation/shown/rows.js';
import { mathmlOf } from '../derivation/typeset/typeset.js';
import { summaryText } from '../derivation/words/summary.js';
import { VERDICTS } from '../derivation/words/verdict-words.js';
import { theQuestion } from '../homework/homework.js';
import { type Context, parse } from '../judge/language.js';
import type { Verdict } from '../judge/verdict.js';
import { labelsIn } from './labels.js';
import { readPlain, type Surroundings } from './markdown.js';
import type {
  Arrangement,
  DerivationBlock,
  DerivationRow,
  Inline,
  Language,
  Mark,
  TypesetFormula,
} from './model.js';
import { witnessWords } from './witness.js';

/** A record from a cell's output → the block that shows it. */
export function readDerivation(record: DerivationRecord, place: Surroundings): DerivationBlock {
  const { language } = place.words;
  const plain = (text: string) => readPlain(text, place);
  const rows = printedRows(record.lines).map((row) => readRow(row, record, place));
  return {
    kind: 'derivation',
    question: record.id,
    title: [titleText(record, place), variantText(record, place)].flatMap((text) =>
      text ? [plain(text)] : [],
    ),
    where: record.where.map(plain),
    assumptions: record.assumptions.map(plain),
    arrangement: arrangementOf(rows),
    rows,
    checks: record.checks.map(({ text, verdict }) => ({
      text: plain(text[language]),
      mark: mark(verdict, language),
      remarks: remarks(verdict, record.context, language).map(plain),
    })),
    steps: record.lines.filter((line) => line.verdict).length,
    verdict: mark(record.verdict, language),
    summary: summaryText(record, language),
    record,
  };
}

/** A verdict's sign and words. */
export function mark({ kind }: Verdict, language: Language): Mark {
  return { kind, symbol: VERDICTS[kind].sign, words: VERDICTS[kind][language] };
}

function titleText({ id, part }: DerivationRecord, { homework, words }: Surroundings): string | undefined {
  const named = part === undefined ? undefined : theQuestion(homework, id).parts[part]?.[words.language];
  return named ? `${part} · ${named}` : part;
}

/** The variant in words: a lone φ says nothing to a reader. */
const variantText = ({ variant }: DerivationRecord, { words }: Surroundings): string | undefined =>
  variant && words.caption(variant.replace(/(?<=^|, )φ$/, 'any activation φ'));

function readRow({ line, left, opens }: Row, record: DerivationRecord, place: Surroundings): DerivationRow {
  const { context, lines } = record;
  const { language } = place.words;
  const begins = line.relation === '' && line.source !== '';
  return {
    opens: opens && caseTitle(opens, place),
    left: left || begins ? judgedFormula(left ?? line, context, place) : undefined,
    relation: line.relation,
    right: line.relation === '' ? undefined : judgedFormula(line, context, place),
    words: wordsOf(line, place),
    answer: line.answer ?? false,
    mark: line.verdict && mark(line.verdict, language),
    remarks: remarksOn(line, record, place),
    line: lines.indexOf(line),
    ...(left && { leftLine: lines.indexOf(left) }),
  };
}

/** The expression of a line: its MathML is made from the judged tree, whose names a page can explain. */
function judgedFormula(
  { relation, source, tex, typst }: Line,
  context: Context,
  place: Surroundings,
): TypesetFormula {
  const formula = { ...place.typeset(tex, true, place.name), typst };
  return relation === '∈' ? formula : { ...formula, mathml: mathmlOf(parse(source), context) };
}

/** The reason, then the shape. */
function wordsOf({ reason, french, shape, relation }: Line, place: Surroundings): Inline[] {
  const own = place.words.language === 'fr' ? french : undefined;
  const words = readPlain(own ?? reasonText(reason, place), place);
  if (!shape || relation === '∈') return words;
  const size: Inline = {
    kind: 'formula',
    formula: { ...place.typeset(shape.tex, false, place.name), typst: shape.typst },
  };
  return words.length > 0 ? [...words, { kind: 'text', text: ', ' }, size] : [size];
}

function reasonText(reason: string, place: Surroundings): string {
  try {
    return place.words.reason(reason);
  } catch (error) {
    throw new Error(`${place.name}: ${(error as Error).message}`);
  }
}

function caseTitle(opens: Typeset | 'all', place: Surroundings): Inline[] {
  const labels = labelsIn(place.words.language);
  if (opens === 'all') return [{ kind: 'text', text: labels.allCases }];
  const formula = { ...place.typeset(opens.tex, false, place.name), typst: opens.typst };
  return [
    { kind: 'text', text: `${labels.case} ` },
    { kind: 'formula', formula },
  ];
}

/** The note, and the numbers in the symbols of the lines where they can be had. */
function remarksOn(line: Line, record: DerivationRecord, place: Surroundings): Inline[][] {
  if (!line.verdict) return [];
  const plain = (verdict: Verdict) =>
    remarks(verdict, record.context, place.words.language).map((text) => readPlain(text, place));
  const words = witnessWords(line, record, place);
  return words ? [...plain({ ...line.verdict, witness: undefined }), words] : plain(line.verdict);
}

/** What a verdict depends on: the convention taken, or why not, with the numbers that show it. */
function remarks({ note, witness }: Verdict, context: Context, language: Language): string[] {
  const labels = labelsIn(language);
  const values = Object.entries(witness?.values ?? {}).map(([name, value]) => `${name} = ${value}`);
  const at = values.length > 0 ? `${labels.at} ${values.join(', ')}${labels.colon} ` : '';
  const numbers = witness && `${at}${labels.left} ${witness.left}, ${labels.right} ${witness.right}`;
  return [note && typesetNoteIn(language, note, context), numbers].filter(
    (text): text is string => text !== undefined,
  );
}

/** Widths in em: of the text, of a verdict with the gaps, and the least for reasons beside the formulas. */
const [TEXT, VERDICT, WORDS] = [44, 11, 11];

/** The widest arrangement for which there is room beside a column of verdicts of that width. */
export function arrangementOf(rows: readonly DerivationRow[], verdict: number = VERDICT): Arrangement {
  const widest = (side: 'left' | 'right') => Math.max(0, ...rows.map((row) => row[side]?.width ?? 0));
  const both = widest('left') + widest('right');
  if (both + WORDS + verdict <= TEXT) return 'beside';
  return both + verdict <= TEXT ? 'below' : 'stacked';
}
