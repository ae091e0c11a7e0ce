import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phrasebook } from '../../src/derivation/words/phrasebook.js';

const french = phrasebook({
  '$1 of $2': '$2 : $1',
  'ratio (exact)': 'rapport (exact)',
  '#1 to #2': 'de #1 à #2',
  'the loop': 'la boucle',
  'king of hearts': 'roi de cœur',
});

test('a phrase is said whole, what stands in its places in turn', () => {
  assert.equal(french('the loop'), 'la boucle');
  assert.equal(french('W2*hs of the loop'), 'la boucle : W2*hs');
});

test('the very text comes before a phrase that fits it too; places are as short as they can be', () => {
  assert.equal(french('king of hearts'), 'roi de cœur');
  assert.equal(french('a of b of c'), 'c : b : a');
});

test('signs of regular expressions are only signs; dollars in a formula stay', () => {
  assert.equal(french('ratio (exact)'), 'rapport (exact)');
  assert.equal(french('ratio exact'), 'ratio exact');
  assert.equal(french("$f'$ of $1$"), "$1$ : $f'$");
});

test('what no phrase fits stays as it is', () => {
  assert.equal(french('3 to 4.5'), 'de 3 à 4.5');
  assert.equal(french('3 to many'), '3 to many');
  assert.equal(french('in the loop'), 'in the loop');
});
