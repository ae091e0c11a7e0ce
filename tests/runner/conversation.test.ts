import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Publisher } from 'zeromq';
import { address, encode, newHeader } from '../../src/kernel/wire.js';
import { Conversation } from '../../src/runner/conversation.js';
import { freeConnection } from '../../src/runner/launch.js';

test('what comes and is no message is told, and ends nothing', async () => {
  const connection = await freeConnection();
  const kernel = new Publisher();
  await kernel.bind(address(connection, 'iopub'));
  const failures: string[] = [];
  const conversation = new Conversation(connection, ({ message }) => failures.push(message));
  conversation.open();
  const until = async (count: number, frames: (string | Buffer)[]) => {
    while (failures.length < count) {
      await kernel.send(frames);
      await sleep(10);
    }
  };
  await until(1, ['stream', 'nonsense']);
  assert.match(failures[0], /not a Jupyter message/);
  await until(
    failures.length + 1,
    encode(connection.key, newHeader('stream', 's'), 'nonsense', {}, ['stream']),
  );
  assert.match(failures.at(-1)!, /JSON/);
  conversation.close();
  kernel.close();
});
