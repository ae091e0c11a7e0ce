import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDerivations } from '../../src/grading/read/derivations.js';

const IMPORTS = "import { derivation, derivation as d, mlp, show, answersTo, usesOnly } from 'chainrule';";
const ID = 'functions/a-sigmoid-tanh';

function read(...sources: string[]) {
  const cells = [IMPORTS, ...sources].map((source, i) => ({ id: `cell-${i}`, source }));
  const { shown, problems } = readDerivations(cells);
  const lines = shown.map(({ derivation }) =>
    derivation.moves.map((move) => ('expression' in move ? move.expression.source : move.is)),
  );
  return { shown, problems, lines };
}

const READ: readonly [what: string, source: string, lines: string[][]][] = [
  ['shown', `show(derivation('${ID}').given('x').step('y', 'why'))`, [['x', 'y']]],
  ['as the last value of a cell', `derivation('${ID}').given('x')`, [['x']]],
  [
    'collected as an answer',
    `const a = answersTo('functions'); show(a.add(d('${ID}').given('x'))); show(a.table())`,
    [['x']],
  ],
  [
    'from a constant',
    `const start = 'x'; const e = d('${ID}').given(start); show(e.step(start, 'again'))`,
    [['x', 'x']],
  ],
  [
    'in a loop',
    `for (const [k, v] of Object.entries({ a: 'x', b: 'y' })) show(d('${ID}').given(v).step(k, v))`,
    [
      ['x', 'a'],
      ['y', 'b'],
    ],
  ],
  [
    'by a function',
    `const f = (n: number) => d('${ID}').given(\`x^\${n + 1}\`);\n[1, 2].forEach((n) => show(f(n)))`,
    [['x^2'], ['x^3']],
  ],
  [
    'by a function of any number of lines',
    `const f = (...lines: string[]) => lines.reduce((e, line) => e.step(line, ''), d('${ID}').given('x'));\n` +
      "show(f('y', 'z'))",
    [['x', 'y', 'z']],
  ],
  [
    'where something is printed beside it',
    `for (const line of ['x', 'y']) { console.log(line); assert.ok(line); show(d('${ID}').given(line)); }`,
    [['x'], ['y']],
  ],
  [
    'in cases',
    `show(d('${ID}').given('x').cases({ 'x > 0': (e) => e.step('y', ''), 'x <= 0': (e) => e.step('z', '') }))`,
    [['x', 'cases']],
  ],
  [
    'of a notation',
    `show(d('${ID}', { ...mlp('relu'), variant: 'mine' } as any).given('gradoa[k]'))`,
    [['gradoa[k]']],
  ],
];

for (const [what, source, lines] of READ)
  test(`a derivation is read ${what}`, () => {
    const reading = read(source);
    assert.deepEqual(reading.problems, []);
    assert.deepEqual(reading.lines, lines);
  });

test('what a statement that is not read may have changed is not known any more', () => {
  const changes = [
    "if (process.argv.length > 0) line = 'y';",
    'for (const k in { y: 1 }) line = k;',
    "while (line === 'x') line += 'y';",
    "try { line = 'y'; } catch {}",
    "lines.push('y'), fetch('x');",
    "const [line] = await fetch('y');",
    "var { a: line } = fetch('y');",
  ];
  for (const change of changes) {
    const { lines, problems } = read(
      `let line = 'x'; const lines = ['x'];\n${change}\nshow(d('${ID}').given(line).step(lines[0], '')); derivation`,
    );
    assert.deepEqual(lines, [], change);
    assert.ok(
      problems.every(({ unread }) => unread),
      change,
    );
  }
});

test('a derivation that is not shown does not count', () => {
  assert.deepEqual(read(`const e = derivation('${ID}').given('x');`).lines, []);
});

test('what a cell does besides is passed over', () => {
  const { lines, problems } = read(
    `console.log(1); while (false) {}; show(d('${ID}').given('x')); fetch('x');`,
  );
  assert.deepEqual([lines, problems], [[['x']], []]);
});

test('a mistyped line ends a derivation, and the lines before it stay', () => {
  const { shown, problems, lines } = read(
    `show(d('${ID}').given('x').step('2*x/2', '').step('x)', '').step('x', ''))`,
  );
  assert.deepEqual(lines, [['x', '2*x/2']]);
  assert.match(shown[0].fault ?? '', /x\)\n {3}\^/);
  assert.equal(problems[0].unread, false);
});

test('a cell nested too deeply is not read, and the others are', () => {
  const deep = `const a = ${'('.repeat(20_000)}1${')'.repeat(20_000)};`;
  const { lines, problems } = read(deep, `show(d('${ID}').given('x'))`);
  assert.deepEqual(lines, [['x']]);
  assert.deepEqual(
    problems.map(({ cell, unread }) => [cell, unread]),
    [['cell-1', true]],
  );
});

const REFUSED: readonly [what: string, source: string][] = [
  ['a loop that never ends', `while (true) show(derivation('${ID}').given('x'))`],
  ['recursion that never ends', `const f = (): any => f(); show(derivation('${ID}').given(f()))`],
  [
    'a text that doubles itself',
    `let x = 'x'; for (let i = 0; i < 40; i++) x = x + x; show(derivation('${ID}').given(x))`,
  ],
  ['a list that doubles itself', `let x = ['x']; for (;;) x = [...x, ...x, derivation]`],
  ['a text that replaces itself', `let x = 'xx'; for (;;) x = x.replaceAll('x', x + derivation)`],
  ['the way to Function', `derivation('${ID}').constructor.constructor('return process')().exit()`],
  ['the way by a list', `[derivation].map.constructor('return process')()`],
  ['a prototype', `(derivation as any).prototype.given = 1`],
  ['the record of a derivation', `const r = derivation('${ID}').given('x').record`],
  ['globals', `process.exit(derivation)`],
  ['require', `require('fs').writeFileSync('derivation', '')`],
  ['an object that says what it is worth', `derivation({ toString: () => 'x' } + '')`],
];

for (const [what, source] of REFUSED)
  test(`${what} is not followed, and said to be unread`, () => {
    const { shown, problems } = read(source);
    assert.deepEqual(shown, []);
    assert.deepEqual(
      problems.map(({ cell, line, unread }) => [cell, line, unread]),
      [['cell-1', 1, true]],
    );
  });
