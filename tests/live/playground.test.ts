import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeAgain } from '../../src/derivation/replay.js';
import { type Reached, reachedAfter, withRepeats } from '../../src/derivation/typed-lines.js';
import { EXAMPLES } from '../../src/live/playground/examples.js';
import { readPaper } from '../../src/live/playground/paper.js';
import { fromHash, toHash } from '../../src/live/playground/share.js';
import { seeded } from '../../src/numeric/random.js';

/** The kinds of the verdicts of a text, line by line. */
function kindsOf(text: string): (string | undefined)[] {
  const { lines, context } = readPaper(text);
  let reached: Reached = {};
  return withRepeats(lines).map((line) => {
    const { verdict } = judgeAgain(line, reached, context).line;
    reached = reachedAfter(line, verdict, reached);
    return verdict?.kind;
  });
}

test('a derivation is read as it is written on paper', () => {
  const { context, lines, problems } = readPaper(
    'where n: size, x: n, i: index\nlet S = sum(k, 1, n, exp(x[k]))\nassume S > 0\nD(log(S), x[i])\n= exp(x[i]) / S // chain rule\n!= x[i]\ncase i == 1\nx[i]\n# nothing',
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(context.symbols, { n: 'size', x: ['n'], i: 'index' });
  assert.deepEqual(context.definitions, [['S', 'sum(k, 1, n, exp(x[k]))']]);
  assert.deepEqual(
    lines.map(({ is, source, why, under }) => [is, source, why, under]),
    [
      ['given', 'D(log(S), x[i])', '', undefined],
      ['step', 'exp(x[i]) / S', 'chain rule', undefined],
      ['refutes', 'x[i]', '', undefined],
      ['given', 'x[i]', '', 'i == 1'],
    ],
  );
  assert.equal('= exp(x[i]) / S'.slice(lines[1].column), 'exp(x[i]) / S');
});

test('what cannot be read is said with its line', () => {
  for (const text of ['where x', 'where x: a × b × c', 'let = 2', 'notation mpl', 'assume', 'case'])
    assert.equal(readPaper(`x\n${text}`).problems[0]?.row, 1, text);
});

test('the examples are right, but for the one that says it is not', () => {
  for (const { name, text } of EXAMPLES) {
    const wrong = kindsOf(text).filter((kind) => kind === 'refused' || kind === 'undecided');
    assert.equal(wrong.length, name.en === 'Find the mistake' ? 1 : 0, name.en);
  }
});

test('an address gives back its text; what is none is refused', async () => {
  for (const { text } of EXAMPLES) assert.equal(await fromHash(await toHash(text)), text);
  assert.equal(await fromHash(await toHash('a'.repeat(20_001))), undefined, 'too long');
  assert.equal(await fromHash(await toHash('a'.repeat(50_000_000))), undefined, 'a bomb');
  for (const hash of ['', '#', '#try=', '#try=%00', '#try=AAAA', '#other', '#try=<script>'])
    assert.equal(await fromHash(hash), undefined, hash);
});

test('any address is refused or read, and read as text', async () => {
  const rng = seeded('hashes');
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  for (let i = 0; i < 400; i++) {
    const random = Array.from({ length: Math.floor(rng() * 60) }, () => letters[Math.floor(rng() * 64)]).join(
      '',
    );
    const text = await fromHash(`#try=${random}`);
    if (text !== undefined) assert.doesNotThrow(() => readPaper(text));
  }
});
