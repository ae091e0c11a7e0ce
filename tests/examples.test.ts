import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as chainrule from '../src/index.js';
import { PACKAGE_FOLDER } from '../src/package.js';

/** The examples in the docstrings of public names, run: `expression // → value`, after the lines above it. */
const SRC = join(PACKAGE_FOLDER, 'src');

interface Example {
  readonly name: string;
  readonly lines: readonly string[];
}

function examplesIn(text: string): Example[] {
  const found = text.matchAll(
    /\* @example\n \* ```ts\n((?: \* .*\n)+?) \* ```\n \*\/\nexport (?:async )?(?:function|const|class) (\w+)/g,
  );
  return [...found].map(([, code, name]) => ({
    name,
    lines: code
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(3)),
  }));
}

/** Numbers are rounded to twelve digits, arrays of numbers are lists. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(12));
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, plain);
  return Array.isArray(value) ? value.map(plain) : value;
}

/** Runs the example line by line; how many values it states. Throws where one is another. */
async function run({ lines }: Example): Promise<number> {
  const names = Object.keys(chainrule);
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  const evaluated = (code: string, before: readonly string[]): Promise<unknown> =>
    new AsyncFunction(...names, `${before.join('\n')}\nreturn (${code});`)(...Object.values(chainrule));
  const before: string[] = [];
  let stated = 0;
  for (const line of lines) {
    const [code, value] = line.split(' // → ');
    if (value === undefined) before.push(line);
    else {
      assert.deepEqual(plain(await evaluated(code, before)), plain(await evaluated(value, [])), line);
      stated++;
    }
  }
  return stated;
}

const examples = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => examplesIn(readFileSync(join(SRC, file), 'utf8')));

for (const example of examples)
  test(`the example of ${example.name} says what it does`, async () => {
    assert.ok(example.name in chainrule, `${example.name} is not public`);
    assert.ok((await run(example)) > 0, 'it states a value');
  });

/**
 * Public values without an example: what needs the folder of a homework or a kernel, a student's answer, or the data;
 * and loop.ts and matrix.ts, whose lines have their numbers in outputs of the notebooks.
 */
const WITHOUT = [
  ...['answersTo', 'theHomework', 'liveProgress', 'liveTraining', 'showLive'],
  ...[
    'expectDifferences',
    'expectForward',
    'expectGradients',
    'expectLog',
    'expectSideBySide',
    'expectSixFigures',
  ],
  ...['fashionMnist', 'prepared', 'readLog'],
  ...['formulaAgainstCode', 'formulaFailure', 'formulaTable'],
  ...['batchByLoop', 'batchByMatrix', 'bprop', 'fpropBatch'],
];

test('every other public value has an example', () => {
  const found = new Set(examples.map(({ name }) => name));
  assert.deepEqual(
    Object.keys(chainrule).filter((name) => !found.has(name)),
    [...WITHOUT].sort(),
  );
});

test('the examples are found, and one that states another value is seen', async () => {
  assert.ok(examples.length >= 80, `${examples.length}`);
  const [planted] = examplesIn(
    '/**\n * x\n *\n * @example\n * ```ts\n * relu.f(2) // → 3\n * ```\n */\nexport const relu = 1;',
  );
  await assert.rejects(run(planted), /relu\.f\(2\)/);
});
