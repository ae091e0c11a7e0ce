import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { layOut } from '../../src/homework/edition.js';
import { loadFrench } from '../../src/homework/french.js';
import { askedIn } from '../../src/homework/homework.js';
import { homeworkAround, loadHomework } from '../../src/homework/load.js';
import { readSource } from '../../src/homework/source.js';

const root = mkdtempSync(join(tmpdir(), 'chainrule-homework-'));
after(() => rmSync(root, { recursive: true }));

const HOMEWORK = `{
  "title": { "en": "Small", "fr": "Petit" },
  "course": "Tests",
  "languages": ["en", "fr"],
  "documents": { "A": { "title": "sheet A", "sections": [{ "number": "1.", "title": "all" }] } },
  "questions": ["s/b-second", "s/a-first"]
}`;
const FIRST = `---
points: 2
numbers: { A: 1.10 }
parts:
  p: { en: a part, fr: une partie }
---

# en: First

Show $a$.

# fr: Premier

Montrer $a$.
`;
const SECOND = FIRST.replace('1.10', '1.2').replace('points', 'kind: practice\npoints');

/** A folder with these files, each as it should be but for one that is given. */
function folderWith(changed: Readonly<Record<string, string | undefined>> = {}): string {
  const folder = mkdtempSync(join(root, 'h-'));
  const files = {
    'homework.json': HOMEWORK,
    'questions/s/a-first.md': FIRST,
    'questions/s/b-second.md': SECOND,
    ...changed,
  };
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

test('a homework is read from its folder or from any folder below it', () => {
  const folder = folderWith({ 'b.ipynb': '{}', 'a.ipynb': '{}' });
  const homework = loadHomework(join(folder, 'questions/s'));
  assert.equal(homework.folder, folder);
  assert.deepEqual(homework.title, { en: 'Small', fr: 'Petit' });
  assert.deepEqual(homework.course, { en: 'Tests', fr: 'Tests' });
  assert.deepEqual(homework.notebooks, [join(folder, 'a.ipynb'), join(folder, 'b.ipynb')]);
  assert.equal(homework.reports, join(folder, 'report'));
  const [second, first] = homework.questions;
  assert.deepEqual(first, {
    id: 's/a-first',
    title: { en: 'First', fr: 'Premier' },
    statement: { en: 'Show $a$.', fr: 'Montrer $a$.' },
    kind: 'theory',
    points: 2,
    numbers: { A: '1.10' },
    parts: { p: { en: 'a part', fr: 'une partie' } },
  });
  assert.equal(second.kind, 'practice');
});

test('a document asks its questions in the order of their numbers: 1.2 before 1.10', () => {
  const [{ questions }] = askedIn(loadHomework(folderWith()), 'A');
  assert.deepEqual(
    questions.map(({ id }) => id),
    ['s/b-second', 's/a-first'],
  );
});

/** What is wrong, and what the error says of it. */
const PLANTED: [string, Record<string, string | undefined>, RegExp][] = [
  [
    'no JSON',
    { 'homework.json': HOMEWORK.replace('"Tests",', '"Tests') },
    /homework\.json:\d+:\d+: .*closing "quote|homework\.json:\d+:\d+:/,
  ],
  [
    'a missing title',
    { 'homework.json': HOMEWORK.replace('"title"', '"titel"') },
    /homework\.json:2:12: unknown "titel"; known: title/,
  ],
  [
    'a language missing',
    { 'homework.json': HOMEWORK.replace(', "fr": "Petit"', '') },
    /homework\.json:2:12: "title" lacks "fr"/,
  ],
  [
    'an unknown language',
    { 'homework.json': HOMEWORK.replace('["en", "fr"]', '["en", "de"]') },
    /homework\.json:4:23: "languages\[1\]" is "de"; known: en, fr/,
  ],
  [
    'no file for a question',
    { 'questions/s/a-first.md': undefined },
    /homework\.json:6:31: the question s\/a-first has no file questions\/s\/a-first\.md/,
  ],
  [
    'a file that is not listed',
    { 'questions/s/c-third.md': FIRST },
    /homework\.json:6:16: questions\/s\/c-third\.md is not listed: add "s\/c-third"/,
  ],
  [
    'an id that is none',
    { 'homework.json': HOMEWORK.replace('s/a-first', 'First') },
    /:6:31: "First" is no id/,
  ],
  [
    'an id twice',
    { 'homework.json': HOMEWORK.replace('s/a-first', 's/b-second') },
    /:6:31: the question s\/b-second is listed twice/,
  ],
  [
    'points in words',
    { 'questions/s/a-first.md': FIRST.replace('2', 'two') },
    /a-first\.md:2:9: "points" must be a number/,
  ],
  [
    'an unknown fact',
    { 'questions/s/a-first.md': FIRST.replace('points', 'point') },
    /:2:8: unknown "point"/,
  ],
  [
    'an unknown kind',
    { 'questions/s/b-second.md': SECOND.replace('practice', 'lab') },
    /b-second\.md:2:7: "kind" is "lab"; known: theory, practice/,
  ],
  [
    'a document that is none',
    { 'questions/s/a-first.md': FIRST.replace('A: 1.10', 'B: 1.10') },
    /a-first\.md: no document 'B'/,
  ],
  [
    'a number of no section',
    { 'questions/s/a-first.md': FIRST.replace('1.10', '2.1') },
    /the number 2\.1 is in 0 sections/,
  ],
  [
    'no French',
    { 'questions/s/a-first.md': FIRST.split('# fr')[0] },
    /a-first\.md:\d+:1: the question has no part "# fr: …"/,
  ],
  [
    'a part without its French',
    { 'questions/s/a-first.md': FIRST.replace(', fr: une partie', '') },
    /:5:6: "parts\.p" lacks "fr"/,
  ],
  [
    'no statement',
    { 'questions/s/a-first.md': FIRST.replace('Show $a$.', '') },
    /:8:1: the statement is missing under "# en: First"/,
  ],
  [
    'no facts',
    { 'questions/s/a-first.md': '# en: First\n' },
    /a-first\.md:1:1: a question begins with its facts/,
  ],
  [
    'text before the title',
    { 'questions/s/a-first.md': FIRST.replace('# en: First', 'First') },
    /a-first\.md:\d+:1: expected a heading/,
  ],
  [
    'a language twice',
    { 'questions/s/a-first.md': FIRST.replace('# fr', '# en') },
    /a language stands here twice/,
  ],
  [
    'a notebook that is not there',
    { 'homework.json': HOMEWORK.replace('"questions"', '"notebooks": ["1.ipynb"], "questions"') },
    /:6:17: there is no notebook 1\.ipynb/,
  ],
];

for (const [what, files, message] of PLANTED)
  test(`refused, and where: ${what}`, () => {
    assert.throws(() => loadHomework(folderWith(files)), { message });
  });

test('a folder without a homework: said, or found to be none', () => {
  assert.equal(homeworkAround('/'), undefined);
  assert.throws(() => loadHomework('/'), /no homework\.json in \/ or above; chainrule init/);
});

test('a notebook outside of any homework may run, but not ask', () => {
  const notebook = (source: string) =>
    JSON.stringify({ cells: [{ cell_type: 'markdown', id: 'a', source }], nbformat: 4 });
  const at = (source: string) => {
    const folder = mkdtempSync(join(root, 'none-'));
    writeFileSync(join(folder, 'n.ipynb'), notebook(source));
    return () => readSource(join(folder, 'n.ipynb'));
  };
  assert.equal(at('## A heading')().homework, undefined);
  assert.throws(at('## s/a-first'), /no homework\.json/);
});

test('what those get who answer: the questions, neither solutions nor team', () => {
  const withTeam = HOMEWORK.replace('"course"', '"team": "team.json", "course"');
  const homework = loadHomework(folderWith({ 'homework.json': withTeam, '1.ipynb': 'secret' }));
  const into = join(root, 'public');
  layOut(homework, into, []);
  const laid = loadHomework(into);
  assert.deepEqual(laid.questions, homework.questions);
  assert.deepEqual([laid.notebooks, laid.team], [[], undefined]);
});

test('two files that say one thing differently in French are refused', () => {
  const says = (french: string) => JSON.stringify({ reasons: { why: french } });
  const same = folderWith({ 'fr/1.json': says('pourquoi'), 'fr/2.json': says('pourquoi') });
  assert.deepEqual(loadFrench(loadHomework(same)).reasons, { why: 'pourquoi' });
  const other = folderWith({ 'fr/1.json': says('pourquoi'), 'fr/2.json': says('pour quoi') });
  assert.throws(() => loadFrench(loadHomework(other)), /'why' is 'pourquoi' in fr\/1\.json and 'pour quoi'/);
  const wrong = folderWith({ 'fr/1.json': '{\n "reason": {} }' });
  assert.throws(() => loadFrench(loadHomework(wrong)), /1\.json:2:12: unknown "reason"/);
});
