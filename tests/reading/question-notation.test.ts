import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRubric } from '../../src/grading/rubric.js';
import { loadHomework } from '../../src/homework/load.js';
import { parseQuestion } from '../../src/homework/question-file.js';
import { PACKAGE_FOLDER } from '../../src/package.js';
import { readAnswer } from '../../src/reading/answer.js';
import { notationIn, notationProblems } from '../../src/reading/question-notation.js';
import { written } from '../../src/reading/written.js';

const homework = loadHomework(join(PACKAGE_FOLDER, 'examples/logistic'));
const notationOf = notationIn(homework);

const answered = (question: string, text: string) => {
  const { derivations, unread } = readAnswer(text, question, notationOf(question));
  assert.deepEqual(unread, []);
  return derivations.map((derivation) => derivation.failure()?.message);
};

const ANSWERS: readonly (readonly [question: string, right: string, wrong: string])[] = [
  [
    'loss/a-cross-entropy',
    String.raw`$$L = -y\ln\sigma(z) - (1-y)\ln(1-\sigma(z)) = y\operatorname{softplus}(-z) + (1-y)\operatorname{softplus}(z) = \operatorname{softplus}(z) - yz$$`,
    String.raw`$$L = \operatorname{softplus}(z) + yz$$`,
  ],
  [
    'loss/b-gradient',
    String.raw`$$\frac{\partial L}{\partial b} = \frac{\partial L}{\partial z}\frac{\partial z}{\partial b} = p - y$$ $$\frac{\partial L}{\partial\mathbf w} = (p-y)\mathbf x$$`,
    String.raw`$$\frac{\partial L}{\partial\mathbf w} = (y-p)\mathbf x$$`,
  ],
  [
    'loss/c-hessian',
    String.raw`$$\frac{\partial p}{\partial \mathbf w} = p(1-p)\mathbf x$$`,
    String.raw`$$\frac{\partial p}{\partial \mathbf w} = p^2\mathbf x$$`,
  ],
  [
    'loss/d-ridge',
    String.raw`$$\nabla_w \tilde L = \nabla_w L + 2\lambda w = (p-y)x + 2\lambda w$$`,
    String.raw`$$\nabla_w \tilde L = (p-y)x + \lambda w$$`,
  ],
];

for (const [question, right, wrong] of ANSWERS)
  test(`${question} is answered in TeX, in the letters that its file declares`, () => {
    assert.deepEqual(answered(question, right), [undefined]);
    assert.match(String(answered(question, wrong)), /:/);
  });

test('TeX in a code cell is read in the same letters: those of the homework in whose folder it runs', (t) => {
  const folder = process.cwd();
  t.after(() => process.chdir(folder));
  process.chdir(homework.folder);
  for (const [question, right, wrong] of ANSWERS) {
    const derivation = written(question)`${right}`;
    assert.equal(derivation.failure(), undefined, question);
    assert.doesNotMatch(String(derivation), /not read/);
    assert.match(String(written(question)`${wrong}`.failure()), /is wrong/);
  }
});

test('a formula in letters that nobody declared is not judged, and it is said where', () => {
  const derivation = written('loss/b-gradient', homework)`\frac{\partial L}{\partial b} = p - q`;
  assert.match(String(derivation), /not read, line 1, column \d+: what is q/);
});

const VJP = [
  String.raw`$$\nabla_x L = g \odot y \odot (1 - y)$$`,
  String.raw`$$\nabla_x L = S \odot (g - (g^\top S) \mathbf 1)$$`,
];

test('softmax/l-linear-vjp: an answer is judged in the one of its notations that it is written in', () => {
  const course = loadHomework(join(PACKAGE_FOLDER, 'notebooks'));
  const failures = (text: string) =>
    readAnswer(text, 'softmax/l-linear-vjp', notationIn(course)('softmax/l-linear-vjp')).derivations.map(
      (derivation) => derivation.failure()?.message,
    );
  for (const answer of VJP) assert.deepEqual(failures(answer), [undefined], answer);
  assert.deepEqual(failures(VJP.join('\n')), [undefined, undefined]);
  assert.match(String(failures(VJP[0].replace('1 - y', '1 + y'))), /is wrong/);
  // a tag makes one derivation: what is in the letters of another is named, not dropped
  assert.match(String(written('softmax/l-linear-vjp', course)`${VJP.join('\n')}`), /not judged here: gradx/);
});

test('a notation that is not understood, or that claims something, is an error with its place', () => {
  const [first] = homework.questions;
  const withNotation = (says: string) => ({
    ...homework,
    questions: [{ ...first, notations: [{ says, place: 'questions/loss/a.md:3:1' }] }],
  });
  for (const [says, problem] of [
    ['x in what', /^questions\/loss\/a\.md:3:1: .*x in what/],
    ['Let $x \\in \\mathbb R$. $x = 2x$', /^questions\/loss\/a\.md:3:1: /],
  ] as const) {
    assert.throws(() => notationIn(withNotation(says))(first.id), { message: problem });
    assert.match(notationProblems(withNotation(says))[0], problem);
  }
  assert.deepEqual(notationProblems(homework), []);
  assert.equal(notationIn(homework)('practice/e-fit'), undefined);
});

test('a question that says nothing of its letters is answered in those of its solution', () => {
  const [, question] = homework.questions;
  const silent = { ...homework, questions: [{ ...question, notations: [] }] };
  assert.equal(notationIn(silent, [])(question.id), undefined);
  const { goals } = readRubric(homework.notebooks[0]);
  const answer = readAnswer(ANSWERS[1][1], question.id, notationIn(silent, goals)(question.id));
  assert.deepEqual(answer.unread, []);
  assert.deepEqual(
    answer.derivations.map((derivation) => derivation.failure()?.message),
    [undefined],
  );
});

const LETTERS: readonly (readonly [notation: string, problem: RegExp])[] = [
  ['symbols: { x: vector }', /q\.md:2:27: "notation\.symbols\.x" is "vector"; known: scalar, index, size/],
  ['symbols: { x: [n] }', /q\.md:2:11: x has the size n, which is not declared as one/],
  ['definitions: { z: x + }', /q\.md:2:31: something is missing at the end: x \+/],
  ['definitions: { z: z + 1 }', /q\.md:2:11: the definition of z uses z itself/],
  ['symbol: { x: scalar }', /unknown "notation\.symbol"; known: symbols, definitions/],
];

for (const [notation, problem] of LETTERS)
  test(`letters that cannot mean anything are said with their place: ${notation}`, () => {
    const text = `---\nnotation: { ${notation} }\n---\n# en: A\n\nB\n`;
    assert.throws(() => parseQuestion('a/q', text, 'q.md', ['en']), { message: problem });
  });
