import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, encode, newHeader } from '../../src/kernel/wire.js';

const KEY = 'secret';
const HEADER = newHeader('execute_request', 'session');

function frames(key = KEY): Buffer[] {
  return encode(key, HEADER, { code: '1' }, {}, ['who']).map((frame) => Buffer.from(frame));
}

test('a message comes back as it was sent, with its routing prefix', () => {
  const message = decode(KEY, frames());
  assert.deepEqual(message, {
    identities: [Buffer.from('who')],
    header: HEADER,
    parent: {},
    content: { code: '1' },
  });
});

test('a message signed with another key, changed on its way or cut short is refused', () => {
  assert.throws(() => decode(KEY, frames('other')), /wrong signature/);
  assert.throws(() => decode(KEY, frames('')), /wrong signature/);
  const changed = frames();
  changed[6] = Buffer.from('{"code":"2"}');
  assert.throws(() => decode(KEY, changed), /wrong signature/);
  assert.throws(() => decode(KEY, frames().slice(0, 5)), /frames are missing/);
  assert.throws(() => decode(KEY, frames().slice(2)), /frames are missing/);
});

test('no key means no signature, as the protocol has it', () => {
  assert.deepEqual(decode('', frames('')).content, { code: '1' });
});
