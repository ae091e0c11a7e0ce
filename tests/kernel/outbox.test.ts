import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Outbox } from '../../src/kernel/outbox.js';

/** Refuses a second send while one is under way, as zeromq does, and is full for the first `full` trials. */
function socket(full = 0) {
  const arrived: string[] = [];
  let busy = false;
  let trials = 0;
  return {
    arrived,
    async send([text]: (Buffer | string)[]): Promise<void> {
      if (busy) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
      if (trials++ < full) throw Object.assign(new Error('full'), { code: 'EAGAIN' });
      busy = true;
      await sleep(1);
      busy = false;
      if (text === 'lost') throw new Error('refused');
      arrived.push(String(text));
    },
  };
}

test('messages go one after the other, in the order given', async () => {
  const to = socket();
  const outbox = new Outbox(to, assert.ifError);
  const texts = Array.from({ length: 50 }, (_, i) => String(i));
  for (const text of texts) outbox.send([text]);
  await outbox.sent;
  assert.deepEqual(to.arrived, texts);
});

test('a message that cannot be sent is told and does not stop the next', async () => {
  const to = socket();
  const errors: string[] = [];
  const outbox = new Outbox(to, (error) => errors.push(error.message));
  for (const text of ['a', 'lost', 'b']) outbox.send([text]);
  await outbox.sent;
  assert.deepEqual([to.arrived, errors], [['a', 'b'], ['refused']]);
});

test('a full socket is waited for, and after that told to make room', async () => {
  const patient = socket(3);
  const outbox = new Outbox(patient, assert.ifError, 1000, () => assert.fail('too early'));
  outbox.send(['a']);
  await outbox.sent;
  assert.deepEqual(patient.arrived, ['a']);

  let overdue = 0;
  const full = socket(3);
  const impatient = new Outbox(full, assert.ifError, 4, () => overdue++);
  impatient.send(['b']);
  await impatient.sent;
  assert.deepEqual([full.arrived, overdue], [['b'], 1]);
});
