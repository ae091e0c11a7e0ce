import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadHomework } from '../../src/homework/load.js';
import { PACKAGE_FOLDER } from '../../src/package.js';
import { checkDocument } from '../../src/reading/document/document.js';
import { NO_QUESTIONS, notationsNamed } from '../../src/reading/letters/notations.js';
import { readTex } from '../../src/reading/meaning/side.js';
import { notationIn } from '../../src/reading/question-notation.js';
import { itemsOf } from '../../src/reading/tex/tokens.js';
import { ReadingError } from '../../src/reading/text/said.js';

const RIGHT = /^(exact|sizes|convention)$/;
const outcomesOf = (tex: string, notation: string) =>
  checkDocument(`$$${tex}$$`, { notation, notationOf }).steps.map(({ outcome }) => outcome);
const notationOf = notationIn(loadHomework(join(PACKAGE_FOLDER, 'notebooks')));
const [[MLP]] = notationsNamed('mlp relu', NO_QUESTIONS).notations;

/** Left side, right side, and mistakes in it: what stands there → what is written instead. */
const PLANTED: readonly (readonly [
  notation: string,
  left: string,
  right: string,
  mistakes: readonly (readonly [string, string])[],
])[] = [
  [
    'mlp relu',
    '\\frac{\\partial L}{\\partial W^{(2)}_{kj}}',
    '(o^s_k - \\mathbf 1_{\\{k=y\\}}) h^s_j',
    [
      ['h^s_j', 'h^s_k'],
      ['h^s_j', 'h^a_j'],
      ['-', '+'],
      ['k=y', 'k=j'],
      ['o^s_k', 'o^a_k'],
      ['o^s_k', 'o^s_y'],
    ],
  ],
  [
    'mlp relu',
    '\\frac{\\partial L}{\\partial h^s}',
    '{W^{(2)}}^\\top (o^s - \\mathbf 1_y)',
    [
      ['^\\top', ''],
      ['(2)', '(1)'],
      ['- ', '+ '],
      ['o^s', 'o^a'],
      ['1_y', '1_k'],
    ],
  ],
  [
    'mlp relu',
    '\\frac{\\partial L}{\\partial h^a_j}',
    '\\frac{\\partial L}{\\partial h^s_j} \\mathbf 1_{h^a_j>0}(h^a_j)',
    [
      ['(h^a_j)', '(h^s_j)'],
      ['(h^a_j)', '(h^a_i)'],
      ['>', '<'],
      ['h^a_j>', 'h^a_i>'],
      ['>0', '>1'],
    ],
  ],
  [
    'mlp relu',
    'o^a_k',
    'b_k^{(2)} + W_{k1}^{(2)}h_1^s + W_{k2}^{(2)}h_2^s + \\dots + W_{kd_h}^{(2)}h_{d_h}^s',
    [
      ['h_2^s', 'h_1^s'],
      ['W_{k2}', 'W_{k1}'],
      ['+ \\dots', '- \\dots'],
      ['h_{d_h}', 'h_{1}'],
      ['b_k', 'b_j'],
    ],
  ],
  [
    'functions',
    "\\sigma'(x)",
    '\\frac{e^{-x}}{(1+e^{-x})^2}',
    [
      ['-x', 'x'],
      ['^2', ''],
      ['1+', '1-'],
      ['^2', '^3'],
    ],
  ],
  [
    'softmax/j-partials',
    '\\frac{\\partial S_i}{\\partial x_j}',
    '\\begin{cases} S_i(1-S_j) & \\text{if } i = j \\\\ -S_iS_j & \\text{otherwise} \\end{cases}',
    [
      ['1-S_j', '1+S_j'],
      ['-S_iS_j', 'S_iS_j'],
      ['i = j', 'i \\neq j'],
      ['\\text{otherwise}', '\\text{if } i < j'],
    ],
  ],
  [
    'softmax/j-partials',
    '\\frac{\\partial S}{\\partial x}',
    '\\begin{pmatrix} S_1 - S_1S_1 & -S_1S_2 & \\dots & -S_1S_n \\\\ -S_2S_1 & S_2-S_2S_2 & \\dots & -S_2S_n \\\\ \\vdots & \\vdots & \\ddots & \\vdots \\\\ -S_nS_1 & -S_nS_2 & \\dots & S_n - S_nS_n\\end{pmatrix}',
    [
      ['-S_2S_1', 'S_2S_1'],
      ['-S_1S_2', '-S_1S_1'],
      ['S_n - S_nS_n', 'S_n'],
      ['S_2-S_2S_2', 'S_2-S_2S_1'],
    ],
  ],
];

for (const [notation, left, right, mistakes] of PLANTED)
  test(`mistakes in ${right.slice(0, 60)} are caught`, () => {
    assert.ok(
      outcomesOf(`${left} = ${right}`, notation).every((outcome) => RIGHT.test(outcome)),
      'the right line is right',
    );
    for (const [from, to] of mistakes) {
      const wrong = right.replace(from, to);
      assert.notEqual(wrong, right);
      const outcomes = outcomesOf(`${left} = ${wrong}`, notation);
      assert.ok(
        !outcomes.every((outcome) => RIGHT.test(outcome)) || outcomes.length === 0,
        `${wrong} passes: ${outcomes.join(', ')}`,
      );
    }
  });

test('deleting any token throws nothing but a reading error, and makes no wrong line right', () => {
  const wrong = [
    '\\frac{\\partial L}{\\partial x_i} = \\sum_{k=1}^{d_h} \\frac{\\partial L}{\\partial h^s_k} W^{(1)}_{ki}',
    '\\frac{\\partial L}{\\partial h^s} = W^{(2)} \\left(o^s - \\mathrm{onehot}_m(y)\\right)',
  ];
  for (const tex of wrong)
    for (const { at, end } of itemsOf(tex)) {
      const cut = tex.slice(0, at) + tex.slice(end);
      const outcomes = checkDocument(`$$${cut}$$`, { notation: 'mlp relu' }).steps.map(
        ({ outcome }) => outcome,
      );
      assert.ok(
        outcomes.every((outcome) => !RIGHT.test(outcome)),
        cut,
      );
    }
});

test('what could be read in two ways is not read', () => {
  const asked = [
    '2\\frac12',
    'x2',
    '1/2x_i',
    '\\nabla_x \\tanh(x) x',
    '\\log o^s_y o^s_k',
    '\\tanh^{-1}(h^a)',
    'x^{(3)}',
    '(h^s)^2',
    '0,5',
    '\\sum x_i',
    '\\unknown',
    'x_i^',
  ];
  for (const tex of asked) assert.throws(() => readTex(tex, MLP), ReadingError, tex);
});

test('a reading error says where: line and column, in both languages', () => {
  const { steps } = checkDocument('\n\nText $$L = o^s_y + \\sum_{j} q_j$$', { notation: 'mlp relu' });
  assert.deepEqual(steps[0].place, { line: 3, column: 29 });
  assert.match(steps[0].note?.fr ?? '', /^qu’est-ce que q/);
});

test('words make no line true: a condition in them is said, and one on signs is not taken from a sentence', () => {
  const steps = (text: string) => checkDocument(text, { notation: 'functions', notationOf }).steps;
  assert.equal(steps('It is 0 if x < 0. Also $$\\max(0,x) = -x$$')[0].outcome, 'refused');
  const [step] = steps('$$|x| = -x \\quad \\text{if } x < 0$$');
  assert.deepEqual([step.outcome, step.under], ['exact', 'x < 0']);
});

test('hostile formulas take time in proportion to their length, and throw nothing', () => {
  const hostile: readonly ((n: number) => string)[] = [
    (n) => `$$${'x+'.repeat(n / 2)}x=1$$`,
    (n) => '$'.repeat(n),
    (n) => `$$${'(['.repeat(n / 4)}${')]'.repeat(n / 4)}$$`,
    (n) => `$$${'\\frac'.repeat(n / 5)}$$`,
    (n) => '\\['.repeat(n / 2),
    (n) => `$$${'a,'.repeat(n / 2)}=1$$`,
    (n) => `$$${'{'.repeat(n)}$$`,
    (n) => '\\begin{align}'.repeat(n / 13),
  ];
  /** Of the processor and not of the clock, in ms: what else the machine does is no matter. */
  const time = (text: string) => {
    const start = process.cpuUsage();
    checkDocument(text, { notation: 'functions', notationOf });
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  for (const make of hostile) {
    time(make(1000));
    const [short, long] = [time(make(30_000)), time(make(300_000))];
    // Ten times the length; a quadratic reader would take a hundred times as long.
    assert.ok(long < 40 * Math.max(short, 20), `${make(20)}…: ${short} ms, then ${long} ms`);
  }
});
