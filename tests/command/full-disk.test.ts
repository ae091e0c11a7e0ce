import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const MAIN = join(import.meta.dirname, '../../src/command/main.js');
const folder = mkdtempSync(join(tmpdir(), 'chainrule-full-'));
after(() => rmSync(folder, { recursive: true }));

/** A script in a mount namespace of its own, in a folder that is a disk of 64 kB. */
function onSmallDisk(script: string) {
  const mounted = `mount -t tmpfs -o size=64k tmpfs ${folder} && cd ${folder} && ${script}`;
  const env = { ...process.env, main: MAIN, node: process.execPath };
  return spawnSync('unshare', ['-m', 'sh', '-c', mounted], { env, encoding: 'utf8', timeout: 120_000 });
}
const skip = onSmallDisk('true').status !== 0 && 'this test may not mount a disk';

test('init on a full disk says so, leaves nothing, and works once there is room', { skip }, () => {
  const { stdout, stderr, status } = onSmallDisk(`head -c 40k /dev/zero > fill
    "$node" "$main" init new; echo "ended with $?"; ls; rm fill; "$node" "$main" init new > list; tail -1 list`);
  assert.match(stderr, /^new\/\S+ cannot be written: ENOSPC/);
  assert.match(stdout, /^ended with 1\nfill\nHow to make it yours/);
  assert.equal(status, 0);
});

test('a release that does not fit leaves nothing of itself', { skip }, () => {
  const { stdout, stderr } = onSmallDisk(
    '"$node" "$main" init hw > list; "$node" "$main" release --out for-students hw; echo "ended with $?"; ls',
  );
  assert.match(stderr, /^for-students\/\S+ cannot be written: ENOSPC/);
  assert.equal(stdout, 'ended with 1\nhw\nlist\n');
});

test('a full disk for temporary files is named with the way to another', { skip }, () => {
  const { stderr, status } = onSmallDisk(
    '"$node" "$main" init hw > list; head -c 64k /dev/zero > fill; TMPDIR=$PWD "$node" "$main" verify hw',
  );
  assert.match(
    stderr,
    /no kernel without a folder for temporary files in \S+; TMPDIR can name another: ENOSPC/,
  );
  assert.equal(status, 1);
});

test('what cannot be printed is said, and the command fails', { skip: !existsSync('/dev/full') }, () => {
  const printed = (script: string) =>
    spawnSync('sh', ['-c', script], { env: { ...process.env, main: MAIN, node: process.execPath } });
  const { stderr, status } = printed('"$node" "$main" --help > /dev/full');
  assert.match(String(stderr), /^what is printed is lost: ENOSPC/);
  assert.equal(status, 1);
  assert.equal(printed('"$node" "$main" --help >&-').status, 0);
  assert.equal(printed('"$node" "$main" --bogus > /dev/full 2> /dev/full').status, 2);
});
