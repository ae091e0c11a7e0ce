import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFrench, sidecarsOf } from '../../src/homework/french.js';
import { readNotebook } from '../../src/homework/nbformat.js';
import { frenchGaps, unusedFrench } from '../../src/report/french-gaps.js';
import { wordsIn } from '../../src/report/words.js';
import { HOMEWORK } from '../homework/this-homework.js';

const known = loadFrench(HOMEWORK);
const sources = HOMEWORK.notebooks.map((path) => ({ path, notebook: readNotebook(path) }));

for (const source of sources)
  test(`${source.path}: each cell, reason and caption has its French`, () => {
    assert.deepEqual(frenchGaps([source], known), []);
  });

test('what has no French stays in English; a formula alone needs none', () => {
  const { reason, caption } = wordsIn('fr', known);
  assert.equal(reason('because'), 'because');
  assert.equal(reason('$1 - 0$'), '$1 - 0$');
  assert.equal(reason('matrix form'), 'forme matricielle');
  assert.equal(caption('A caption of nobody.'), 'A caption of nobody.');
  assert.equal(wordsIn('en', { reasons: {}, captions: {} }).reason('anything'), 'anything');
});

test('all reasons and captions without French are named, with what to write where', () => {
  const [functions] = sources.filter(({ path }) => path.includes('01-functions'));
  const { 'quotient rule': _, 'chain rule': __, ...reasons } = known.reasons;
  const gaps = frenchGaps([functions], { captions: {}, reasons });
  const named =
    /under "reasons" of .*fr\/01-functions\.json:\n {2}"(quotient|chain) rule": "…",\n {2}"(quotient|chain) rule": "…"$/;
  assert.match(gaps[0], named);
  assert.equal(Object.keys(reasons).length, Object.keys(known.reasons).length - 2);
  const [notation] = sources.filter(({ path }) => path.includes('00-notation'));
  const [lacking] = frenchGaps([notation], { ...known, captions: {} });
  assert.match(lacking, /under "captions" of .*00-notation\.json:\n {2}"The network and all its formulas: /);
});

test('French that no notebook says is named with its file', () => {
  const said = [known.reasons, known.captions].flatMap(Object.keys);
  assert.deepEqual(unusedFrench(HOMEWORK, new Set(said)), []);
  const [first] = unusedFrench(HOMEWORK, new Set(said.filter((text) => text !== 'chain rule')));
  assert.match(first, /fr\/.*\.json: under "reasons", no notebook says "chain rule"/);
  assert.ok(sidecarsOf(HOMEWORK).length > 10);
});

test('a phrase counts as said where it fits, also inside of another', () => {
  const said = new Set<string>();
  const { caption } = wordsIn(
    'fr',
    { reasons: {}, captions: { 'Errors of $1': 'Erreurs de $1' } },
    (phrase) => said.add(phrase),
  );
  assert.equal(caption('Errors of two circles'), 'Erreurs de deux cercles');
  assert.deepEqual([...said], ['Errors of $1', 'two circles']);
});
