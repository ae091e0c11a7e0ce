import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { requireTslab, wrongTslab } from '../../src/kernel/tslab-version.js';
import { PACKAGE_FOLDER } from '../../src/package.js';

test('tslab is pinned exactly, and is the one that is installed', () => {
  const { dependencies } = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8'));
  assert.match(dependencies.tslab, /^\d+\.\d+\.\d+$/);
  assert.doesNotThrow(() => requireTslab(createRequire(import.meta.url)));
});

test('another version is refused with what to do', () => {
  assert.equal(wrongTslab('1.0.22', '1.0.22'), undefined);
  assert.match(wrongTslab('1.0.23', '1.0.22') ?? '', /needs tslab 1\.0\.22, and found 1\.0\.23; get it with/);
  const other = Object.assign(() => ({ version: '2.0.0' }), createRequire(import.meta.url));
  assert.throws(() => requireTslab(other as NodeJS.Require), /needs tslab .*, and found 2\.0\.0/);
});
