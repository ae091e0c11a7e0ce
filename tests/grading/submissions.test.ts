import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { submissionsIn } from '../../src/grading/submissions.js';

const RELEASED = ['01.ipynb', '02.ipynb'];

/** The names of the submissions in a folder with these files (a folder's name ends in /), and their notebooks. */
function found(files: readonly string[], within = ''): Record<string, string[]> {
  const root = mkdtempSync(join(tmpdir(), 'chainrule-submissions-'));
  try {
    for (const file of files) {
      mkdirSync(file.endsWith('/') ? join(root, file) : dirname(join(root, file)), { recursive: true });
      if (!file.endsWith('/')) writeFileSync(join(root, file), '');
    }
    const submissions = submissionsIn(join(root, within), RELEASED);
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
