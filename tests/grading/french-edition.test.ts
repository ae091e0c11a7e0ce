import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { lessonIn } from '../../src/grading/student-folder.js';
import { readNotebook } from '../../src/homework/nbformat.js';
import { type Cell, isCode } from '../../src/homework/notebook.js';
import { NOTEBOOKS } from '../homework/this-homework.js';

const [english, french] = [lessonIn('en'), lessonIn('fr')];

/** What a person reads in a cell: its prose, or the reasons and words in its code. */
function wordsOf({ source, ...cell }: Cell): string[] {
  if (cell.cell_type !== 'code') return [source];
  return [...source.matchAll(REASON)].map(([, text]) => text);
}
const REASON = /(?:\.(?:step|reaches|hasShape)\(.*, |\.says\()'([^']*)'(?=\)|, usesOnly)/g;

/** Words of English that no formula, name or French sentence holds. */
const ENGLISH = /\b(the|of|and|with|what|each|line|only|both|together|is|are|out)\b/i;

test('nothing in the French lesson is left in English', () => {
  assert.equal(english.cells.filter(isCode).flatMap(wordsOf).length, 17);
  assert.deepEqual(
    french.cells.map(({ id }) => id),
    english.cells.map(({ id }) => id),
  );
  for (const [at, cell] of french.cells.entries()) {
    const before = wordsOf(english.cells[at]);
    for (const [which, text] of wordsOf(cell).entries()) {
      assert.notEqual(text, before[which], cell.id);
      assert.doesNotMatch(text.replace(/`[^`]*`|\$[^$]*\$|« Run All »/g, ''), ENGLISH, cell.id);
    }
    assert.equal(wordsOf(cell).length, before.length, cell.id);
  }
});

test('the French lesson has the formulas of the English one, and the code but for its reasons', () => {
  const formulas = ({ source }: Cell) => source.match(/```[\s\S]*```|`[^`\n]*`|\$[^$\n]+\$/g) ?? [];
  const code = (cell: Cell) => wordsOf(cell).reduce((rest, words) => rest.replace(words, '…'), cell.source);
  const file = (text: string) => text.replace('mon-notebook', 'my-notebook');
  for (const [at, cell] of french.cells.entries()) {
    const before = english.cells[at];
    if (isCode(cell)) assert.equal(code(cell), code(before), cell.id);
    else assert.deepEqual(formulas(cell).map(file), formulas(before), cell.id);
  }
});

test('chainrule release --lang fr lays out the French lesson, and French prose in the notebooks', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const release = (...more: string[]) => {
    const main = resolve(import.meta.dirname, '../../src/command/main.js');
    const path = join(NOTEBOOKS, '01-functions.ipynb');
    const options = { encoding: 'utf8', stdio: 'pipe' } as const;
    execFileSync(
      process.execPath,
      [main, 'release', '--no-package', '--out', folder, ...more, path],
      options,
    );
  };
  release('--lang', 'fr');
  assert.deepEqual(readNotebook(join(folder, '00-lesson.ipynb')).cells, french.cells);
  const { cells } = readNotebook(join(folder, '01-functions.ipynb'));
  assert.match(cells[0].source, /^# Fonctions\n/);
  assert.match(cells.find(({ id }) => id === 'a-answer')!.source, /\.step\('…', 'pourquoi'\)/);
  assert.match(readFileSync(join(folder, 'README.md'), 'utf8'), /^# De la formule au réseau \(en français\)/);
  release();
  assert.deepEqual(readNotebook(join(folder, '00-lesson.ipynb')).cells, english.cells);
  assert.throws(() => release('--lang', 'de'), /--lang de: this homework speaks en, fr/);
});
