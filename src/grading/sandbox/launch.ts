/** How the process of a submission is started, and what it cannot do. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layOut } from '../../homework/edition.js';
import type { Homework } from '../../homework/homework.js';
import { PACKAGE_FOLDER } from '../../package.js';
import type { Limits } from './sandbox.js';

const CHILD = join(import.meta.dirname, 'child.js');

export interface Launched {
  readonly process: ChildProcess;
  /** To be removed when the process has ended. */
  readonly folder: string;
}

/**
 * Node's permission model: it reads its own folder, chainrule's compiled code, the packages and the data; it
 * writes to its own folder; it starts no process, no thread and no addon. The notebooks with the solutions are
 * not among what it reads. Where Linux gives an ordinary user namespaces, it has no network and sees no other
 * process; elsewhere network.ts is all that stands before the network. However it ends, it does not compute for ever.
 */
export function launch({ memory, total }: Limits, homework: Homework): Launched {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-submission-'));
  const cwd = join(folder, 'work');
  mkdirSync(cwd);
  layOut(homework, folder, []);
  linkPackages(join(folder, 'node_modules'));
  const node = [
    process.execPath,
    '--no-warnings',
    '--no-force-async-hooks-checks',
    `--max-old-space-size=${Math.ceil(memory / 2)}`,
    process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission',
    ...[folder, ...readable()].map((path) => `--allow-fs-read=${path}`),
    `--allow-fs-write=${cwd}`,
    CHILD,
  ];
  const [command, ...args] = [...namespaces(), ...resourceLimits(2 * total), ...node];
  const env = { CHAINRULE_RUNNER: '1', HOME: cwd, TMPDIR: cwd, PATH: process.env.PATH };
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  return { process: child, folder };
}

/**
 * The packages of a notebook beside the submission. Of chainrule only the compiled code is there: a link to all
 * of it would lead to the solutions, since permissions follow links.
 */
function linkPackages(modules: string): void {
  const { dependencies } = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8'));
  mkdirSync(join(modules, 'chainrule/dist'), { recursive: true });
  writeFileSync(join(modules, 'chainrule/package.json'), readFileSync(join(PACKAGE_FOLDER, 'package.json')));
  const link = (target: string, path: string) => symlinkSync(target, join(modules, path), 'junction');
  link(join(PACKAGE_FOLDER, 'dist/src'), 'chainrule/dist/src');
  const packages = Object.keys(dependencies).filter((name) => name !== 'chainrule' && !name.startsWith('@'));
  for (const name of ['@types', ...packages]) {
    const home = packageFolders().find((folder) => existsSync(join(folder, name)));
    if (home) link(join(home, name), name);
  }
}

/** Where the packages are: beside chainrule where npm has installed it, else in it. */
function packageFolders(): string[] {
  const folders = createRequire(import.meta.url).resolve.paths('mathjs') ?? [];
  return folders.filter((folder) => existsSync(folder)).slice(0, 2);
}

/** Every package but chainrule itself; by first letters, since a command line cannot be endless. */
function readable(): string[] {
  const packages = packageFolders().flatMap((folder) => {
    const names = readdirSync(folder).filter((name) => name !== 'chainrule');
    const c = names.filter((name) => name.startsWith('c'));
    const letters = new Set(names.filter((name) => !name.startsWith('c')).map(([letter]) => `${letter}*`));
    return [...c, ...letters].map((name) => join(folder, name));
  });
  const own = ['dist/src', 'package.json', 'data'].map((name) => join(PACKAGE_FOLDER, name));
  return [...own.filter((path) => existsSync(path)), ...packages];
}

/** Linux: no network device, no other process in sight, killed with its parent. */
function namespaces(): string[] {
  const command = ['unshare', '--user', '--map-root-user', '--net', '--pid', '--fork', '--kill-child'];
  const works =
    process.platform === 'linux' && spawnSync(command[0], [...command.slice(1), 'true']).status === 0;
  return works ? command : [];
}

/** No file over 100 MB (the unit of ulimit is 512 bytes), no more than so many seconds of computing. */
function resourceLimits(seconds: number): string[] {
  const limits = `ulimit -f 204800; ulimit -t ${Math.ceil(seconds)}; exec "$@"`;
  return process.platform === 'win32' ? [] : ['sh', '-c', limits, 'sh'];
}
