import assert from 'node:assert/strict';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import {
  type Command,
  findLab,
  KERNELS,
  labArguments,
  labCommands,
  labEnvironment,
} from '../../src/runner/lab.js';

const lab = (versions: Readonly<Record<string, string>>): Command | undefined =>
  findLab(labCommands('/p', 'linux'), ([program]) => versions[program]);

test('JupyterLab is looked for on the PATH, in .venv, then fetched by uv or pipx', () => {
  assert.deepEqual(lab({ 'jupyter-lab': '4.2.5\n', uv: '4.6.6\n' }), ['jupyter-lab']);
  assert.deepEqual(lab({ [join('/p/.venv/bin/jupyter-lab')]: '4.6.6', uv: '4.6.6' })?.length, 1);
  assert.equal(lab({ uv: '4.6.6', pipx: '4.6.6' })?.[0], 'uv');
  assert.equal(lab({ pipx: '10.0.0' })?.[0], 'pipx');
});

test('an older JupyterLab, and a program that is none, are passed over', () => {
  assert.equal(lab({ 'jupyter-lab': '3.6.7', pipx: '4.6.6' })?.[0], 'pipx');
  assert.equal(lab({ 'jupyter-lab': 'command not found' }), undefined);
  assert.equal(lab({}), undefined);
});

test('on Windows a virtual environment has its programs elsewhere', () => {
  assert.match(labCommands('p', 'win32')[1][0], /Scripts.jupyter-lab\.exe$/);
});

test('our kernel is found first, and every folder Jupyter writes to is in the project', () => {
  const env = labEnvironment('/p', { HOME: '/home/u', JUPYTER_PATH: '/other' });
  assert.equal(env.JUPYTER_PATH, `${KERNELS}${delimiter}/other`);
  assert.equal(labEnvironment('/p', {}).JUPYTER_PATH, KERNELS);
  assert.equal(env.HOME, '/home/u');
  for (const name of ['JUPYTER_CONFIG_DIR', 'JUPYTER_DATA_DIR', 'JUPYTER_RUNTIME_DIR', 'IPYTHONDIR'])
    assert.ok(env[name]?.startsWith(join('/p/.jupyter/')), name);
});

test('a named notebook replaces the first one, other options are passed on', () => {
  const root = '--ServerApp.root_dir=/p';
  assert.deepEqual(labArguments('/p', 'a.ipynb', ['--no-browser']), ['-y', root, '--no-browser', 'a.ipynb']);
  assert.deepEqual(labArguments('/p', 'a.ipynb', ['b.ipynb']), ['-y', root, 'b.ipynb']);
});
