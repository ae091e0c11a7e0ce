/** What of a homework has no French yet, and which French says nothing that is said any more. */
import { phrasebook } from '../derivation/words/phrasebook.js';
import { TABLE_MIME, type Table } from '../figures/table.js';
import { type French, sidecarOf, sidecarsOf } from '../homework/french.js';
import type { Homework } from '../homework/homework.js';
import { isCode, type Output } from '../homework/notebook.js';
import { shownPath } from '../homework/place-in.js';
import { recordsIn } from './certificates.js';
import type { Source } from './chapter.js';
import { PHRASES } from './phrases.js';
import { cellGaps } from './translation.js';
import { isFormula } from './words.js';

/** A line for whatever of these executed notebooks stays English in a French report: where, and what to write. */
export function frenchGaps(sources: readonly Source[], french: French): string[] {
  const hasCaption = captionTest(french);
  return sources.flatMap((source) => {
    const reasons = [...new Set(reasonsIn(source))].filter((text) => !Object.hasOwn(french.reasons, text));
    const captions = [...new Set(captionsIn(source))].filter((text) => !hasCaption(text));
    return [
      ...cellGaps(source),
      ...missing('reasons', reasons, sidecarOf(source.path)),
      ...missing('captions', captions, sidecarOf(source.path)),
    ];
  });
}

function missing(key: keyof French, texts: readonly string[], file: string): string[] {
  if (texts.length === 0) return [];
  const lines = texts.map((text) => `  ${JSON.stringify(text)}: "…"`);
  return [`no French for these ${key}; under "${key}" of ${file}:\n${lines.join(',\n')}`];
}

/** A line for each reason and caption in fr/ that is not among the phrases that the notebooks use. */
export function unusedFrench(homework: Homework, used: ReadonlySet<string>): string[] {
  return sidecarsOf(homework).flatMap(({ file, reasons, captions }) =>
    Object.entries({ reasons, captions }).flatMap(([key, texts]) =>
      Object.keys(texts)
        .filter((text) => !used.has(text))
        .map((text) => `${shownPath(file)}: under "${key}", no notebook says ${JSON.stringify(text)}`),
    ),
  );
}

const outputsOf = ({ notebook }: Source): Output[] =>
  notebook.cells.filter(isCode).flatMap(({ outputs }) => outputs);

/** The words beside the lines of derivations; a formula alone is the same in both languages. */
function reasonsIn(source: Source): string[] {
  const lines = recordsIn(source).flatMap((record) => record.lines);
  return lines.flatMap(({ reason, french }) => (french || isFormula(reason) ? [] : reason));
}

/** What stands under tables and figures, and what is said of a figure to those who do not see it. */
function captionsIn(source: Source): string[] {
  return outputsOf(source).flatMap((output) => {
    if (!('data' in output)) return [];
    const { data, metadata } = output;
    const said = [(data[TABLE_MIME] as Table | undefined)?.caption, metadata.caption, metadata.alt];
    return said.filter((text) => typeof text === 'string').filter((text) => !isFormula(text));
  });
}

/** Whether a phrase of the homework or of the program fits a caption. */
function captionTest({ captions }: French): (caption: string) => boolean {
  const used = new Set<string>();
  const say = phrasebook({ ...captions, ...PHRASES }, (phrase) => used.add(phrase));
  return (caption) => {
    used.clear();
    say(caption);
    // A phrase without words, such as `$1, $2`, fits any list.
    return [...used].some((phrase) => /\p{L}/u.test(phrase));
  };
}
