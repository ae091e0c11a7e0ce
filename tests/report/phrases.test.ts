import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phraseIn } from '../../src/report/phrases.js';

test('captions and cells are said in French, their formulas and numbers unchanged', () => {
  const french = (text: string) => phraseIn('fr', text);
  assert.equal(
    french('ReLU, one example: 44 parameters: 43 agree, 1 at a kink, 0 differ'),
    'ReLU, un exemple : 44 paramètres : concordants : 43, en un point anguleux : 1, différents : 0',
  );
  assert.equal(french('✓ exact for sizes'), '✓ exact pour les tailles');
  assert.equal(french('p = 0, d = 1: 171 pairs, 21 exact'), 'p = 0, d = 1 : 171 couples, 21 exacts');
  assert.equal(french('gradW2[k,j]'), 'gradW2[k,j]');
  assert.equal(phraseIn('en', 'relative error'), 'relative error');
});
