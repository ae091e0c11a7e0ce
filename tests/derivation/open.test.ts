import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Derivation, derivation } from '../../src/derivation/derivation.js';

const start = () => derivation('a/b').given('D(x^2, x)');

const blanks: [string, () => Derivation][] = [
  ['the first line', () => derivation('a/b').given('…').step('x', '')],
  ['a step', () => start().step('…', 'why').reaches('2*x', '')],
  ['the answer', () => start().reaches('...', 'why')],
  ['a definition', () => start().define('S', '…').step('S', '')],
  ['a shape', () => start().hasShape('x', ['…'], '')],
  ['words', () => start().says('…')],
  ['a condition', () => start().cases({ '…': (d) => d.step('2*x', '') })],
  ['a line of a case', () => start().cases({ 'x > 0': (d) => d.step('…', '') })],
];
for (const [what, write] of blanks)
  test(`${what} that is still to be filled in makes the derivation open, not wrong`, () => {
    const d = write();
    assert.equal(d.record.open, true);
    assert.equal(d.failure(), undefined);
    assert.match(d.record.summary, /still to be filled in$/);
  });

test('what stands before a blank is judged, what follows it is not', () => {
  const wrong = start().step('3*x', 'a slip').step('…', '').step('1/0 == 2', '');
  assert.match(wrong.failure()?.message ?? '', /3\*x is wrong/);
  assert.equal(wrong.record.lines.length, 2);
});

test('a finished derivation is not open', () => {
  assert.equal('open' in start().step('2*x', 'power rule').record, false);
});
