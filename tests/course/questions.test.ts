import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documents } from '../../src/course/documents.js';
import { course, question, questionIds } from '../../src/course/index.js';

const sumOfPoints = (letter: (id: string) => boolean) =>
  questionIds.filter(letter).reduce((sum, id) => sum + (question(id).points ?? 0), 0);

test('ids follow the tag grammar and appear once', () => {
  for (const id of questionIds) assert.match(id, /^[a-z]+\/[a-z]?\d*[a-z]?-[a-z0-9-]+$|^act\/[a-z-]+$/);
});

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

test('every lettered question of documents 000 and 001 is here once', () => {
  const sources = questionIds.flatMap((id) => course[id].sources);
  const letters = (n: number) => [...'abcdefghijklmnopqrstuvwxyz'].slice(0, n);
  for (const letter of letters(12)) assert.equal(count(sources, `000 1${letter}`), 1, `000 1${letter}`);
  for (const letter of letters(17)) assert.equal(count(sources, `000 2${letter}`), 1, `000 2${letter}`);
  for (let i = 1; i <= 9; i++) assert.equal(count(sources, `001 a.${i}`), 1, `001 a.${i}`);
  for (let i = 1; i <= 18; i++) assert.equal(count(sources, `001 b.${i}`), 1, `001 b.${i}`);
  for (let i = 1; i <= 10; i++) assert.equal(count(sources, `001 P.${i}`), 1, `001 P.${i}`);
});

test('every text exists in both languages, with the same formulas', () => {
  const formulas = (text: string) => [...text.matchAll(/\$[^$]+\$/g)].map((m) => m[0]).sort();
  for (const id of questionIds) {
    const { title, statement, parts = {} } = course[id] as ReturnType<typeof question>;
    assert.deepEqual(formulas(statement.fr), formulas(statement.en), `formulas of ${id}`);
    for (const text of [title, statement, ...Object.values(parts)]) {
      assert.ok(text.en.length > 0 && text.fr.length > 0, `both languages of ${id}`);
    }
  }
});

test('sources name documents that exist', () => {
  for (const id of questionIds)
    for (const source of course[id].sources) assert.ok(source.split(' ')[0] in documents, `${id}: ${source}`);
});

test('an unknown id is refused with its neighbours', () => {
  assert.throws(() => question('softmax/z-nothing'), /no question 'softmax\/z-nothing'.*softmax\/j-partials/);
});

function count<T>(list: readonly T[], item: T): number {
  return list.filter((other) => other === item).length;
}
