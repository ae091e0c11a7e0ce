import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlNoteIn, typesetNoteIn } from '../../src/derivation/shown/note-formula.js';
import { noteIn } from '../../src/derivation/words/note-words.js';

const context = { symbols: { n: 'size', dh: 'size', x: ['n'], W2: ['n', 'dh'], gradoa: ['n'] } } as const;

test('the formulas of a note are set as those of the lines, in either language', () => {
  const cases: [note: string, en: string, fr: string][] = [
    [
      "where x[k] = 0 the derivative is by convention (as rect'(0) = 0)",
      "where $x_k$ = 0 the derivative is by convention (as $\\operatorname{rect}'(0) = 0$)",
      "là où $x_k$ = 0, la dérivée est une convention (comme $\\operatorname{rect}'(0) = 0$)",
    ],
    [
      "W2' .* gradoa: dh × n and n × 1",
      '$(\\mathbf{W}^{(2)})^{\\top}\\odot\\frac{\\partial L}{\\partial\\mathbf{o}^a}$: ' +
        '$d_h \\times n$ and $n \\times 1$',
      '',
    ],
    [
      'x[n] + sum(i, 1, dh, W2[n, i] * x): x[n] is scalar, sum(i, 1, dh, W2[n, i] * x) is n × 1',
      '$x_n+\\sum_{i=1}^{d_h}W^{(2)}_{ni}\\mathbf{x}$: $x_n$ is scalar, ' +
        '$\\sum_{i=1}^{d_h}W^{(2)}_{ni}\\mathbf{x}$ is $n \\times 1$',
      '',
    ],
    ['theta is not declared', '$\\theta$ is not declared', '$\\theta$ n’est pas déclaré'],
    ['both sides are equal; for n ≥ 2', 'both sides are equal; for $n \\ge 2$', ''],
  ];
  for (const [note, en, fr] of cases) {
    assert.equal(typesetNoteIn('en', note, context).replaceAll('\\left', '').replaceAll('\\right', ''), en);
    if (fr) assert.equal(typesetNoteIn('fr', note, context), fr);
  }
});

test('words that are no formula stay words', () => {
  for (const note of ['both sides are equal', 'it is scalar, not a column', 'entry is not declared'])
    assert.equal(typesetNoteIn('en', note, context), noteIn('en', note));
});

test('in a page the formulas of a note are MathML, and what is no formula is text', () => {
  const html = htmlNoteIn('fr', "W2' * gradoa: W2' is dh × n, gradoa is n × 1", context);
  assert.match(html, /<math.*data-name="W2".*<\/math> est <math.*<math.*, <math/);
  assert.doesNotMatch(html, /gradoa is|W2'/);
  assert.equal(htmlNoteIn('en', 'the left side needs <b>', context), 'the left side needs &lt;b&gt;');
});
