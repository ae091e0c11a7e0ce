import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TypedLine } from '../../src/derivation/lines/typed-lines.js';
import { answerTo, type JudgeReply, type JudgeRequest } from '../../src/live/judge/answers.js';
import { follow } from '../../src/live/judge/follow.js';
import { PageJudge, type Thread } from '../../src/live/judge/judge.js';

/** A thread in this one; it never answers what it is told to be slow at. */
function threads(slowAt: string) {
  const started: { ended: boolean }[] = [];
  const start = async (): Promise<Thread> => {
    const state = { ended: false };
    started.push(state);
    const thread: Thread = {
      onmessage: null,
      onerror: null,
      postMessage(question: JudgeRequest) {
        if (question.is === 'line' && question.line.source === slowAt) return;
        const data: JudgeReply = answerTo(question);
        setImmediate(() => !state.ended && thread.onmessage?.({ data }));
      },
      terminate() {
        state.ended = true;
      },
    };
    return thread;
  };
  return { started, start };
}

const context = { symbols: { x: 'scalar' as const } };
const line = (is: TypedLine['is'], source: string): TypedLine => ({ is, source });

test('a line that takes too long is late, its thread ends, and the next verdict is right', async () => {
  const { started, start } = threads('2*x');
  const judge = new PageJudge(start, 2000);
  const told: JudgeReply['is'][] = [];
  const kinds: (string | undefined)[] = [];
  const lines = [line('given', 'x + x'), line('step', '2*x'), line('step', 'x*2'), line('step', '3*x')];
  await follow(
    judge,
    lines,
    context,
    () => true,
    ({ answer }) => {
      told.push(answer?.is ?? 'late');
      kinds.push(answer?.is === 'line' ? answer.line.verdict?.kind : undefined);
    },
  );
  assert.deepEqual(told, ['line', 'late', 'line', 'line']);
  assert.deepEqual(kinds.slice(2), ['exact', 'refused']);
  assert.deepEqual(
    started.map(({ ended }) => ended),
    [true, false],
  );
});

test('what is no longer wanted is not judged', async () => {
  const { start } = threads('');
  let asked = 0;
  await follow(
    new PageJudge(start),
    [line('given', 'x'), line('step', 'x')],
    context,
    () => asked++ === 0,
    () => {
      throw new Error('nobody waits for this');
    },
  );
});

test('text that is not in the language is answered with its place', () => {
  const answer = answerTo({ is: 'line', line: line('step', '2*)'), reached: { right: 'x' }, context });
  assert.equal(answer.is, 'unreadable');
});

test('a wrong line comes with its witness in the symbols of the lines', () => {
  const symbols = { n: 'size', x: ['n'] } as const;
  const question = {
    is: 'line',
    line: line('step', '2 * x'),
    reached: { right: '3 * x' },
    context: { symbols },
  } as const;
  const answer = answerTo(question);
  assert.ok(answer.is === 'line' && answer.witness);
  assert.match(answer.witness.quantities.join(), /data-name="x".*<mtable>/s);
  assert.match(answer.witness.right, /class="marked"/);
});
