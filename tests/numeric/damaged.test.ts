import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { PACKAGE_FOLDER } from '../../src/package.js';

test('kernels whose file is cut, empty or gone are said to be so, with what to do', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'chainrule-test-'));
  const kernels = join(copy, 'dist/src/numeric/wasm');
  for (const part of ['package.json', 'dist/src/usage.js', 'dist/src/numeric'])
    cpSync(join(PACKAGE_FOLDER, part), join(copy, part), { recursive: true });
  const { compileKernels } = (await import(
    pathToFileURL(join(kernels, 'kernels.js')).href
  )) as typeof import('../../src/numeric/wasm/kernels.js');
  const build = { precision: 'float64' } as const;
  const file = join(kernels, 'kernels-float64.wasm');
  assert.ok(compileKernels(build));
  for (const damage of [() => truncateSync(file, 300), () => truncateSync(file, 0), () => rmSync(file)]) {
    damage();
    assert.throws(() => compileKernels(build), /the compiled kernels cannot be used \(.+\): .*npm run build/);
  }
  rmSync(copy, { recursive: true });
});
