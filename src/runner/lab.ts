#!/usr/bin/env node
/** npm run lab: the user's own JupyterLab with our kernel, writing nothing outside the project. */
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PROJECT = join(import.meta.dirname, '../../..');

/** What `npm run test:jupyter` tests with; where JupyterLab is fetched, this one is. */
export const JUPYTERLAB = 'jupyterlab==4.6.6';

export const HOW_TO_GET_IT = `No JupyterLab 4 found: neither on the PATH, nor in .venv, nor through uv or pipx. To get one, with Python 3:
  python3 -m venv .venv && .venv/bin/pip install ${JUPYTERLAB}        (Windows: py -m venv .venv && .venv\\Scripts\\pip …)
or install uv (docs.astral.sh/uv), which brings Python along. Then again: npm run lab
Without Python: npm run notebooks and npm run report.`;

/** A program and its first arguments. */
export type Command = readonly [string, ...string[]];

/** Where a JupyterLab may be, in the order of looking. The last two fetch one into their own cache. */
export function candidates(project: string, platform: NodeJS.Platform): Command[] {
  const inVenv = platform === 'win32' ? ['Scripts', 'jupyter-lab.exe'] : ['bin', 'jupyter-lab'];
  return [
    ['jupyter-lab'],
    [join(project, '.venv', ...inVenv)],
    ['uv', 'tool', 'run', '--from', JUPYTERLAB, 'jupyter-lab'],
    ['pipx', 'run', '--spec', JUPYTERLAB, 'jupyter-lab'],
  ];
}

/** The first command that starts a JupyterLab 4 or later; `versionOf` gives what it prints as its version. */
export function findLab(
  commands: readonly Command[],
  versionOf: (command: Command) => string | undefined,
): Command | undefined {
  return commands.find((command) => Number.parseInt(versionOf(command) ?? '', 10) >= 4);
}

/** The environment of a Jupyter program that knows our kernel and keeps all it writes in `.jupyter`. */
export function labEnvironment(project: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = join(project, '.jupyter');
  return {
    ...env,
    JUPYTER_PATH: [join(project, 'jupyter'), env.JUPYTER_PATH].filter(Boolean).join(delimiter),
    JUPYTER_CONFIG_DIR: join(own, 'config'),
    JUPYTER_DATA_DIR: join(own, 'data'),
    JUPYTER_RUNTIME_DIR: join(own, 'runtime'),
    IPYTHONDIR: join(own, 'ipython'),
  };
}

/**
 * Opens the named notebook, otherwise the first; ctrl-C stops without asking. The root is the project, not the
 * notebook's folder, so that figures find plotly.js in node_modules. The rest is JupyterLab's own.
 */
export function labArguments(project: string, first: string, args: readonly string[]): string[] {
  const named = args.some((arg) => arg.endsWith('.ipynb'));
  return ['-y', `--ServerApp.root_dir=${project}`, ...args, ...(named ? [] : [first])];
}

function firstNotebook(): string {
  const [first] = readdirSync(join(PROJECT, 'notebooks'))
    .filter((file) => file.endsWith('.ipynb'))
    .sort();
  return join('notebooks', first);
}

function main(args: readonly string[]): void {
  const env = labEnvironment(PROJECT, process.env);
  const lab = findLab(candidates(PROJECT, process.platform), ([program, ...rest]) => {
    const asked = spawnSync(program, [...rest, '--version'], { env, encoding: 'utf8' });
    return asked.status === 0 ? asked.stdout : undefined;
  });
  if (!lab) {
    console.error(HOW_TO_GET_IT);
    process.exitCode = 1;
    return;
  }
  const [program, ...rest] = lab;
  console.error(`${lab.join(' ')} (ctrl-C stops it)`);
  const child = spawn(program, [...rest, ...labArguments(PROJECT, firstNotebook(), args)], {
    cwd: PROJECT,
    env,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

if (process.argv[1] === import.meta.filename) main(process.argv.slice(2));
