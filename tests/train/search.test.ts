import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, test } from 'node:test';
import { INPUTS } from '../../src/data/inputs.js';
import { takeRows } from '../../src/data/split.js';
import { standIn } from '../../src/data/stand-in/stand-in.js';
import type { EngineFactory } from '../../src/train/engine.js';
import { matrixEngine } from '../../src/train/scalar-engine.js';
import { prepared, retrain, search } from '../../src/train/search.js';
import { chosen, MOST, readSearch, readSeeds, type SearchSetting } from '../../src/train/search-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'chainrule-'));
const file = join(folder, 'search.csv');
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const data = standIn({ train: 150, valid: 30, test: 30 });
const setting: SearchSetting = {
  ...{ inputs: 'pixels', standardise: false, flip: false, shift: 0, drop: 0, dh: 4, nesterov: false },
  ...{ rate: 0.01, epochs: 2 },
  ...{ lambda11: 0, lambda12: 1e-4, lambda21: 0, lambda22: 1e-4 },
};
const settings = [setting, { ...setting, standardise: true }, { ...setting, flip: true, shift: 1 }];

/** Counts the runs begun; the run after `allowed` of them fails. */
function counting(allowed = Number.POSITIVE_INFINITY) {
  const counter = { runs: 0 };
  const engine: EngineFactory = (split, h) => {
    if (counter.runs === allowed) throw new Error('killed');
    counter.runs++;
    return matrixEngine(split, h);
  };
  return { counter, engine };
}

test('a search that was killed goes on where it stopped, to the same file', async () => {
  await search(data, settings, file, { engine: matrixEngine });
  const whole = readFileSync(file, 'utf8');
  rmSync(file);

  await assert.rejects(search(data, settings, file, counting(2)), /killed/);
  assert.equal(readSearch(file).length, 2);
  writeFileSync(file, `${readFileSync(file, 'utf8')}"pixels",fal`);
  const { engine, counter } = counting();
  await search(data, settings, file, { engine });
  assert.equal(counter.runs, 1);
  assert.equal(readFileSync(file, 'utf8'), whole);
});

test('the search does not depend on the test part and writes nothing of it', async () => {
  await search(data, settings, file, { engine: matrixEngine });
  const rows = readSearch(file);
  const other = { ...data, test: takeRows(data.test, [0, 1]) };
  rmSync(file);
  await search(other, settings, file, { engine: matrixEngine });
  assert.deepEqual(readSearch(file), rows);
  assert.ok(Object.keys(rows[0]).every((column) => !column.startsWith('test')));
});

test('the choice is the least validation error of the short runs, of equals the least validation loss', async () => {
  await search(data, [setting], file, { engine: matrixEngine });
  const [row] = readSearch(file);
  const best = { ...row, validError: 0.1, validLoss: 0.3 };
  assert.equal(chosen([row, { ...best, validLoss: 0.4 }, best]), best);
  const long = { ...best, validError: 0.05, epochs: MOST.epochs + 1 };
  const wide = { ...best, validError: 0.05, dh: MOST.dh + 1 };
  assert.equal(chosen([long, wide, best]), best);
  assert.throws(() => chosen([long]), /no row of at most/);
  assert.throws(() => chosen([wide]), /no row of at most/);
  const onRoots = { ...best, inputs: 'roots' as const, validError: 0.2 };
  assert.equal(chosen([best, onRoots], 'roots'), onRoots);
  assert.equal(chosen([best, onRoots]), best);
  assert.throws(() => chosen([best], 'roots'), /no row of at most .* on roots/);
  assert.throws(() => chosen([]), /no row/);
});

test('the row chosen is trained with each seed once; a table of another setting is refused', async () => {
  await search(data, [setting], file, { engine: matrixEngine });
  const row = chosen(readSearch(file));
  rmSync(file);
  const { engine, counter } = counting();
  await retrain(data, row, [1], file, { engine });
  await retrain(data, row, [1, 2], file, { engine });
  assert.equal(counter.runs, 2);
  const rows = readSeeds(file);
  assert.deepEqual(
    rows.map(({ seed }) => seed),
    [1, 2],
  );
  assert.notEqual(rows[0].testLoss, rows[1].testLoss);
  await assert.rejects(
    retrain(data, { ...setting, dh: 5 }, [1], file, { engine }),
    /something else: there setting/,
  );
});

test('a malformed table is an error that names file and line', async () => {
  await search(data, [setting], file, { engine: matrixEngine });
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const spoilt = (line: number, text: string) => {
    writeFileSync(file, `${lines.map((old, i) => (i === line ? text : old)).join('\n')}\n`);
    return () => readSearch(file);
  };
  const last = lines.length - 1;
  assert.throws(spoilt(0, 'dh,error'), /search\.csv: line 1: expected "# chainrule results 1"/);
  assert.throws(spoilt(1, '# data: {'), /search\.csv: line 2: expected "# key: " and a value/);
  assert.throws(spoilt(last - 1, 'dh'), new RegExp(`line ${last}: expected the columns inputs,standardise`));
  for (const text of [
    lines[last].replace('false', 'no'),
    `${lines[last]},1`,
    lines[last].replace(/,[^,]+$/, ','),
  ])
    assert.throws(spoilt(last, text), new RegExp(`search\\.csv: line ${last + 1}: expected 18 fields`));
});

test('each kind of inputs trains, with flips; what is no image is not shifted', async () => {
  const settings = INPUTS.map((inputs) => ({ ...setting, inputs, flip: true }));
  await search(data, settings, file, { engine: matrixEngine });
  const losses = readSearch(file).map(({ validLoss }) => validLoss);
  assert.equal(new Set(losses).size, INPUTS.length);
  const { split } = prepared({ ...setting, inputs: 'orientations' }, data, matrixEngine);
  assert.equal(split.test.X.cols, 392);
  const shifted = { ...setting, inputs: 'orientations' as const, shift: 1 };
  assert.throws(
    () => prepared(shifted, data, matrixEngine),
    /orientations are no pixels: .* shift must be 0/,
  );
});
