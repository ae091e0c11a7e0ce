/** What a sentence brings in only behind a formula: “L = ½(s − t)², where t ∈ ℝ is the target”. */
import type { DocumentBlock } from './blocks.js';
import { endsCase, isAny, isBehind, THEN } from './words.js';

/** A formula; `any` if the words beside it say that what is in it may be any: “for any $z$”, “$z$ quelconque”. */
type Formula = Extract<DocumentBlock, { is: 'formula' }> & { readonly any: boolean };

const BRINGS = /(?<!\p{L})(where|with|here|for|où|avec|pour|ici|étant)(?!\p{L})/iu;
/** A sentence goes on over a display and over the blank line behind it only with such a word. */
const GOES_ON = /^[\s,;]*(where|with|here|for|and|où|avec|pour|et|ici)(?!\p{L})/iu;

/** The formulas between words that bring something in, to the end of the sentence. */
export function broughtInBehind(display: boolean, next: readonly DocumentBlock[]): Formula[] {
  const found: Formula[] = [];
  let brings = false;
  for (const [k, block] of next.entries()) {
    const before = next[k - 1];
    if (block.is === 'words') {
      const afterDisplay = k === 0 ? display : before?.is === 'formula' && before.display;
      const goesOn = GOES_ON.test(block.text);
      if (!goesOn && (afterDisplay || /\n\s*\n/.test(block.text))) break;
      if (/^[^.;!?]*[.!?](\s|$)/.test(block.text)) break;
      brings ||= BRINGS.test(block.text);
    } else if (block.is === 'formula') {
      if (brings && !block.display && !isOfCase(next.slice(k + 1)))
        found.push({ ...block, any: isAny(textOf(before), textOf(next[k + 1])) });
    } else break;
  }
  return found;
}

/** Whether the sentence goes on to what follows from it: “…, then”. */
export function leadsToThen(next: readonly DocumentBlock[]): boolean {
  for (const block of next) {
    if (block.is !== 'words') continue;
    const [rest, ...more] = block.text.split(/[.;!?](?:\s|$)|\n\s*\n/);
    if (THEN.test(rest)) return true;
    if (more.length > 0) return false;
  }
  return false;
}

/** Whether what follows a formula says that it is of a case only: “… for $x > 1$ and …”, “… if $x > 1$.” */
export const isOfCase = ([words, formula, after]: readonly DocumentBlock[]): boolean =>
  words?.is === 'words' &&
  isBehind(words.text) &&
  formula?.is === 'formula' &&
  !formula.display &&
  after?.is === 'words' &&
  endsCase(after.text);

const textOf = (block: DocumentBlock | undefined): string => (block?.is === 'words' ? block.text : '');
