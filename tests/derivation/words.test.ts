import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteIn, verdictText } from '../../src/derivation/words/note-words.js';
import { weakest } from '../../src/derivation/words/verdict-words.js';

test('the whole is as strong as its weakest verdict', () => {
  const kinds = ['exact', 'sizes', 'convention', 'prose', 'undecided', 'refused'] as const;
  kinds.forEach((kind, i) => {
    const verdicts = kinds.slice(0, i + 1).map((k) => ({ kind: k }));
    assert.equal(weakest(verdicts).kind, kind);
    assert.equal(weakest(verdicts.reverse()).kind, kind);
  });
  assert.equal(weakest([]).kind, 'prose');
});

test('a note is said in French, its formulas unchanged', () => {
  const note = 'where x[2] = 0 the derivative is by convention (as sign(0) = 0); for y ≠ 0';
  assert.equal(
    noteIn('fr', note),
    'là où x[2] = 0, la dérivée est une convention (comme sign(0) = 0) ; pour y ≠ 0',
  );
  assert.equal(noteIn('fr', 'W1 * g: W1 is dh × d, g is dh × 1'), 'W1 * g : W1 est dh × d, g est dh × 1');
  assert.equal(noteIn('en', note), note);
  assert.equal(noteIn('fr', 'something new'), 'something new');
  assert.equal(
    verdictText({ kind: 'refused', note: 't is not declared' }, 'fr'),
    'faux : t n’est pas déclaré',
  );
});
