/** chainrule kernel: our kernelspec among those of the user's Jupyter, where VS Code finds it too. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeFileAtomic } from '../atomic-file.js';
import { PACKAGE_FOLDER } from '../package.js';
import { UsageError } from '../usage.js';

export const usage = `Usage: chainrule kernel --install | --uninstall [--prefix folder] [--force]

--install      writes the kernelspec "tslab", the kernel that the notebooks name, for this user's Jupyter and VS Code.
               It leads to the package here: install again if that moves.
--uninstall    removes it
--prefix       not for the user, but into folder/share/jupyter, as a virtual environment has it
--force        replaces, or removes, a kernel of that name that is another program's`;

/** The name that the notebooks' metadata bear. */
const NAME = 'tslab';
const MAIN = join(PACKAGE_FOLDER, 'dist/src/kernel/main.js');

export function run(args: readonly string[]): number {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ install: { type: 'boolean' }, uninstall: { type: 'boolean' } },
      ...{ prefix: { type: 'string' }, force: { type: 'boolean' } },
    },
  });
  if (values.install === values.uninstall)
    throw new UsageError('either --install or --uninstall is expected');
  const data = values.prefix === undefined ? userData() : join(values.prefix, 'share/jupyter');
  const folder = join(data, 'kernels', NAME);
  if (!values.force && isOthers(folder))
    throw new Error(`${folder} is the kernel of another program; --force takes its place`);
  if (values.install) install(folder);
  else uninstall(folder);
  return 0;
}

function install(folder: string): void {
  const ours = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'jupyter/kernels/tslab/kernel.json'), 'utf8'));
  const argv = ours.argv.map((arg: string) => {
    if (arg === 'node') return process.execPath;
    return arg.startsWith('{resource_dir}') ? MAIN : arg;
  });
  const file = join(folder, 'kernel.json');
  writeFileAtomic(file, `${JSON.stringify({ ...ours, argv }, null, 2)}\n`);
  console.log(`wrote ${file}`);
}

function uninstall(folder: string): void {
  const there = existsSync(folder);
  rmSync(folder, { recursive: true, force: true });
  console.log(there ? `removed ${folder}` : `there is no ${folder}: nothing to remove`);
}

/** Whether a kernel is there that some chainrule has not written. */
function isOthers(folder: string): boolean {
  if (!existsSync(folder)) return false;
  try {
    const { argv } = JSON.parse(readFileSync(join(folder, 'kernel.json'), 'utf8')) as { argv: string[] };
    return !argv.some((arg) => /chainrule.*kernel[\\/]main\.js$/.test(arg) || arg === MAIN);
  } catch {
    return true;
  }
}

/** Where Jupyter keeps a user's data. */
function userData(): string {
  const { JUPYTER_DATA_DIR, XDG_DATA_HOME, APPDATA } = process.env;
  if (JUPYTER_DATA_DIR) return JUPYTER_DATA_DIR;
  if (process.platform === 'darwin') return join(homedir(), 'Library/Jupyter');
  if (process.platform === 'win32') return join(APPDATA ?? join(homedir(), 'AppData/Roaming'), 'jupyter');
  return join(XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'jupyter');
}
