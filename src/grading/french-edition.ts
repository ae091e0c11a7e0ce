/** A notebook as students who read French get it: its prose, and the reasons that are written in its code. */
import type { French } from '../homework/french.js';
import { isCode, type Notebook } from '../homework/notebook.js';
import type { Source } from '../report/chapter.js';
import { cellGaps, translateNotebook } from '../report/translation.js';
import { PROSE_STUB } from './student-edition.js';

/** The same notebook in French. Throws, naming file and cells, if prose has no French, or that of an older English. */
export function frenchEdition(source: Source, { reasons }: Pick<French, 'reasons'>): Notebook {
  const gaps = cellGaps(source);
  if (gaps.length > 0) throw new Error(gaps.join('\n'));
  const { notebook } = translateNotebook(source, 'fr');
  const cells = notebook.cells.map((cell) =>
    isCode(cell) ? { ...cell, source: withReasons(cell.source, reasons) } : cell,
  );
  return { ...notebook, cells };
}

/** What a stub says where an answer is to be filled in, in French. */
export function frenchStubs(edition: Notebook): Notebook {
  const cells = edition.cells.map((cell) => {
    if (isCode(cell)) return { ...cell, source: withReasons(cell.source, { why: 'pourquoi' }) };
    return cell.source === PROSE_STUB ? { ...cell, source: '*Votre réponse.*' } : cell;
  });
  return { ...edition, cells };
}

/** A text between single quotes that is known as a reason, in French; one with an escape in it stays as it is. */
function withReasons(code: string, reasons: French['reasons']): string {
  return code.replace(/"[^"\\\n]*"|'([^'\\\n]*)'/g, (literal, said) =>
    said !== undefined && Object.hasOwn(reasons, said)
      ? `'${reasons[said].replace(/[\\']/g, '\\$&')}'`
      : literal,
  );
}
