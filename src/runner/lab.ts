/** chainrule lab: the user's own JupyterLab with our kernel, writing nothing outside the current folder. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chosenNotebooks } from '../homework/chosen.js';
import { PACKAGE_FOLDER } from '../package.js';

export const usage = `Usage: chainrule lab [folder | notebook.ipynb] [options of jupyter lab]

Opens your own JupyterLab (on the PATH, in .venv, or through uv or pipx) with our kernel on the first notebook of a
homework: of the named folder, or of the homework in the current folder or its notebooks/. What Jupyter writes goes
into .jupyter of the current folder. Options go on to JupyterLab: --no-browser, --port=8889, --allow-root.`;

/** What `npm run test:jupyter` tests with; where JupyterLab is fetched, this one is. */
const JUPYTERLAB = 'jupyterlab==4.6.6';

const HOW_TO_GET_IT = `No JupyterLab 4 found: neither on the PATH, nor in .venv, nor through uv or pipx. To get one, with Python 3:
  python3 -m venv .venv && .venv/bin/pip install ${JUPYTERLAB}        (Windows: py -m venv .venv && .venv\\Scripts\\pip …)
or install uv (docs.astral.sh/uv), which brings Python along. Then again: chainrule lab
Without Python: chainrule run and chainrule report.`;

/** A program and its first arguments. */
export type Command = readonly [string, ...string[]];

/** Where a JupyterLab may be, in the order of looking. The last two fetch one into their own cache. */
export function labCommands(project: string, platform: NodeJS.Platform): Command[] {
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

/** Where Jupyter finds our kernelspec. */
export const KERNELS = join(PACKAGE_FOLDER, 'jupyter');

/** The environment of a Jupyter program that knows our kernel and keeps all it writes in `.jupyter`. */
export function labEnvironment(project: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = join(project, '.jupyter');
  return {
    ...env,
    JUPYTER_PATH: [KERNELS, env.JUPYTER_PATH].filter(Boolean).join(delimiter),
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

/** The notebook to open, and what is JupyterLab's own of the arguments. */
function notebookAmong(args: readonly string[]): { first: string; rest: readonly string[] } {
  const folder = args.find((arg) => existsSync(arg) && statSync(arg).isDirectory());
  const named = args.some((arg) => arg.endsWith('.ipynb'));
  const [first] = named ? [''] : chosenNotebooks(folder === undefined ? [] : [folder]).notebooks;
  return { first, rest: args.filter((arg) => arg !== folder) };
}

export async function run(args: readonly string[]): Promise<number> {
  const project = process.cwd();
  const { first, rest } = notebookAmong(args);
  const env = labEnvironment(project, process.env);
  const lab = findLab(labCommands(project, process.platform), ([program, ...start]) => {
    const asked = spawnSync(program, [...start, '--version'], { env, encoding: 'utf8' });
    return asked.status === 0 ? asked.stdout : undefined;
  });
  if (!lab) throw new Error(HOW_TO_GET_IT);
  const [program, ...start] = lab;
  console.error(`${lab.join(' ')} (ctrl-C stops it)`);
  const child = spawn(program, [...start, ...labArguments(project, first, rest)], {
    cwd: project,
    env,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}
