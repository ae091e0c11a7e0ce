import type { DerivationRecord } from '../derivation/record.js';
import { typedLines } from '../derivation/typed-lines.js';
import { follow, followCases } from './judge/follow.js';
import type { Judge } from './judge/judge.js';

/** `chainrule.judged(record)` in the console of the page: what its judge says of every line of a record. */
export function answersAbout(judge: Judge): void {
  const judged = async (record: DerivationRecord) => {
    const lines = typedLines(record);
    const verdicts: unknown[] = [];
    const checks: unknown[] = [];
    await follow(
      judge,
      lines,
      record.context,
      () => true,
      ({ answer }) => {
        verdicts.push(answer?.is === 'line' ? (answer.line.verdict ?? null) : answer);
        if (answer?.is === 'line') checks.push(...answer.checks);
      },
    );
    return { verdicts, checks: [...checks, ...(await followCases(judge, lines, record.context))] };
  };
  Object.assign(window, { chainrule: { judged } });
}
