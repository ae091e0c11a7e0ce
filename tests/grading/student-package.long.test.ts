import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { inPlaceOf, showsLeftOut } from '../../src/grading/left-out.js';
import { packForStudents } from '../../src/grading/student-package.js';
import { readNotebook } from '../../src/homework/nbformat.js';
import { isCode } from '../../src/homework/notebook.js';

const PROJECT = resolve(import.meta.dirname, '../../..');

/** Every formula of a solution, without its spaces; one that is short says nothing. */
const ANSWERS = readdirSync(join(PROJECT, 'notebooks'))
  .filter((name) => /^0[1-6].*\.ipynb$/.test(name))
  .flatMap((name) => readNotebook(join(PROJECT, 'notebooks', name)).cells.filter(isCode))
  .flatMap(({ source }) =>
    [...source.matchAll(/\.(?:reaches|step)\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs)].map(([, , text]) => text),
  )
  .map((text) => text.replace(/\s/g, ''))
  .filter((text) => text.length > 9);

/** What has to be in the package: what the language's words mean, and the letters that the statements use. */
const MEANINGS = [
  /judge\/functions\./,
  /formula-language\.md$/,
  /derivation\/lines\/notation\.js$/,
  /reading\/notations\.js$/,
  /examples\/skeleton\//,
  /mlp\/activations\.js$/,
  // the reference of the same, where it was made
  /docs\/api\/.*-internal-\.md$/,
];

const answersIn = (text: string): string[] => {
  const compact = text.replace(/\s/g, '');
  return ANSWERS.filter((answer) => compact.includes(answer));
};

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

test('no answer stands in the package that students get', (t) => {
  const out = mkdtempSync(join(tmpdir(), 'student-package-'));
  t.after(() => rmSync(out, { recursive: true, force: true }));
  const { name: archive, content } = packForStudents();
  writeFileSync(join(out, archive), content);
  execFileSync('tar', ['xzf', archive], { cwd: out });
  const files = filesOf(join(out, 'package'));
  assert.ok(files.length > 300 && files.includes(join('dist', 'src', 'index.js')));
  assert.ok(!files.some((name) => name.startsWith('src')), 'no source of the network');
  const leaks = files
    .filter(
      (name) => /\.(js|ts|md|json|ipynb|css|typ)$/.test(name) && !MEANINGS.some((known) => known.test(name)),
    )
    .flatMap((name) =>
      answersIn(readFileSync(join(out, 'package', name), 'utf8')).map((answer) => `${name}: ${answer}`),
    );
  assert.deepEqual(leaks, []);
});

test('the search for answers finds those of the modules that are left out, and of the sources', () => {
  assert.ok(ANSWERS.length > 80);
  for (const module of ['figures/network/formulas', 'mlp/loop'])
    assert.ok(answersIn(readFileSync(join(PROJECT, 'src', `${module}.ts`), 'utf8')).length > 0, module);
});

test('a module that is left out keeps its names, and says why it shows nothing', async () => {
  const path = 'dist/src/figures/worked-network.js';
  const code = inPlaceOf(path, readFileSync(join(PROJECT, path), 'utf8')) ?? '';
  const stub = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  assert.deepEqual(Object.keys(stub), Object.keys(await import(join(PROJECT, path))));
  assert.throws(() => stub.workedNetwork('relu', ''), /a release leaves it out/);
  assert.equal(inPlaceOf('dist/src/mlp/loop.js', ''), undefined);
  assert.ok(
    showsLeftOut("const worked = workedNetwork('relu', '');") && !showsLeftOut('import { workedNetwork }'),
  );
});
