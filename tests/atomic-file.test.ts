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
import {
  appendTo,
  copyTogether,
  requireWritable,
  writeFileAtomic,
  writeTogether,
} from '../src/atomic-file.js';

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

test('of many files all are written or none, and no folder is left that was made for them', FULL, () => {
  const [one, two] = ['released/notebooks/one.ipynb', 'released/questions/two.md'].map((name) =>
    join(folder, name),
  );
  mkdirSync(join(folder, 'released/questions'), { recursive: true });
  symlinkSync('/dev/full', `${two}.${process.pid}.part`);
  const files = [one, two].map((path) => ({ path, content: 'text' }));
  assert.throws(() => writeTogether(files), /two\.md cannot be written: ENOSPC/);
  assert.deepEqual(readdirSync(join(folder, 'released'), { recursive: true }), ['questions']);
  writeTogether(files);
  copyTogether(join(folder, 'released'), join(folder, 'copied'));
  assert.equal(readFileSync(join(folder, 'copied/questions/two.md'), 'utf8'), 'text');
});

test('a file in the place of a folder stays, and so does what would have been written before it', () => {
  mkdirSync(join(folder, 'taken/two.md'), { recursive: true });
  const files = ['one.md', 'two.md'].map((name) => ({ path: join(folder, 'taken', name), content: 'text' }));
  assert.throws(() => writeTogether(files), /two\.md cannot be written: it is a folder/);
  assert.deepEqual(readdirSync(join(folder, 'taken')), ['two.md']);
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
