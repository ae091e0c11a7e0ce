import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFrench } from '../../src/homework/french.js';
import { withDecimalCommas, wordsIn } from '../../src/report/words.js';
import { HOMEWORK } from '../homework/this-homework.js';

const words = loadFrench(HOMEWORK);
const french = wordsIn('fr', words).caption;

test('captions and cells are said in French, their formulas and numbers unchanged', () => {
  assert.equal(
    french('ReLU, one example: 43 of 44 parameters agree, 1 at a kink'),
    'ReLU, un exemple : 43 paramètres sur 44 concordent, 1 en un point anguleux',
  );
  assert.equal(french('(✓) exact for some sizes'), '(✓) exact pour certaines tailles');
  assert.equal(
    french('Kernels for each stride, p = 0, d = 1: 171 pairs, 21 exact'),
    'Noyaux pour chaque pas, p = 0, d = 1 : 171 couples, 21 exacts',
  );
  assert.equal(french('gradW2[k,j]'), 'gradW2[k,j]');
  assert.equal(wordsIn('en', words).caption('relative error'), 'relative error');
});

test('French writes decimal commas, but not in code or in the number of a version', () => {
  assert.equal(withDecimalCommas('0.5 %, −1.25, 1.5e-3'), '0,5 %, −1,25, 1,5e-3');
  assert.equal(withDecimalCommas('$0.5x$ and `f(0.5)`'), '$0{,}5x$ and `f(0.5)`');
  assert.equal(withDecimalCommas('Node 20.20.2, loop.ts'), 'Node 20.20.2, loop.ts');
});
