/** A witness in print: the symbols of the two lines with their values, and what both sides come to. */

import type { DerivationRecord, Line } from '../derivation/lines/record.js';
import { lineWitness } from '../derivation/shown/line-witness.js';
import { type Formula as Box, toTex, toTypst } from '../derivation/typeset/formula.js';
import { labelsIn } from './labels.js';
import type { Surroundings } from './markdown.js';
import type { Inline } from './model.js';

/** Undefined where there is no witness, or the lines cannot be evaluated at it. */
export function witnessWords(
  line: Line,
  record: DerivationRecord,
  place: Surroundings,
): Inline[] | undefined {
  const view = lineWitness(line, record);
  if (!view) return undefined;
  const labels = labelsIn(place.words.language);
  const shown = (box: Box) => formulaOf(box, place);
  const listed = view.quantities.flatMap((box, i) => (i === 0 ? [shown(box)] : [text(', '), shown(box)]));
  const at = listed.length > 0 ? [text(`${labels.at} `), ...listed, text(`${labels.colon} `)] : [];
  return [...at, text(`${labels.left} `), shown(view.left), text(`, ${labels.right} `), shown(view.right)];
}

const text = (words: string): Inline => ({ kind: 'text', text: words });

function formulaOf(box: Box, place: Surroundings): Inline {
  return {
    kind: 'formula',
    formula: { ...place.typeset(toTex(box), false, place.name), typst: toTypst(box) },
  };
}
