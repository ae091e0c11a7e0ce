import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readSettings } from '../../src/command/search.js';
import { chosen, readSearch, settingOf } from '../../src/train/search-rows.js';
import { HOMEWORK } from '../homework/this-homework.js';

const folder = mkdtempSync(join(tmpdir(), 'chainrule-search-'));
after(() => rmSync(folder, { recursive: true }));

const FILE = join(HOMEWORK.folder, 'search.json');

test('the settings of this homework are those whose results are in data/search.csv', () => {
  const rows = readSearch(join(HOMEWORK.folder, '../data/search.csv'));
  assert.deepEqual(readSettings(FILE).map(settingOf), rows.map(settingOf));
  assert.ok(readSettings(FILE).some((setting) => setting.rate === chosen(rows).rate));
});

test('a setting that is none is refused, and where', () => {
  const base =
    '{ "inputs": "pixels", "standardise": false, "flip": false, "shift": 0, "drop": 0, "dh": 8, "nesterov": false, "rate": 0.1, "epochs": 1,' +
    ' "lambda11": 0, "lambda12": 0, "lambda21": 0, "lambda22": 0 }';
  const file = join(folder, 'search.json');
  const refused = (text: string, message: RegExp) => {
    writeFileSync(file, text);
    assert.throws(() => readSettings(file), message);
  };
  refused(`{ "base": ${base},\n "settings": [{ "depth": 3 }] }`, /:2:\d+: unknown "settings\[0\]\.depth"/);
  refused(
    `{ "base": ${base},\n "settings": [{ "flip": 1 }] }`,
    /:2:\d+: "settings\[0\]\.flip" must be true or false/,
  );
  refused(
    `{ "base": ${base},\n "settings": [{ "inputs": "edges" }] }`,
    /:2:\d+: "settings\[0\]\.inputs" is "edges"; known: pixels, roots, orientations/,
  );
  refused(`{ "base": {},\n "settings": [] }`, /:1:11: "base" lacks "inputs"/);
  writeFileSync(file, `{ "base": ${base}, "settings": [{}, { "dh": 16 }] }`);
  assert.deepEqual(
    readSettings(file).map(({ dh }) => dh),
    [8, 16],
  );
});
