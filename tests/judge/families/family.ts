/** Claims made by the hundred: a law that holds, or does not, for any argument, and the arguments it is written for. */
import type { Context } from '../../../src/judge/language.js';
import type { Verdict } from '../../../src/judge/verdict.js';

/**
 * What the law says of the two sides: `equal` wherever the left one has a value, `different` somewhere, or `narrower`:
 * equal where both have a value, but the right one lacks it in a region where the left one has it.
 */
export type Truth = 'equal' | 'different' | 'narrower';

/** A claim of one of the families, and whether it is true, known by how it was made. */
export interface Labelled {
  readonly family: string;
  readonly left: string;
  readonly right: string;
  readonly context: Context;
  readonly truth: Truth;
}

/** What an answer is worth: only the kind of the verdict counts. */
export type Mark = 'right' | 'wrong' | 'open';

/** The mark of a verdict. `partial` says what `narrower` is; of different sides it is as wrong as acceptance. */
export function markOf({ kind }: Pick<Verdict, 'kind'>, truth: Truth): Mark {
  if (kind === 'undecided' || kind === 'prose') return 'open';
  if (truth === 'narrower') return kind === 'partial' || kind === 'refused' ? 'right' : 'wrong';
  if (kind === 'partial') return 'wrong';
  return (kind === 'refused') === (truth === 'different') ? 'right' : 'wrong';
}

/** Each letter of `letters` is put in, in brackets, for what stands there: `u` or `u, v`. */
function filled(law: string, letters: readonly string[], argument: readonly string[]): string {
  return letters.reduce(
    (text, letter, k) => text.replace(new RegExp(`\\b${letter}\\b`, 'g'), `(${argument[k]})`),
    law,
  );
}

/** The laws (one a line, the sides joined by ' == ') for each of the arguments; a side is never left with blanks. */
export function family(
  name: string,
  truth: Truth,
  context: Context,
  letters: readonly string[],
  args: readonly (readonly string[])[],
  laws: string,
): Labelled[] {
  return laws
    .trim()
    .split('\n')
    .flatMap((law) =>
      args.map((argument) => {
        const [left, right] = law.split(' == ').map((side) => filled(side.trim(), letters, argument));
        return { family: name, left, right, context, truth };
      }),
    );
}
