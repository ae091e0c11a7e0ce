import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sectionOf, theQuestion } from '../../src/homework/homework.js';
import { HOMEWORK } from './this-homework.js';

const { questions } = HOMEWORK;
const sumOfPoints = (letter: (id: string) => boolean) =>
  questions.filter(({ id }) => letter(id)).reduce((sum, { points = 0 }) => sum + points, 0);

test('points are those printed: 13 in part 1, 35 in part 2 (the printed total of 37 is an erratum)', () => {
  assert.equal(
    sumOfPoints((id) => /^(functions|softmax)\//.test(id)),
    13,
  );
  assert.equal(
    sumOfPoints((id) => id.startsWith('mlp/')),
    35,
  );
  assert.equal(
    sumOfPoints((id) => id.startsWith('prac/')),
    50,
  );
});

const byNumber = new Intl.Collator('en', { numeric: true }).compare;
/** The numbers of a document's questions, section by section. */
function numbersIn(id: string): string[][] {
  const document = HOMEWORK.documents[id];
  const all = questions.flatMap(({ numbers }) => numbers[id] ?? []).sort(byNumber);
  return document.sections.map((section) => all.filter((number) => sectionOf(document, number) === section));
}
const letters = (n: number) => [...'abcdefghijklmnopqrstuvwxyz'].slice(0, n);
const count = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

test('every question of documents 000, 001 and 003 is here once, in the order of the document', () => {
  assert.deepEqual(numbersIn('000'), [
    letters(12).map((letter) => `1(${letter})`),
    letters(17).map((letter) => `2(${letter})`),
  ]);
  assert.deepEqual(numbersIn('001'), [
    count(9).map((i) => `a.${i}`),
    count(18).map((i) => `b.${i}`),
    count(10).map((i) => `P.${i}`),
  ]);
  assert.deepEqual(numbersIn('003'), [count(9).map((i) => `1.${i}`), count(18).map((i) => `2.${i}`)]);
});

test('documents 002 and 004: the answers that are there, two of some', () => {
  const upper = (n: number) => letters(n).map((letter) => letter.toUpperCase());
  assert.deepEqual(numbersIn('002'), [
    upper(13).map((letter) => `Q1 ${letter}`),
    upper(16).map((letter) => `Q2 ${letter}`),
    ['Q3 1(a)', 'Q3 1(a)', 'Q3 1(b)', 'Q3 2(a)', 'Q3 2(b)', 'Q3 2(c)'],
  ]);
  assert.deepEqual(numbersIn('004'), [
    ['W1', 'W2', 'W2', 'W3'],
    ['B1', 'B2', 'B3'],
  ]);
});

test('every text exists in both languages, with the same formulas', () => {
  const formulas = (text: string) => [...text.matchAll(/\$[^$]+\$/g)].map((m) => m[0]).sort();
  for (const { id, title, statement, parts } of questions) {
    assert.deepEqual(formulas(statement.fr), formulas(statement.en), `formulas of ${id}`);
    for (const text of [title, statement, ...Object.values(parts)])
      assert.ok(text.en.length > 0 && text.fr.length > 0, `both languages of ${id}`);
  }
});

test('an unknown id is refused with its neighbours', () => {
  assert.throws(
    () => theQuestion(HOMEWORK, 'softmax/z-nothing'),
    /no question 'softmax\/z-nothing'.*softmax\/j-partials/,
  );
  assert.throws(() => theQuestion(HOMEWORK, 'other/a'), /known: functions\/…, softmax\/…/);
});
