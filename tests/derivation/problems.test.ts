import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeAgain } from '../../src/derivation/judged/replay.js';
import { problemIn } from '../../src/derivation/words/problem-words.js';
import { declarationProblem } from '../../src/judge/declarations.js';
import { type Context, LanguageError } from '../../src/judge/language.js';

/** Lines that are not in the language, or mean nothing, each for another reason. */
const SOURCES: readonly string[] = [
  ...[
    '',
    'x +',
    'x +* 2',
    '(x',
    'x[1',
    'x)',
    '(2 3)',
    '2 3',
    'x..y',
    'x > 0 ? 1',
    '[1; 2, 3]',
    '"x"',
    'x + `y`',
  ],
  ...[
    `x${' + x'.repeat(900)}`,
    'exp + 1',
    'x % 2',
    '1/2 x',
    'a.b',
    'x[1, 2, 3]',
    'x = 2',
    'f(x) = 2',
    'x; y',
  ],
  ...[
    'sin(x)',
    'sigm(x)',
    'foo(a, b)',
    'foo(x)',
    'foo(x + 1)',
    'foo(x + 1, 2)',
    'exp(x, 2)',
    'D(x)',
    'dot(x)',
  ],
  ...[
    'max(1, 2, 3)',
    'sum(2, 1, m, x)',
    '1e',
    '1e99999',
    '\\frac{1}{2}',
    '\\foo',
    '$x$',
    '= x',
    'x + 1 = 2 + y',
  ],
  ...[
    '∂L/∂x',
    '∂',
    'd/dx x^2',
    "sigma'(x)",
    'sigma^2(x)',
    'diff(x^2, x)',
    'exp x',
    'np.exp(x)',
    'x.T',
    'x^^2',
    'x.',
    '“x”',
    '1[x > 0]',
    '1_{x>0}',
  ],
  ...[
    'sum_i x',
    'prod_i x',
    'Σ x',
    'x[1][2]',
    'x @ x',
    'W^{(2)}',
    '∇ x',
    '‖x‖',
    '1,5 x',
    '||x||',
    '|x|',
    '√2',
  ],
  ...[
    '⟨x⟩',
    'x + … + y',
    'x_{ij}',
    'x₁',
    '{x}',
    'x && x',
    '#',
    'y',
    'D(x, 2)',
    'x[1]',
    "x' * [1, 2]",
    'x < 1 == 2',
  ],
];

const CONTEXT: Context = { symbols: { x: 'scalar' } };

/** What is said of the line, if it is refused without a look at values. */
function problemOf(source: string): string | undefined {
  try {
    const { line } = judgeAgain({ is: 'step', source }, { right: 'x' }, CONTEXT);
    return line.verdict?.note;
  } catch (error) {
    if (error instanceof LanguageError) return error.problem;
    throw error;
  }
}

test('whatever is wrong with a line is said in French as well, and nowhere in two lines', () => {
  const problems = SOURCES.flatMap((source) => problemOf(source) ?? []);
  assert.ok(problems.length > SOURCES.length * 0.9, `${problems.length} of ${SOURCES.length}`);
  assert.deepEqual(
    problems.filter((problem) => problemIn(problem).fr === problem || problem.includes('\n')),
    [],
  );
});

test('what is wrong with declarations is, too', () => {
  const contexts: readonly Context[] = [
    { symbols: { x: ['n'] } },
    { symbols: { x: [0] } },
    { symbols: { x: 'scalar' }, definitions: [['a', 'a + x']] },
    {
      symbols: { x: 'scalar' },
      definitions: [
        ['a', 'b'],
        ['b', 'x'],
      ],
    },
  ];
  for (const context of contexts) {
    const problem = declarationProblem(context);
    assert.ok(problem);
    assert.notEqual(problemIn(problem).fr, problem);
  }
});

test('what no phrase fits stays English', () => {
  assert.deepEqual(problemIn('a planted problem'), { en: 'a planted problem', fr: 'a planted problem' });
});
