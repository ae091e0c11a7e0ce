import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { submissionsIn } from '../../src/grading/submitted/submissions.js';

/** A notebook answers the released one that stands in its text. */
const known = {
  released: ['01.ipynb', '02.ipynb'],
  answeredBy: (path: string) => readFileSync(path, 'utf8') || undefined,
};

/** The names of the submissions in a folder with these files (a folder's name ends in /), and their notebooks. */
function found(files: readonly string[], within = ''): Record<string, readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'chainrule-submissions-'));
  try {
    for (const file of files) {
      mkdirSync(file.endsWith('/') ? join(root, file) : dirname(join(root, file)), { recursive: true });
      const [path, answers = ''] = file.split(' answers ');
      if (path.endsWith('@')) symlinkSync('/', join(root, path.slice(0, -1)));
      else if (!path.endsWith('/')) writeFileSync(join(root, path), answers);
    }
    const submissions = submissionsIn(join(root, within), known);
    const short = (path: string) => path.slice(root.length + 1).replaceAll('\\', '/');
    return Object.fromEntries(submissions.map(({ name, paths }) => [name, paths.map(short)]));
  } finally {
    rmSync(root, { recursive: true });
  }
}

test("one student's: a notebook, or a folder with the released names", () => {
  assert.deepEqual(found(['one.ipynb'], 'one.ipynb'), { one: ['one.ipynb'] });
  assert.deepEqual(found(['one/01.ipynb', 'one/02.ipynb', 'one/notes.txt'], 'one'), {
    one: ['one/01.ipynb', 'one/02.ipynb'],
  });
});

test('files as Moodle and Canvas pack them: those of one person are one submission, whatever the folder', () => {
  assert.deepEqual(
    found([
      'doejane_123_4561_01.ipynb answers 01.ipynb',
      'doejane_123_4562_02.ipynb answers 02.ipynb',
      'roejohn_late_77_4563_01-1.ipynb answers 01.ipynb',
      '88_4564_01.ipynb answers 01.ipynb',
      'LATE_anon_aB3dE_4565_01.ipynb answers 01.ipynb',
      'LATE_anon_aB3dE_4566_02.ipynb answers 02.ipynb',
      'Ann Lee_9_assignsubmission_file_01.ipynb answers 01.ipynb',
      'Ann Lee_9_assignsubmission_file_02.ipynb answers 02.ipynb',
    ]),
    {
      'Ann Lee_9_assignsubmission_file': [
        'Ann Lee_9_assignsubmission_file_01.ipynb',
        'Ann Lee_9_assignsubmission_file_02.ipynb',
      ],
      '88_4564_01': ['88_4564_01.ipynb'],
      LATE_anon_aB3dE_4565: ['LATE_anon_aB3dE_4565_01.ipynb', 'LATE_anon_aB3dE_4566_02.ipynb'],
      doejane_123_4561: ['doejane_123_4561_01.ipynb', 'doejane_123_4562_02.ipynb'],
      'roejohn_late_77_4563_01-1': ['roejohn_late_77_4563_01-1.ipynb'],
    },
  );
});

test('files that answer the same are of two persons, whatever their names', () => {
  const files = ['hw_1_1_ann.ipynb', 'hw_1_2_bob.ipynb'];
  assert.deepEqual(found(files.map((file) => `${file} answers 01.ipynb`)), {
    hw_1_1_ann: ['hw_1_1_ann.ipynb'],
    hw_1_2_bob: ['hw_1_2_bob.ipynb'],
  });
});

test('of many: each notebook and each folder, hidden ones left out', () => {
  assert.deepEqual(found(['x.ipynb', 'y.ipynb', 'z/01.ipynb', 'z/.ipynb_checkpoints/01.ipynb']), {
    x: ['x.ipynb'],
    y: ['y.ipynb'],
    z: ['z/01.ipynb'],
  });
});

test('a folder gives its name to the only notebook in it, and counts when it is empty', () => {
  assert.deepEqual(found(['x/solution.ipynb', 'y/solution.ipynb', 'z/']), {
    x: ['x/solution.ipynb'],
    y: ['y/solution.ipynb'],
    z: [],
  });
});

test('folders within folders, as nbgrader keeps them: the name is the whole way', () => {
  assert.deepEqual(found(['x/ps1/01.ipynb', 'y/ps1/01.ipynb', 'group/a.ipynb', 'group/b.ipynb']), {
    'group/a': ['group/a.ipynb'],
    'group/b': ['group/b.ipynb'],
    'x/ps1': ['x/ps1/01.ipynb'],
    'y/ps1': ['y/ps1/01.ipynb'],
  });
});

test("notebooks of other names beside a released one are the same student's, released ones first", () => {
  assert.deepEqual(
    found([
      's/01.ipynb',
      's/00 Untitled.ipynb',
      's/old/01.ipynb',
      's/figures/',
      't/a.ipynb answers 01.ipynb',
      't/b.ipynb answers 02.ipynb',
    ]),
    {
      s: ['s/01.ipynb', 's/old/01.ipynb', 's/00 Untitled.ipynb'],
      t: ['t/a.ipynb', 't/b.ipynb'],
    },
  );
});

test("two that answer the same are two students'", () => {
  assert.deepEqual(Object.keys(found(['g/a.ipynb answers 01.ipynb', 'g/b.ipynb answers 01.ipynb'])), [
    'g/a',
    'g/b',
  ]);
});

test('a link is not followed, and has its row', () => {
  assert.deepEqual(found(['x/01.ipynb', 'x/all@', 'y.ipynb@', 'z@']), { x: ['x/01.ipynb'], y: [], z: [] });
});

test('what is handed in without a notebook is named, and a packed submission has its row', () => {
  assert.deepEqual(found(['a/01.ipynb', 'b/answers.docx', 'c.zip', 'README.txt']), {
    a: ['a/01.ipynb'],
    b: ['b/answers.docx'],
    'c.zip': ['c.zip'],
  });
});
