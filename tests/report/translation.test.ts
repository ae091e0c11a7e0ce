import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parseNotebook, readNotebook } from '../../src/homework/nbformat.js';
import { sourceHash, translateNotebook, withoutTwin } from '../../src/report/translation.js';
import { NOTEBOOKS as NOTEBOOKS_FOLDER } from '../homework/this-homework.js';
import { md, notebook } from './sample.js';

const root = mkdtempSync(join(tmpdir(), 'chainrule-'));
after(() => rmSync(root, { recursive: true }));

const source = (twins?: unknown) => {
  const folder = mkdtempSync(join(root, 'notebook-'));
  mkdirSync(join(folder, 'fr'));
  if (twins) writeFileSync(join(folder, 'fr', 'n.json'), JSON.stringify({ cells: twins }));
  const text = notebook(md('a', 'Hello.'), md('q', '## functions/c-sigmoid-derivative'), md('b', 'More.'));
  return { path: join(folder, 'n.ipynb'), notebook: parseNotebook(text, 'n.ipynb') };
};
const texts = (twins?: unknown) => translateNotebook(source(twins), 'fr').notebook.cells.map((c) => c.source);

test('a cell takes its French twin, if it has one', () => {
  const [a, , b] = texts({ a: { of: sourceHash('Hello.'), text: 'Bonjour.' } });
  assert.equal(a, 'Bonjour.');
  assert.equal(b, 'More.');
});

test('English stays as it is', () => {
  const english = source({ a: { of: 'old', text: 'Bonjour.' } });
  assert.equal(translateNotebook(english, 'en'), english);
});

test('a twin of an older English is refused, naming file, cell and the new hash', () => {
  const hash = sourceHash('Hello.');
  assert.throws(
    () => texts({ a: { of: sourceHash('Hi.'), text: 'Salut.' } }),
    new RegExp(`n\\.json:1:15: cell 'a': the English has changed.*${hash}`),
  );
  assert.throws(() => texts({ gone: { of: hash, text: 'Parti.' } }), /n\.ipynb has no cell 'gone'/);
  assert.throws(() => texts({ a: 'Bonjour.' }), /n\.json:1:\d+: "cells\.a" must be names with their values/);
});

test('all twins to be brought up to date are named at once; an empty hash is one that is not known yet', () => {
  const twins = { a: { of: '', text: 'Bonjour.' }, b: { of: 'old', text: 'Encore.' } };
  const said = new RegExp(
    `cell 'a': set "of" to "${sourceHash('Hello.')}"\\n.*cell 'b': .*set "of" to "${sourceHash('More.')}"`,
  );
  assert.throws(() => texts(twins), said);
});

test('cells that would stay in English are found; a question needs no twin', () => {
  assert.deepEqual(
    withoutTwin(source()).map((cell) => cell.id),
    ['a', 'b'],
  );
});

for (const file of readdirSync(NOTEBOOKS_FOLDER).filter((name) => name.endsWith('.ipynb'))) {
  const path = join(NOTEBOOKS_FOLDER, file);
  const source = { path, notebook: readNotebook(path) };

  test(`${file}: every prose cell has a French twin, made from the English that stands there`, () => {
    assert.doesNotThrow(() => translateNotebook(source, 'fr'));
    assert.deepEqual(
      withoutTwin(source).map((cell) => cell.id),
      [],
    );
  });

  test(`${file}: the twins have the formulas, code and links of the English`, () => {
    const french = translateNotebook(source, 'fr').notebook.cells;
    source.notebook.cells.forEach((cell, i) => {
      assert.deepEqual(fixed(french[i].source), fixed(cell.source), `cell ${cell.id}`);
    });
  });
}

/** What a translation leaves alone, but for decimal commas; its order may change with that of the words. */
function fixed(markdown: string): string[] {
  return (markdown.replaceAll('{,}', '.').match(/`[^`]*`|\$\$[^$]*\$\$|\$[^$]*\$|\]\([^)]*\)/g) ?? []).sort();
}
