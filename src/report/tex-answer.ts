import type { Answer } from '../reading/answer.js';
import { readDerivation } from './derivations.js';
import type { Surroundings } from './markdown.js';
import type { Inline, ReportBlock } from './model.js';

/** An answer in TeX as it was read and judged, to stand under what was written. */
export function readTexAnswer({ derivations, unread }: Answer, place: Surroundings): ReportBlock[] {
  const { language } = place.words;
  const notRead = unread.map(({ line, column, note }): ReportBlock => {
    const text = {
      en: `Not read, line ${line}, column ${column}: ${note.en}.`,
      fr: `Non lu, ligne ${line}, colonne ${column} : ${note.fr}.`,
    };
    const children: Inline[] = [{ kind: 'emphasis', children: [{ kind: 'text', text: text[language] }] }];
    return { kind: 'paragraph', children };
  });
  // Text with formulas that are not read is text.
  if (derivations.length === 0) return [];
  return [...derivations.map(({ record }) => readDerivation(record, place)), ...notRead];
}
