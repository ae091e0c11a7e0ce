/** A mistake of the kind people make, put into a line where the judge can show it. */
import { reachedBefore, type TypedLine, withRepeats } from '../derivation/lines/typed-lines.js';
import type { Context } from '../judge/language.js';
import type { ToldLine } from './judge/answers.js';
import type { PageJudge } from './judge/judge.js';

export interface Spoiled {
  readonly at: number;
  readonly kind: string;
  readonly source: string;
  readonly told: ToldLine;
}

/** How many mistakes are tried before a derivation is given up: some change nothing that could be shown. */
const TRIES = 12;

/** One line with one mistake, and the numbers that show it. Undefined if none of those that were tried is wrong. */
export async function spoil(
  judge: PageJudge,
  { lines, context }: { readonly lines: readonly TypedLine[]; readonly context: Context },
  random: () => number = Math.random,
): Promise<Spoiled | undefined> {
  const said = withRepeats(lines);
  const from = reachedBefore(said, () => ({ kind: 'exact' }));
  const steps = said.flatMap((line, at) => (line.is === 'step' ? [at] : []));
  for (let tried = 0; tried < TRIES && steps.length > 0; tried++) {
    const at = pick(steps, random);
    const all = await judge.ask({ is: 'mistakes', source: said[at].source });
    const mistake = all.is === 'mistakes' && all.mistakes.length > 0 ? pick(all.mistakes, random) : undefined;
    if (!mistake) continue;
    const line = { ...said[at], source: mistake.source };
    const told = await judge.ask({ is: 'line', line, reached: from[at], context });
    if (told.is === 'line' && told.line.verdict?.kind === 'refused') return { at, ...mistake, told };
  }
  return undefined;
}

const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)];
