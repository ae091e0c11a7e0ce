/** A witness in print: the symbols of the two lines with their values, and what both sides come to. */
import type { DerivationRecord, Line } from '../derivation/record.js';
import { type Formula as Box, toTex, toTypst } from '../derivation/typeset/formula.js';
import { witnessView } from '../derivation/witness-view.js';
import { LanguageError } from '../judge/language.js';
import { ShapeError } from '../judge/shapes.js';
import { labelsIn } from './labels.js';
import type { Surroundings } from './markdown.js';
import type { Inline } from './model.js';

/** Undefined where there is no witness, or the lines cannot be evaluated at it. */
export function witnessWords(
  line: Line,
  record: DerivationRecord,
  place: Surroundings,
): Inline[] | undefined {
  const { witness } = line.verdict ?? {};
  const before = lineBefore(line, record);
  if (!witness || !before) return undefined;
  try {
    const { quantities, left, right } = witnessView(before.source, line.source, witness, record.context);
    const labels = labelsIn(place.words.language);
    const shown = (box: Box) => formulaOf(box, place);
    const listed = quantities.flatMap((box, i) => (i === 0 ? [shown(box)] : [text(', '), shown(box)]));
    const at = listed.length > 0 ? [text(`${labels.at} `), ...listed, text(`${labels.colon} `)] : [];
    return [...at, text(`${labels.left} `), shown(left), text(`, ${labels.right} `), shown(right)];
  } catch (error) {
    if (error instanceof LanguageError || error instanceof ShapeError) return undefined;
    throw error;
  }
}

/** What the line was compared with: the last line before it that is not itself refuted. */
function lineBefore(line: Line, { lines }: DerivationRecord): Line | undefined {
  const before = lines.slice(0, lines.indexOf(line));
  return before.filter(({ relation, source }) => relation !== '≠' && source !== '').at(-1);
}

const text = (words: string): Inline => ({ kind: 'text', text: words });

function formulaOf(box: Box, place: Surroundings): Inline {
  return {
    kind: 'formula',
    formula: { ...place.typeset(toTex(box), false, place.name), typst: toTypst(box) },
  };
}
