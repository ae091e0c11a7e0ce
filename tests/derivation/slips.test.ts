import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { derivation } from '../../src/derivation/derivation.js';
import { mlp } from '../../src/derivation/lines/notation.js';
import { verdictText } from '../../src/derivation/words/note-words.js';

const kinds = (d: ReturnType<typeof derivation>) => d.record.lines.map(({ verdict }) => verdict?.kind);
const noteOf = (d: ReturnType<typeof derivation>) => d.record.lines.at(-1)?.verdict?.note ?? '';

test('a right line after a wrong one is judged for itself', () => {
  const d = derivation('a/b').given('D(x^2, x)').step('3*x', 'a slip').reaches('2*x', 'power rule');
  assert.deepEqual(kinds(d), [undefined, 'refused', 'exact']);
  assert.match(noteOf(d), /right again/);
  assert.match(d.failure()?.message ?? '', /line 2: 3\*x is wrong/);
});

test('a line that only follows from a wrong one is wrong, and says of what it is the consequence', () => {
  const d = derivation('a/b').given('D(x^2, x)').step('3*x', 'a slip').step('x + 2*x', 'split');
  assert.deepEqual(kinds(d), [undefined, 'refused', 'refused']);
  assert.equal(noteOf(d), 'equal to the line before, which is wrong');
});

test('the chain goes on from the last right line, through several wrong ones', () => {
  const d = derivation('a/b').given('x + x').step('x', '').step('x^2', '').step('2*x', '').step('x*2', '');
  assert.deepEqual(kinds(d), [undefined, 'refused', 'refused', 'exact', 'exact']);
  assert.equal(noteOf(d), '');
});

const advice: [string, () => ReturnType<typeof derivation>, RegExp][] = [
  ['an unknown name', () => derivation('a/b').given('x').step('z', ''), /^z is not declared; declared: x$/],
  [
    'a misspelt name',
    () => derivation('a/b', mlp('relu')).given('gradoa[k]').step('gardoa[k]', ''),
    /did you mean gradoa\?/,
  ],
  ['a Greek letter', () => derivation('a/b').given('lambda*x').step('λ*x', ''), /did you mean lambda\?/],
  [
    'an entry with an underscore',
    () => derivation('a/b', mlp('relu')).given('W2[k,j]').step('W2_kj', ''),
    /written W2\[k,j\]/,
  ],
  [
    'a raised T',
    () =>
      derivation('a/b')
        .where({ n: 'size', x: ['n'] })
        .given("x'*x")
        .step('x^T*x', ''),
    /a transpose is written x'/,
  ],
  [
    'a quotient of differentials',
    () => derivation('a/b', mlp('relu')).given('grad(L, x)').step('dL/dx', ''),
    /a derivative is written D\(L, x\)/,
  ],
  [
    'a Kronecker delta',
    () => derivation('a/b').where({ i: 'index', j: 'index' }).given('ind(i == j)').step('δ_ij', ''),
    /is written ind\(i == j\)/,
  ],
  ['no first line', () => derivation('a/b').step('2*x', ''), /begin with given/],
  [
    'two columns multiplied',
    () => derivation('a/b', mlp('relu')).given('gradha').step('gradhs * ind(ha > 0)', ''),
    /written \.\*/,
  ],
  [
    'an index of another size',
    () => derivation('a/b', mlp('relu')).given('gradW2[k,j]').step('gradoa[j]*hs[k]', ''),
    /runs to m, but that size is dh|runs to dh, but that size is m/,
  ],
];
for (const [slip, write, expected] of advice)
  test(`the note says what to do about ${slip}, in French too`, () => {
    const note = noteOf(write());
    assert.match(note, expected);
    assert.doesNotMatch(
      verdictText({ kind: 'refused', note }, 'fr'),
      /not declared|did you mean|is written|runs to/,
    );
  });

test('an error points at the step that is at fault', () => {
  const start = derivation('a/b').given('x + x').step('2*x', 'add');
  const atFault = () => start.step('3*x', 'a slip');
  const frames = atFault().step('x*3', '').failure()?.stack?.split('\n').slice(1) ?? [];
  assert.match(frames[0], /atFault/);
  assert.doesNotMatch(frames.join(), /Derivation\./);
});

test('what console.log shows of a derivation is its text', () => {
  const d = derivation('a/b').given('x + x').step('2*x', 'add');
  assert.equal(inspect(d), String(d));
});
