import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { after, test } from 'node:test';
import { answersIn } from '../../src/cell/answers.js';
import { loadFrench } from '../../src/homework/french.js';
import { loadHomework } from '../../src/homework/load.js';
import { readNotebook } from '../../src/homework/nbformat.js';
import { cellGaps } from '../../src/report/translation.js';
import { HOMEWORK } from '../homework/this-homework.js';

/** Every homework of examples/ works by naming its folder, and none of them shows in another. */
const ROOT = resolve(import.meta.dirname, '../../..');
const MAIN = resolve(import.meta.dirname, '../../src/command/main.js');
const EXAMPLES = ['logistic', 'skeleton'].map((name) => join(ROOT, 'examples', name));
const out = mkdtempSync(join(tmpdir(), 'chainrule-second-'));
after(() => rmSync(out, { recursive: true, force: true }));

function chainrule(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  assert.equal(status, 0, `${args.join(' ')}:\n${stdout}${stderr}`);
  return stdout + stderr;
}

const idsOf = (folder: string) => loadHomework(folder).questions.map(({ id }) => id);

for (const folder of EXAMPLES) {
  const name = relative(ROOT, folder);
  const at = (file: string) => join(out, name, file);

  test(`${name}: its prose is there in French, made from the English that stands there`, () => {
    for (const path of loadHomework(folder).notebooks) {
      const source = { path, notebook: readNotebook(path) };
      assert.deepEqual(cellGaps(source), []);
    }
  });

  test(`${name}: verify and report, in both languages, with its own questions alone`, () => {
    assert.match(chainrule('verify', name), /as committed/);
    for (const language of ['en', 'fr'] as const) {
      const file = at(`report.${language}.html`);
      chainrule('report', name, '--no-execute', '--lang', language, '--out', file);
      const html = readFileSync(file, 'utf8');
      for (const { id, title } of loadHomework(folder).questions) {
        assert.ok(html.includes(`id="${id}"`), id);
        assert.ok(html.includes(title[language]), title[language]);
      }
      for (const { id } of HOMEWORK.questions) assert.ok(!html.includes(`id="${id}"`), id);
      assert.ok(!html.includes(HOMEWORK.title[language]));
    }
    chainrule('report', name, '--no-execute', '--out', at('report.pdf'));
    assert.match(readFileSync(at('report.pdf'), 'latin1'), /^%PDF-/);
  });

  test(`${name}: release and grade; the solutions earn what a machine can give, the stubs nothing`, () => {
    const students = at('students');
    chainrule('release', name, '--out', students);
    assert.deepEqual(idsOf(students), idsOf(folder));
    chainrule('grade', '--homework', name, '--out', at('grades'), name, students);
    const sheets = JSON.parse(readFileSync(at('grades/scores.json'), 'utf8'));
    const [given, solved] = sheets.sort(
      (a: { earned: number }, b: { earned: number }) => a.earned - b.earned,
    );
    assert.deepEqual([given.earned, given.pending], [0, 0]);
    assert.equal(solved.earned + solved.pending, solved.points);
    assert.ok(solved.earned > 0.8 * solved.points);
  });
}

test('the first homework has nothing of the others, and the others nothing of the first', () => {
  const [first, ...others] = [HOMEWORK.folder, ...EXAMPLES].map(idsOf);
  for (const ids of others)
    assert.deepEqual(
      ids.filter((id) => first.includes(id)),
      [],
    );
  const [logistic] = EXAMPLES.map(loadHomework);
  assert.throws(() => answersIn(HOMEWORK, ['loss']), /no question 'loss'/);
  assert.throws(() => answersIn(logistic, ['softmax']), /no question 'softmax'/);
  assert.ok(!('the $o^s_k$ sum to one' in loadFrench(logistic).reasons));
});

test('two homeworks at once, and a student edition over that of another homework, are refused', () => {
  const refused = (...args: string[]) =>
    spawnSync(process.execPath, [MAIN, ...args], { cwd: ROOT, encoding: 'utf8' });
  assert.match(refused('verify', 'examples/logistic', 'examples/skeleton').stderr, /two homeworks at once/);
  const students = join(out, 'examples/logistic/students');
  assert.match(
    refused('release', 'examples/skeleton', '--out', students).stderr,
    /holds the homework "Logistic regression"; name another folder/,
  );
  const own = refused('release', 'examples/skeleton', '--out', 'examples/skeleton');
  assert.match(own.stderr, /no student edition; name another folder/);
  assert.ok(!existsSync(join(ROOT, 'examples/skeleton/00-lesson.ipynb')));
});
