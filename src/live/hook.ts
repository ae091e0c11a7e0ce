import type { DerivationRecord } from '../derivation/lines/record.js';
import { typedLines } from '../derivation/lines/typed-lines.js';
import type { Hyperparameters } from '../train/hyperparameters.js';
import { REFERENCE, type Told } from './circles/problem.js';
import { follow, followCases } from './judge/follow.js';
import type { PageJudge } from './judge/judge.js';

/**
 * For the console of the page: `chainrule.judged(record)` is what its judge says of every line of a record,
 * `chainrule.trained(change)` what comes of training the reference so changed.
 */
export function answersAbout(judge: PageJudge, train: () => Promise<Worker>): void {
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
  const trained = async (change: Partial<Hyperparameters>) => {
    const thread = await train();
    const done = await new Promise((resolve) => {
      thread.onmessage = ({ data }: MessageEvent<Told>) => data.done && resolve(data.done);
      thread.postMessage({ ...REFERENCE, ...change });
    });
    thread.terminate();
    return done;
  };
  Object.assign(window, { chainrule: { judged, trained } });
}
