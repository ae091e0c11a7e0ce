import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { appendTo, requireWritable, writeFileAtomic } from '../src/atomic-file.js';

const folder = mkdtempSync(join(tmpdir(), 'chainrule-atomic-'));
after(() => rmSync(folder, { recursive: true }));
/** A device on which every byte is one too many. */
const FULL = { skip: !existsSync('/dev/full') && 'no /dev/full' };

test('a full disk: the error names the file, the old one stays, nothing is left beside it', FULL, () => {
  const path = join(folder, 'report.pdf');
  writeFileSync(path, 'old');
  symlinkSync('/dev/full', `${path}.${process.pid}.part`);
  assert.throws(() => writeFileAtomic(path, 'new'), /report\.pdf cannot be written: ENOSPC/);
  assert.equal(readFileSync(path, 'utf8'), 'old');
  assert.deepEqual(readdirSync(folder), ['report.pdf']);
});

test('a line that does not fit any more: the error names the file', FULL, () => {
  const path = join(folder, 'training.log');
  symlinkSync('/dev/full', path);
  assert.throws(() => appendTo(path, 'line\n'), /training\.log cannot be written: ENOSPC/);
});

const NO_FOLDERS = { skip: !existsSync('/proc/self') && 'no /proc' };

test('a folder that takes none: an error, at once', NO_FOLDERS, () => {
  assert.throws(
    () => writeFileAtomic('/proc/nothere/inside/kernel.json', '{}'),
    /kernel\.json cannot be written: ENOENT/,
  );
});

test('folders that are missing are made', () => {
  writeFileAtomic(join(folder, 'one/two/three.txt'), 'text');
  assert.equal(readFileSync(join(folder, 'one/two/three.txt'), 'utf8'), 'text');
});

test('what cannot be written is said before long work', () => {
  mkdirSync(join(folder, 'a-folder'));
  writeFileSync(join(folder, 'a-file'), '');
  assert.throws(
    () => requireWritable(join(folder, 'a-folder')),
    /a-folder cannot be written: it is a folder/,
  );
  assert.throws(() => requireWritable(join(folder, 'a-file/report.pdf')), /report\.pdf cannot be written: /);
  requireWritable(join(folder, 'new/report.pdf'));
  assert.deepEqual(readdirSync(join(folder, 'new')), []);
});
