/** Verdicts on what a student wrote, which may be nothing that can be judged. */
import { fails } from '../derivation/words/verdict-words.js';
import type { Verdict } from '../judge/verdict.js';

/** The verdict; undefined where a side is no expression, or has no shape. */
export function verdictOrNone(judge: () => Verdict | undefined): Verdict | undefined {
  try {
    return judge();
  } catch {
    return undefined;
  }
}

/** Whether there is a verdict, and it fails nothing. */
export const isPassed = (verdict: Verdict | undefined): boolean =>
  verdict !== undefined && !fails(verdict.kind);
