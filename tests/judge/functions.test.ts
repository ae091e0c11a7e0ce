import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { EXAMPLE_CONTEXT, languagePage } from '../../src/derivation/shown/language-page.js';
import { typeset } from '../../src/derivation/typeset/typeset.js';
import { aritiesOf, FUNCTION_NAMES, FUNCTIONS } from '../../src/judge/functions.js';
import { judge } from '../../src/judge/judge.js';
import { type Context, parse } from '../../src/judge/language.js';
import { OPERATORS } from '../../src/judge/operators.js';
import { dimensionsOf } from '../../src/judge/shapes.js';
import { PACKAGE_FOLDER } from '../../src/package.js';

for (const name of FUNCTION_NAMES)
  test(`${name}: its example is read, judged, shaped and printed`, () => {
    const { example } = FUNCTIONS[name];
    const node = parse(example);
    // The y of onehot(y, n) is an index, every other a number.
    const y = name === 'onehot' ? 'index' : 'scalar';
    const context: Context = { symbols: { ...EXAMPLE_CONTEXT.symbols, y } };
    assert.ok(Array.isArray(dimensionsOf(node, context)));
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

for (const [name, { example }] of Object.entries(OPERATORS))
  test(`${name}: its example uses it, is judged and printed`, () => {
    const node = parse(example);
    const used = node.filter((part) => (part as unknown as { fn?: string }).fn === name);
    assert.equal(used.length, 1);
    assert.match(judge(example, example, EXAMPLE_CONTEXT).kind, /^(exact|sizes)$/);
    assert.ok(typeset(node, EXAMPLE_CONTEXT).tex.length > 0);
  });

test('docs/formula-language.md is what the tables say; npm run docs writes it anew', () => {
  const page = readFileSync(join(PACKAGE_FOLDER, 'docs/formula-language.md'), 'utf8');
  assert.equal(page, languagePage());
});
