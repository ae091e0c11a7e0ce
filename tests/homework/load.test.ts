import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { layOut } from '../../src/homework/edition.js';
import { loadFrench } from '../../src/homework/french.js';
import { sectionOf } from '../../src/homework/homework.js';
import { parseJson } from '../../src/homework/json-text.js';
import { homeworkAround, loadHomework } from '../../src/homework/load.js';
import { misplaced } from '../../src/homework/placed.js';
import { readSource } from '../../src/homework/source.js';
import { tagProblems } from '../../src/homework/tag-problems.js';

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
    notations: [],
    numbers: { A: '1.10' },
    parts: { p: { en: 'a part', fr: 'une partie' } },
  });
  assert.equal(second.kind, 'practice');
});

test('a number is of the section with whose whole number it begins', () => {
  const sections = ['1', '10', '1.2', 'b.', 'Q1'].map((number) => ({ number, title: { en: '', fr: '' } }));
  const document = { id: 'A', title: { en: '', fr: '' }, languages: [], questionPoints: true, sections };
  const found = (number: string) => sectionOf(document, number)?.number;
  assert.deepEqual(['1(a)', '1.3', '10(a)', '1.2(c)', 'b.10', 'Q1 C', '11', 'Q12', '2'].map(found), [
    '1',
    '1',
    '10',
    '1.2',
    'b.',
    'Q1',
    undefined,
    undefined,
    undefined,
  ]);
});

/** What is wrong, and what the error says of it. */
const PLANTED: [string, Record<string, string | undefined>, RegExp][] = [
  [
    'no JSON',
    { 'homework.json': HOMEWORK.replace('"Tests",', '"Tests') },
    /homework\.json:3:13: not JSON: this text has no closing double quote/,
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
    /:6:31: "s\/b-second" is listed twice/,
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
    /a-first\.md:3:15: there is no document "B" among the "documents"/,
  ],
  [
    'a number of no section',
    { 'questions/s/a-first.md': FIRST.replace('1.10', '2.1') },
    /a-first\.md:3:15: 2\.1 must begin with the number of a section of document "A": 1\./,
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
  [
    'a notebook twice',
    {
      'homework.json': HOMEWORK.replace('"questions"', '"notebooks": ["1.ipynb", "1.ipynb"], "questions"'),
      '1.ipynb': '{}',
    },
    /:6:28: "1\.ipynb" is listed twice/,
  ],
  [
    'a team that is not there',
    { 'homework.json': HOMEWORK.replace('"course"', '"team": "team.json", "course"') },
    /:3:11: there is no file team\.json in this folder/,
  ],
  ['no title', { 'homework.json': '{\n "course": "Tests" }' }, /homework\.json:1:1: this file lacks "title"/],
  [
    'a number for a text',
    { 'homework.json': HOMEWORK.replace('"Tests"', '7') },
    /:3:13: "course" must be a text, or one for each language: \{ "en": "…", "fr": "…" \}/,
  ],
  [
    'a language twice in the list',
    { 'homework.json': HOMEWORK.replace('["en", "fr"]', '["en", "en"]') },
    /:4:23: "en" is listed twice/,
  ],
  [
    'a name twice',
    { 'homework.json': HOMEWORK.replace('"course"', '"course": "A", "course"') },
    /:3:18: this name stands here twice/,
  ],
];

/** Letters of the series s, and what is said of them. */
const LETTERS: [string, object, RegExp][] = [
  ['a symbol defined again', { definitions: { v: '2' } }, /v is a symbol already/],
  ['a definition of nothing', { definitions: { z: 'w + v' } }, /w is not declared; declared: n, x, v, z/],
  ['a definition in a circle', { definitions: { a: 'b', b: 'a' } }, /a uses b, which is defined after it/],
  ['shapes that do not agree', { definitions: { z: "x'*v*x + x" } }, /: .*is n × 1/],
  ['an assumption of nothing', { assume: ['w > 0'] }, /w is not declared/],
  ['an assumption that is none', { assume: ['v + 1'] }, /"v \+ 1" is no condition, such as v > 0/],
  ['an unknown function', { functions: { g: 'rekt' } }, /no function rekt; did you mean rect\?/],
  ['another spelling of nothing', { alias: { u: 'vv' } }, /vv is not declared; known: n, x, v/],
  ['one for each example of nothing', { perExample: ['L'] }, /L is not declared; known: n, x, v/],
  ['a function of nothing', { variable: 't' }, /t is not declared; known: n, x, v/],
  ['an unknown shape', { symbols: { n: 'size', x: ['n'], v: 'scaler' } }, /"scaler"; known: scalar/],
];

const withLetters = (letters: object) =>
  folderWith({
    'homework.json': HOMEWORK.replace(
      '"questions"',
      `"notations": { "s": ${JSON.stringify({ symbols: { n: 'size', x: ['n'], v: 'scalar' }, ...letters })} }, "questions"`,
    ),
  });

for (const [what, letters, message] of LETTERS)
  test(`letters that mean nothing are refused, and where: ${what}`, () => {
    assert.throws(
      () => loadHomework(withLetters(letters)),
      ({ message: said }: Error) =>
        /homework\.json:6:\d+: /.test(said) && (message.test(said) || assert.fail(said)),
    );
  });

test('letters that mean something are taken as they are', () => {
  const letters = {
    definitions: { z: "v*x'*x" },
    assume: ['v > 0 and (n > 1)'],
    functions: { g: 'rect' },
    alias: { '\\hat{z}': 'z' },
    variable: 'v',
  };
  const [{ says }] = loadHomework(withLetters(letters)).notations.s;
  assert.deepEqual(Object.keys(says).sort(), [
    'alias',
    'assume',
    'definitions',
    'functions',
    'symbols',
    'variable',
  ]);
});

test('a tag with a slip in it is named; one of another program is not', () => {
  const problems = (cell_type: string, ...tags: string[]) => {
    const cell = { cell_type, id: 'a', source: '', metadata: { tags }, outputs: [] };
    const homework = loadHomework(folderWith({ '1.ipynb': JSON.stringify({ cells: [cell], nbformat: 4 }) }));
    return tagProblems(homework).map((line) => line.replace(/^.*1\.ipynb, cell a: /, ''));
  };
  assert.deepEqual(problems('code', 'hidden-check', 'given', 'parameters', 'only-A', 'before:s/a-first'), []);
  assert.deepEqual(problems('markdown', 'answer', 'lab'), []);
  for (const [tag, meant] of Object.entries({
    hidden_check: 'hidden-check',
    hiddencheck: 'hidden-check',
    chekc: 'check',
    Given: 'given',
  }))
    assert.deepEqual(problems('code', tag), [
      `the tag "${tag}" means nothing here; did you mean "${meant}"?`,
    ]);
  assert.match(problems('code', 'after:s/z')[0], /"after:s\/z" names a question that there is not/);
  assert.match(problems('code', 'only-B')[0], /"only-B" is for no edition; editions are A/);
  assert.match(problems('markdown', 'check')[0], /is for a code cell/);
  assert.match(problems('code', 'answer')[0], /is for a Markdown cell/);
});

test('a file with a byte order mark is read, one in another encoding is refused with its place', () => {
  const marked = folderWith({
    'homework.json': `\uFEFF${HOMEWORK}`,
    'questions/s/a-first.md': `\uFEFF${FIRST}`,
  });
  assert.equal(loadHomework(marked).questions.length, 2);
  const latin = folderWith();
  writeFileSync(
    join(latin, 'questions/s/a-first.md'),
    Buffer.from(FIRST.replace('Premier', 'Première'), 'latin1'),
  );
  assert.throws(() => loadHomework(latin), /a-first\.md:\d+:\d+: not UTF-8 text/);
});

test('French cells of a notebook that there is not are refused', () => {
  const twins = JSON.stringify({ cells: { a: { of: '', text: 'Un.' } } });
  const french = (file: string) => () =>
    loadFrench(loadHomework(folderWith({ '1.ipynb': '{}', [file]: twins })));
  assert.deepEqual(french('fr/1.json')().reasons, {});
  assert.throws(
    french('fr/l.json'),
    /l\.json:1:\d+: "cells" are those of a notebook, and there is no l\.ipynb/,
  );
});

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
  const homework = loadHomework(
    folderWith({ 'homework.json': withTeam, 'team.json': '{}', '1.ipynb': 'secret' }),
  );
  const into = join(root, 'public');
  layOut(homework, into, []);
  const laid = loadHomework(into);
  assert.deepEqual(laid.questions, homework.questions);
  assert.deepEqual([laid.notebooks, laid.team], [[], undefined]);
});

test('a question that no notebook asks, or two cells do, is named with its file', () => {
  const cell = (id: string, source: string) => ({ cell_type: 'markdown', id, source });
  const notebook = (...cells: object[]) => JSON.stringify({ cells, nbformat: 4 });
  const lost = (...cells: object[]) =>
    misplaced(loadHomework(folderWith({ '1.ipynb': notebook(...cells) }))).join('\n');
  assert.equal(lost(cell('a', '## s/a-first'), cell('b', '## s/b-second')), '');
  assert.match(
    lost(cell('a', '## s/a-first')),
    /b-second\.md:1:1: no notebook asks this question: .*"## s\/b-second"/,
  );
  assert.match(
    lost(cell('a', '## s/a-first'), cell('b', '## s/b-second'), cell('c', '## s/a-first')),
    /a-first\.md:1:1: .*several cells: 1\.ipynb \(a\), 1\.ipynb \(c\)/,
  );
});

test('two files that say one thing differently in French are refused', () => {
  const says = (french: string) => JSON.stringify({ reasons: { why: french } });
  const same = folderWith({ 'fr/1.json': says('pourquoi'), 'fr/2.json': says('pourquoi') });
  assert.deepEqual(loadFrench(loadHomework(same)).reasons, { why: 'pourquoi' });
  const other = folderWith({ 'fr/1.json': says('pourquoi'), 'fr/2.json': says('pour quoi') });
  assert.throws(
    () => loadFrench(loadHomework(other)),
    /'why' is 'pourquoi' in .*fr\/1\.json and 'pour quoi'/,
  );
  const wrong = folderWith({ 'fr/1.json': '{\n "reason": {} }' });
  assert.throws(() => loadFrench(loadHomework(wrong)), /1\.json:2:12: unknown "reason"/);
});

test('a backslash that JSON takes for something else is found in the French', () => {
  const says = (json: string) => folderWith({ 'fr/1.json': `{ "reasons": { "why": "${json}" } }` });
  assert.equal(loadFrench(loadHomework(says('$\\\\beta$'))).reasons.why, '$\\beta$');
  for (const json of ['$\\beta$', '$\\frac12$', '$\\rho$', '$\\theta$'])
    assert.throws(
      () => loadFrench(loadHomework(says(json))),
      /1\.json:1:\d+: .* a backslash is written twice/,
      json,
    );
  const named = folderWith({ 'fr/1.json': '{ "reasons": { "by $\\top$": "par" } }' });
  assert.throws(
    () => loadFrench(loadHomework(named)),
    /1\.json:1:\d+: the name .* a backslash is written twice/,
  );
});

test('a French caption has no place that its English has not', () => {
  const says = (french: string) =>
    loadHomework(folderWith({ 'fr/1.json': `{ "captions": { "Errors of $1": "${french}" } }` }));
  assert.equal(loadFrench(says('Erreurs de $1')).captions['Errors of $1'], 'Erreurs de $1');
  assert.throws(() => loadFrench(says('Erreurs de $2')), /1\.json:1:33: the French has \$2, the English/);
});

/** Where a text stops being JSON, and what is said. */
const NOT_JSON: [string, RegExp][] = [
  ['{"a": 1,}', /^f:1:9: not JSON: a comma stands before "}"/],
  ['[1, 2,\n]', /^f:1:7: .*a comma stands before "\]"/],
  ['{"a" 1}', /^f:1:6: .*":" is expected/],
  ['{"a": 1\n "b": 2}', /^f:2:2: .*a comma or "}" is expected/],
  ["{'a': 1}", /^f:1:2: .*a name in double quotes/],
  ['{"a": tru}', /^f:1:7: .*a value is expected/],
  ['{"a": 1', /^f:1:1: .*no closing "}"/],
  ['{"a": "x}\n', /^f:1:7: .*no closing double quote/],
  ['{"a": "$\\alpha$"}', /^f:1:9: .*a backslash in a text is written twice/],
  ['{} {}', /^f:1:4: .*has ended/],
  ['// no\n{}', /^f:1:1: .*a value is expected/],
  ['', /^f:1:1: /],
  ['[01]', /^f:1:2: /],
];
for (const [text, message] of NOT_JSON)
  test(`no JSON, and where: ${JSON.stringify(text)}`, () => {
    assert.throws(() => JSON.parse(text));
    assert.throws(
      () => parseJson(text, 'f'),
      ({ message: said }: Error) => message.test(said) || assert.fail(said),
    );
  });

test('what is JSON is read', () => {
  const value = { a: [1, -2.5e-3, true, null, 'é\\n"'], b: {}, c: [] };
  assert.deepEqual(parseJson(JSON.stringify(value, null, 2), 'f'), value);
});
