/** Long sessions: nothing is lost, nothing comes out of order, the kernel lives. `npm run bench:kernel` has more. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Message } from '../../src/kernel/wire.js';
import { Kernel, TimeLimit } from '../../src/runner/client.js';

/** zeromq delays every 513th message of a socket: more than that of each kind. */
const MANY = 600;
const MINUTE = 60_000;
let kernel: Kernel;
before(async () => {
  // what a flood has already sent is read first; on a busy machine that takes its time, and is no hung kernel
  kernel = await Kernel.start({ cwd: import.meta.dirname, interruptGrace: MINUTE });
});
after(() => kernel.shutdown());

async function messagesOf(code: string, timeout = 5 * MINUTE): Promise<readonly Message[]> {
  const messages: Message[] = [];
  const { status } = await kernel.execute(code, (message) => messages.push(message), timeout);
  assert.equal(status, 'ok');
  return messages;
}

const texts = (messages: readonly Message[]): unknown[] =>
  messages.flatMap(({ content }) =>
    content.data ? [(content.data as Record<string, unknown>)['text/plain']] : [],
  );
const numbers = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i));

test('many cells, sent at once, are answered in their order', async () => {
  const cells = await Promise.all(numbers(MANY / 2).map((i) => messagesOf(`console.log(${i}); ${i}`)));
  for (const [i, messages] of cells.entries()) {
    const said = messages.map(
      ({ header, content }) => content.execution_state ?? content.text ?? header.msg_type,
    );
    assert.deepEqual(said, ['busy', 'execute_input', `${i}\n`, 'execute_result', 'idle']);
    assert.deepEqual(texts(messages), [String(i)]);
  }
});

test('many outputs of one cell arrive whole and in order', async () => {
  const code = `import { display } from 'tslab'; for (let i = 0; i < ${MANY}; i++) display.text(String(i));`;
  assert.deepEqual(texts(await messagesOf(code)), numbers(MANY));
});

test('many completions and a cell behind them', async () => {
  const request = { code: 'Math.sq', cursor_pos: 7 };
  const asked = numbers(MANY).map(() => kernel.ask('complete_request', request));
  const behind = messagesOf('"behind"');
  for (const { matches } of await Promise.all(asked)) assert.ok((matches as string[]).includes('sqrt'));
  assert.deepEqual(texts(await behind), ["'behind'"]);
});

test('many other requests between', async () => {
  const types = ['kernel_info_request', 'comm_info_request', 'history_request'];
  const replies = await Promise.all(numbers(MANY).map((i) => kernel.ask(types[Number(i) % 3], {})));
  assert.ok(replies.every(({ status }) => status === 'ok'));
});

test('a flood is stopped, what it left waiting is bounded, and the next cell runs', async () => {
  for (const flood of ['console.log("x".repeat(1000))', 'display.text("x".repeat(1000))']) {
    await assert.rejects(messagesOf(`for (;;) ${flood}`, 500), TimeLimit);
    assert.deepEqual(texts(await messagesOf('6 * 7')), ['42']);
  }
});
