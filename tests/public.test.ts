import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PACKAGE_FOLDER } from '../src/package.js';

/** What a notebook can import: the indices of the folders of src. */
const SRC = join(PACKAGE_FOLDER, 'src');

interface Public {
  readonly name: string;
  /** The file that declares it. */
  readonly file: string;
}

function publicNames(): Public[] {
  const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const root = readFileSync(join(SRC, 'index.ts'), 'utf8');
  return folders
    .filter(({ name }) => root.includes(`'./${name}/index.js'`))
    .flatMap(({ name: folder }) => {
      const index = readFileSync(join(SRC, folder, 'index.ts'), 'utf8');
      return [...index.matchAll(/^export (?:type )?\{([^}]*)\} from '\.\/([^']+)\.js';/gm)].flatMap(
        ([, names, file]) =>
          names
            .split(',')
            .map((name) => name.replace('type', '').trim())
            .filter(Boolean)
            .map((name) => ({ name, file: join(folder, `${file}.ts`) })),
      );
    });
}

/** Whether the declaration of the name has a docstring just before it. */
function isDocumented({ name, file }: Public, text = readFileSync(join(SRC, file), 'utf8')): boolean {
  const declaration = `export (?:async )?(?:function|const|class|interface|type) ${name}\\b`;
  return new RegExp(`\\*/\\n${declaration}`).test(text);
}

test('the public surface is small, and every name in it is there once and has a docstring', () => {
  const names = publicNames();
  assert.ok(names.length > 90 && names.length <= 141, `${names.length} names`);
  assert.equal(new Set(names.map(({ name }) => name)).size, names.length);
  assert.deepEqual(
    names.filter((one) => !isDocumented(one)).map(({ name, file }) => `${file}: ${name}`),
    [],
  );
});

/** What programs use, which hold no notebook: the judge's and the reader's own, and the outputs of a loop of one's own. */
const OF_PROGRAMS = ['checkDocument', 'Context', 'liveProgress', 'readTex', 'showLive'];

test('a name is public because a notebook uses it', () => {
  const notebooks = ['notebooks', 'examples/logistic', 'examples/skeleton', 'docs']
    .flatMap((folder) => readdirSync(join(PACKAGE_FOLDER, folder)).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.ipynb'))
    .map((file) => readFileSync(join(PACKAGE_FOLDER, file), 'utf8'))
    .join('');
  const unused = publicNames().filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(notebooks));
  assert.deepEqual(
    unused.map(({ name }) => name).sort((a, b) => a.localeCompare(b)),
    OF_PROGRAMS,
  );
});

test('a name without a docstring is found', () => {
  const one = { name: 'f', file: 'x.ts' };
  assert.equal(isDocumented(one, '/** f */\nexport function f() {}'), true);
  assert.equal(isDocumented(one, 'const a = 1;\nexport const f = 2;'), false);
});
