import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadFrench } from '../../src/homework/french.js';
import { parseNotebook, readNotebook } from '../../src/homework/nbformat.js';
import { questionOf } from '../../src/homework/statement.js';
import { spansText } from '../../src/report/anchors.js';
import { readChapter } from '../../src/report/chapter.js';
import { createTypesetter } from '../../src/report/formulas.js';
import { cellGaps, sourceHash, translateNotebook } from '../../src/report/translation.js';
import { wordsIn } from '../../src/report/words.js';
import { HOMEWORK, NOTEBOOKS as NOTEBOOKS_FOLDER } from '../homework/this-homework.js';
import { md, notebook } from './sample.js';

const typeset = await createTypesetter();
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

test('French of an older English stays unsaid, and its place and the new hash are named', () => {
  const old = { a: { of: sourceHash('Hi.'), text: 'Salut.' } };
  assert.equal(texts(old)[0], 'Hello.');
  const hash = sourceHash('Hello.');
  assert.match(
    cellGaps(source(old))[0],
    new RegExp(`n\\.json:1:15: cell "a": the English has changed.*${hash}`),
  );
  assert.throws(() => texts({ gone: { of: hash, text: 'Parti.' } }), /n\.ipynb has no cell "gone"/);
  assert.throws(() => texts({ a: 'Bonjour.' }), /n\.json:1:\d+: "cells\.a" must be names with their values/);
});

test('an empty hash is one that is not known yet: the French is said, and so is the hash', () => {
  const fresh = { a: { of: '', text: 'Bonjour.' } };
  assert.equal(texts(fresh)[0], 'Bonjour.');
  assert.match(cellGaps(source(fresh))[0], new RegExp(`cell "a": set "of" to "${sourceHash('Hello.')}"`));
});

test('every cell without French is named with the line to write; a question needs none', () => {
  const [a, b, ...others] = cellGaps(source());
  assert.match(a, new RegExp(`n\\.json: no French for the cell "a"; .*"of": "${sourceHash('Hello.')}"`));
  assert.match(b, /the cell "b"/);
  assert.deepEqual(others, []);
});

for (const file of readdirSync(NOTEBOOKS_FOLDER).filter((name) => name.endsWith('.ipynb'))) {
  const path = join(NOTEBOOKS_FOLDER, file);
  const source = { path, notebook: readNotebook(path) };

  test(`${file}: every prose cell has a French twin, made from the English that stands there`, () => {
    assert.deepEqual(cellGaps(source), []);
  });

  test(`${file}: every heading has its French`, () => {
    const french = translateNotebook(source, 'fr').notebook.cells;
    source.notebook.cells.forEach((cell, i) => {
      if (cell.cell_type !== 'markdown' || questionOf(cell)) return;
      const twins = headings(french[i].source);
      assert.equal(twins.length, headings(cell.source).length, `cell ${cell.id}`);
      const kept = headings(cell.source).filter((heading) => twins.includes(heading) && !SAME.test(heading));
      assert.deepEqual(kept, [], `cell ${cell.id}`);
    });
  });

  test(`${file}: the twins have the formulas, code and links of the English`, () => {
    const french = translateNotebook(source, 'fr').notebook.cells;
    source.notebook.cells.forEach((cell, i) => {
      assert.deepEqual(fixed(french[i].source), fixed(cell.source), `cell ${cell.id}`);
    });
  });
}

test('a heading in French has the id of the English, so that a link, and the page of both languages, find it', () => {
  const folder = mkdtempSync(join(root, 'notebook-'));
  mkdirSync(join(folder, 'fr'));
  const [english, text] = ['## Names\n\n[There](#Names)', '## Les noms\n\n[Là](#Names)'];
  const twin = { of: sourceHash(english), text };
  writeFileSync(join(folder, 'fr', 'n.json'), JSON.stringify({ cells: { a: twin } }));
  const path = join(folder, 'n.ipynb');
  const source = { path, notebook: parseNotebook(notebook(md('a', english)), 'n.ipynb') };
  const words = wordsIn('fr', loadFrench(HOMEWORK));
  const { pieces } = readChapter(source, { typeset, homework: HOMEWORK, words, notebooks: [path] });
  const [heading, paragraph] = pieces[0].blocks;
  assert.ok(heading.kind === 'heading' && paragraph.kind === 'paragraph');
  assert.equal(spansText(heading.children), 'Les noms');
  assert.equal(heading.id, 'n:names');
  assert.ok(paragraph.children.some((span) => span.kind === 'link' && span.to === '#n:names'));
});

/** Headings that are the same words in both languages. */
const SAME = /^#+ (Notation|Softmax|Elastic net|Errata|Fashion-MNIST|Document \d+(, question \d)?)$/;

const headings = (markdown: string): string[] => markdown.match(/^#+ .*$/gm) ?? [];

/** What a translation leaves alone, but for decimal commas; its order may change with that of the words. */
function fixed(markdown: string): string[] {
  return (markdown.replaceAll('{,}', '.').match(/`[^`]*`|\$\$[^$]*\$\$|\$[^$]*\$|\]\([^)]*\)/g) ?? []).sort();
}
