/** What a shell may give a command that it cannot work with: said in words. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const MAIN = join(import.meta.dirname, '../../src/command/main.js');
const inShell = (script: string) =>
  spawnSync('sh', ['-c', script], {
    env: { ...process.env, main: MAIN, node: process.execPath },
    encoding: 'utf8',
    timeout: 60_000,
  });
const skip = process.platform === 'win32' && 'there is no such shell';

/** Later ones open fewer files at a time. */
const loadsWithFew = Number.parseInt(process.versions.node, 10) >= 22 && 'this Node gets on with so few';

test('a limit of open files that is too low is named', { skip: skip || loadsWithFew }, () => {
  const { status, stderr } = inShell('ulimit -n 48; "$node" "$main" verify none.ipynb');
  assert.match(stderr, /^no more than 48 files may be open here \(ulimit -n\), too few: /);
  assert.equal(status, 1);
});

test('a current folder that was deleted meanwhile is told', { skip }, () => {
  const { status, stderr } = inShell('cd "$(mktemp -d)"; rmdir "$PWD"; "$node" "$main" verify none.ipynb');
  assert.equal(stderr, 'the folder that this was started in is gone: go to another one\n');
  assert.equal(status, 1);
});
