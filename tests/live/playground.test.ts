import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeAgain } from '../../src/derivation/judged/replay.js';
import { type Reached, reachedAfter, withRepeats } from '../../src/derivation/lines/typed-lines.js';
import { answerTo } from '../../src/live/judge/answers.js';
import { toldDocument } from '../../src/live/judge/document.js';
import { isTex } from '../../src/live/judge/is-tex.js';
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
});

test('a row may hold a whole chain, whose names are numbers', () => {
  const { context, lines } = readPaper('2 y = y + x // why\nholds a^2 = a*a\nx >= 0');
  assert.deepEqual(
    lines.map(({ is, source, row, why }) => [is, source, row, why]),
    [
      ['given', '2 y', 0, ''],
      ['step', 'y + x', 0, 'why'],
      ['holds', 'a^2 == a*a', 1, ''],
      ['given', 'x >= 0', 2, ''],
    ],
  );
  assert.deepEqual(Object.keys(context.symbols).sort(), ['a', 'x', 'y']);
  assert.deepEqual(kindsOf('x + x = 2 x = 3 x'), [undefined, 'exact', 'refused']);
  assert.deepEqual(kindsOf('holds x + x = 2 x'), ['exact']);
});

test('a size that a shape names need not be declared', () => {
  assert.deepEqual(readPaper('where W: m × n, m: size\nW').context.symbols, {
    n: 'size',
    W: ['m', 'n'],
    m: 'size',
  });
});

test('a derivation that begins with = begins all the same, and is told so', () => {
  const { lines, problems } = readPaper('= x\n= x');
  assert.deepEqual(
    lines.map(({ is }) => is),
    ['given', 'step'],
  );
  assert.deepEqual(
    problems.map(({ row }) => row),
    [0],
  );
});

test('what is declared and cannot be read is said once, and where', () => {
  const asked = (text: string) => {
    const { context, declared, lines } = readPaper(text);
    const conditions = lines.flatMap(({ under }) => under ?? []);
    const answer = answerTo({ is: 'declarations', context, conditions });
    return answer.is === 'unreadable'
      ? [declared.find(({ source }) => source === answer.source)?.row, answer.at]
      : answer.is;
  };
  assert.deepEqual(asked('x\nassume x >\n= x'), [1, 3]);
  assert.deepEqual(asked('let S = (\nS'), [0, 1]);
  assert.deepEqual(asked('case (x\nx'), [0, 0]);
  assert.deepEqual(asked('where i: index, x: i\nx'), [undefined, 0]);
  assert.equal(asked('where x: n\nassume n > 1\nx'), 'declared');
});

test('what cannot be read is said with its line', () => {
  for (const text of ['where x', 'where x: a × b × c', 'let = 2', 'notation mpl', 'assume', 'case'])
    assert.equal(readPaper(`x\n${text}`).problems[0]?.row, 1, text);
});

test('the examples are right, but for the one that says it is not', () => {
  const texts = EXAMPLES.flatMap(({ name, text }) => [text.en, text.fr].map((one) => ({ name, text: one })));
  for (const { name, text } of texts) {
    const kinds = isTex(text) ? toldDocument(text).steps.map(({ outcome }) => outcome) : kindsOf(text);
    assert.ok(kinds.length > 1 && !kinds.some((kind) => kind === 'unread' || kind === 'undeclared'), name.en);
    const wrong = kinds.filter((kind) => kind === 'refused' || kind === 'undecided');
    assert.equal(wrong.length, name.en === 'Find the mistake' ? 1 : 0, name.en);
  }
});

test('TeX is told from lines in the language, with or without dollars', () => {
  const outcomes = (text: string) => toldDocument(text).steps.map(({ outcome }) => outcome);
  assert.ok(isTex('\\frac{1}{2}') && isTex('$x$') && !isTex("= W2' * gradoa // chain rule"));
  const right = '\\frac{d}{dx} \\sigma(x) = \\sigma(x)(1 - \\sigma(x))';
  assert.deepEqual(outcomes(right), ['exact']);
  assert.deepEqual(outcomes(`$$${right}$$`), ['exact']);
  assert.deepEqual(outcomes('% chainrule: mlp relu\n\\[\\frac{\\partial L}{\\partial b^{(2)}} = o^s\\]'), [
    'refused',
  ]);
});

test('a wrong step in TeX has its line, its numbers, and what starts the next one', () => {
  const { steps } = toldDocument(
    '\\begin{align}\n x + x &= 2x \\\\\n &= 3x \\\\\n &= x \\cdot 2\n\\end{align}',
  );
  assert.deepEqual(
    steps.map(({ row, outcome, left }) => [row, outcome, left !== undefined]),
    [
      [2, 'exact', true],
      [3, 'refused', false],
      [4, 'exact', false],
    ],
  );
  assert.match(steps[1].view?.left ?? '', /<mn>5\.5<\/mn>/);
  assert.equal(toldDocument('\\frac{1}{2').remarks.length, 1);
});

test('an address gives back its text; what is none is refused', async () => {
  for (const { text } of EXAMPLES) assert.equal(await fromHash(await toHash(text.fr)), text.fr);
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
