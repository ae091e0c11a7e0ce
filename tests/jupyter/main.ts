/** npm run test:jupyter: the users' real tools against our kernel, in .venv. See USAGE. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const USAGE = `Usage: npm run test:jupyter [-- --required] [-- pytest's arguments]

Makes .venv with the versions of jupyter/requirements.txt and runs tests/jupyter and tests/live with them. Where there is no
Python or no package index it says "skipped" and succeeds; with --required it fails. With --every-notebook
nbconvert runs them all, which takes many minutes, otherwise two quick ones.`;

const PROJECT = join(import.meta.dirname, '../../..');
const REQUIREMENTS = join(PROJECT, 'jupyter/requirements.txt');
const VENV = join(PROJECT, '.venv');
const PYTHON = join(VENV, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));
/** Says which requirements .venv holds. */
const STAMP = join(VENV, 'chainrule-requirements.txt');

const runs = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { cwd: PROJECT, stdio: 'inherit' }).status === 0;

/** Makes .venv as required; gives what is missing for it, if anything. */
function prepare(): string | undefined {
  const required = readFileSync(REQUIREMENTS, 'utf8');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === required) return undefined;
  const supported = 'import sys; sys.exit(sys.version_info < (3, 10))';
  const python = ['python3', 'python', 'py'].find(
    (name) => spawnSync(name, ['-c', supported], { stdio: 'ignore' }).status === 0,
  );
  if (!python) return 'no Python 3.10 or later on the PATH';
  if (!existsSync(PYTHON) && !runs(python, '-m', 'venv', VENV)) return `${python} cannot make ${VENV}`;
  console.error(`Installing jupyter/requirements.txt in .venv …`);
  if (!runs(PYTHON, '-m', 'pip', 'install', '--quiet', '--retries', '1', '-r', REQUIREMENTS))
    return 'the packages of jupyter/requirements.txt cannot be installed';
  writeFileSync(STAMP, required);
  return undefined;
}

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(USAGE);
else {
  const missing = prepare();
  if (missing) {
    console.log(`skipped: ${missing}`);
    process.exitCode = args.includes('--required') ? 1 : 0;
  } else {
    const options = args.filter((arg) => arg !== '--required');
    const pytest = ['-m', 'pytest', '-p', 'no:cacheprovider', '-q', '-rs', '--durations=5'];
    const jupyter = runs(PYTHON, ...pytest, join(PROJECT, 'tests/jupyter'), ...options);
    // the living pages know nothing of the options for notebooks
    const live = runs(PYTHON, ...pytest, join(PROJECT, 'tests/live'));
    process.exitCode = jupyter && live ? 0 : 1;
  }
}
