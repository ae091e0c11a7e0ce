import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PACKAGE_FOLDER } from '../src/package.js';

interface Locked {
  readonly link?: boolean;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

/** What a lock file lets into its folder. */
function installedIn(folder: string): [path: string, Locked][] {
  const { packages } = JSON.parse(
    readFileSync(join(PACKAGE_FOLDER, folder, 'package-lock.json'), 'utf8'),
  ) as {
    packages: Readonly<Record<string, Locked>>;
  };
  return Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);
}
const installed = installedIn('.');
const name = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

for (const folder of ['.', 'bench', 'docs', 'tools', 'tools/kernels'])
  test(`the lock file of ${folder} has a sha512 for every package of every platform`, () => {
    const without = installedIn(folder).filter(
      ([, { integrity }]) => !/^sha512-.{86}==$/.test(integrity ?? ''),
    );
    assert.deepEqual(
      without.map(([path]) => path),
      [],
    );
  });

test('the packages with an install script are those that SECURITY.md names', () => {
  const security = readFileSync(join(PACKAGE_FOLDER, 'SECURITY.md'), 'utf8');
  const [, said] = /Install scripts: (.*) have one each/.exec(security) ?? [];
  const scripted = installed
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => name(path));
  assert.deepEqual(
    scripted.filter((n) => !said.includes(`\`${n}\``)),
    [],
  );
  for (const [, named] of said.matchAll(/`([^`]+)`/g)) assert.ok(scripted.includes(named), named);
});
