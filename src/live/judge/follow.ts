import {
  groupsOfCases,
  type Reached,
  reachedAfter,
  type TypedLine,
  withRepeats,
} from '../../derivation/lines/typed-lines.js';
import type { Context } from '../../judge/language.js';
import type { Verdict } from '../../judge/verdict.js';
import type { JudgeReply } from './answers.js';
import type { PageJudge } from './judge.js';

/** What came of a line, and what it was judged from. */
export interface Followed {
  readonly at: number;
  readonly line: TypedLine;
  readonly reached: Reached;
  /** None where the line is as it was printed. */
  readonly answer?: JudgeReply;
}

/**
 * Judges the lines in order, each from what the lines before it have reached, and tells of each as it is done. Lines
 * after a wrong one are judged for themselves; those that are as they were `printed` are not judged again. Ends without a word when it is no longer wanted.
 */
export async function follow(
  judge: PageJudge,
  lines: readonly TypedLine[],
  context: Context,
  wanted: () => boolean,
  tell: (followed: Followed) => void,
  printed: (at: number, line: TypedLine, reached: Reached) => Verdict | undefined = () => undefined,
): Promise<void> {
  let reached: Reached = {};
  for (const [at, line] of withRepeats(lines).entries()) {
    const known = printed(at, line, reached);
    if (known) {
      tell({ at, line, reached });
      reached = reachedAfter(line, known, reached);
      continue;
    }
    const answer = await judge.ask({ is: 'line', line, reached, context }, wanted);
    if (!wanted()) return;
    tell({ at, line, reached, answer });
    reached = reachedAfter(line, verdictOf(answer), reached);
  }
}

/** Of an answer about a line. A late one is undecided; what cannot be read has none. */
export function verdictOf(answer: JudgeReply): Verdict | undefined {
  if (answer.is === 'late' || answer.is === 'failed') return { kind: 'undecided' };
  return answer.is === 'line' ? (answer.line.verdict ?? { kind: 'exact' }) : undefined;
}

/** Whether the cases of the lines leave nothing out. */
export async function followCases(judge: PageJudge, lines: readonly TypedLine[], context: Context) {
  const groups = groupsOfCases(lines);
  const answers = await Promise.all(
    groups.map((conditions) => judge.ask({ is: 'cases', conditions, context })),
  );
  return answers.flatMap((answer) => (answer.is === 'cases' ? answer.checks : []));
}
