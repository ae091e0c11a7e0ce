import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writeTogether } from '../../src/atomic-file.js';
import { layOut } from '../../src/homework/edition.js';
import { readOptions } from '../../src/report/options.js';
import { readTeam } from '../../src/report/team.js';
import { UsageError } from '../../src/usage.js';
import { HOMEWORK } from '../homework/this-homework.js';

const root = mkdtempSync(join(tmpdir(), 'chainrule-'));
after(() => rmSync(root, { recursive: true }));
const folder = () => mkdtempSync(join(root, 'test-'));

test('all files are written, or none and nothing is left behind', () => {
  const to = folder();
  writeTogether([{ path: join(to, 'new', 'a.html'), content: 'a' }]);
  assert.equal(readFileSync(join(to, 'new', 'a.html'), 'utf8'), 'a');
  writeFileSync(join(to, 'old.pdf'), 'old');
  writeFileSync(join(to, 'file'), '');
  const files = [
    { path: join(to, 'old.pdf'), content: 'new' },
    { path: join(to, 'file', 'impossible.html'), content: 'new' },
  ];
  assert.throws(() => writeTogether(files));
  assert.equal(readFileSync(join(to, 'old.pdf'), 'utf8'), 'old');
  assert.deepEqual(readdirSync(to).sort(), ['file', 'new', 'old.pdf']);
});

test('the command line: what is written where', () => {
  const to = folder();
  const notebook = join(to, '2-mlp.ipynb');
  layOut(HOMEWORK, to, [notebook]);
  writeFileSync(notebook, '');
  const files = (...args: string[]) =>
    readOptions([notebook, ...args]).files.map((f) => f.split(/[\\/]/).at(-1));
  assert.deepEqual(files(), ['2-mlp.pdf', '2-mlp.html']);
  assert.deepEqual(files('--lang', 'fr'), ['2-mlp.fr.pdf', '2-mlp.fr.html']);
  assert.deepEqual(files('--theory'), ['theory.pdf']);
  assert.deepEqual(files('--out', 'my.pdf'), ['my.pdf']);
  assert.equal(readOptions([notebook, '--no-execute']).execute, false);
});

test('the command line: what it refuses', () => {
  const to = folder();
  const notebook = join(to, 'n.ipynb');
  layOut(HOMEWORK, to, [notebook]);
  writeFileSync(notebook, '');
  const refused = (args: string[], message: RegExp) =>
    assert.throws(
      () => readOptions([notebook, ...args]),
      (error) => error instanceof UsageError && message.test(error.message),
    );
  // an option that Node's parser does not know is its own error; the command adds how it is used
  assert.throws(() => readOptions([notebook, '--colour']), { code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION' });
  refused(['nowhere.ipynb'], /no notebook or folder nowhere\.ipynb/);
  refused(['--lang', 'de'], /--lang de: expected en or fr/);
  refused(['--timeout', 'soon'], /--timeout soon/);
  refused(['--out', 'my.docx'], /my\.docx: expected a name ending in \.pdf or \.html/);
});

test('the team file: each field is checked', () => {
  const to = folder();
  mkdirSync(to, { recursive: true });
  const path = join(to, 'team.json');
  const read = (content: string) => () => {
    writeFileSync(path, content);
    return readTeam(path);
  };
  const right = { team: [{ name: 'A', id: '1' }] };
  const json = (change: object) => JSON.stringify({ ...right, ...change });
  assert.deepEqual(read(json({ date: '1 May' }))(), { ...right, date: '1 May' });
  assert.throws(read('{'), /team\.json:1:\d: /);
  assert.throws(read(json({ team: [] })), /team\.json:1:9: "team" must have at least one member/);
  assert.throws(read(json({ team: [{ name: 'A' }] })), /:1:10: "team\[0\]" lacks "id"/);
  assert.throws(read(json({ team: [{ name: ' ', id: 1 }] })), /"team\[0\]\.name" must be a text/);
  assert.throws(read(json({ date: [5] })), /"date" must be a text/);
  assert.throws(read(json({ title: 'T' })), /unknown "title"; known: team, date/);
  assert.throws(() => readTeam(join(to, 'none.json')), /none\.json/);
});
