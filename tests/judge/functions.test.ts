import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typeset } from '../../src/derivation/typeset/typeset.js';
import { aritiesOf, FUNCTION_NAMES, FUNCTIONS } from '../../src/judge/functions.js';
import { judge } from '../../src/judge/judge.js';
import { type Context, parse } from '../../src/judge/language.js';
import { shapeOf } from '../../src/judge/shapes.js';

/** What the examples of the table name. */
export const EXAMPLES: Context = {
  symbols: {
    ...{ n: 'size', k: 'index', y: 'index', x: 'scalar', alpha: 'scalar', v: ['n'], w: ['n'] },
  },
};

for (const name of FUNCTION_NAMES)
  test(`${name}: its example is read, judged, shaped and printed`, () => {
    const { example } = FUNCTIONS[name];
    const node = parse(example);
    // The y of max(x, y) and of onehot(y, n): a number in the one, an index in the other.
    const symbols = { ...EXAMPLES.symbols, ...(example.includes('x, y') && { y: 'scalar' as const }) };
    const context = { symbols };
    assert.ok(Array.isArray(shapeOf(node, context)));
    assert.match(judge(example, example, context).kind, /^(exact|sizes|convention)$/);
    assert.match(judge(example, `${example} + ${example}`, context).kind, /refused/);
    assert.ok(typeset(node, context).tex.length > 0);
  });

test('a wrong number of arguments is said with the right ones', () => {
  assert.deepEqual([aritiesOf('max'), aritiesOf('sum'), aritiesOf('D')], [[1, 2], [1, 4], [2]]);
  assert.throws(() => parse('sum(a, b)'), /sum takes 1 or 4 arguments, not 2/);
});

test('a name that every object has is no function', () => {
  assert.throws(() => parse('constructor(x)'), /constructor/);
  assert.throws(() => parse('toString(x)'), /toString/);
});
