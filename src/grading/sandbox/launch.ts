/** How the process of a submission is started, and what it cannot do. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  copyFileSync,
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
import type { Walls } from './walls.js';

const CHILD = join(import.meta.dirname, 'child.js');
/** Beside the folder it runs in: its packages, and what the homework asks. */
const PUBLIC = ['node_modules', 'homework.json', 'questions'];
/** Of the project, what a notebook needs. */
const PARTS = ['dist/src', 'package.json', 'data'];

export interface Launched {
  readonly process: ChildProcess;
  /** To be removed when the process has ended. */
  readonly folder: string;
}

/**
 * Node's permission model: it reads its own folder, chainrule's compiled code, the packages and the data; it
 * writes to its own folder; it starts no process, no thread and no addon. The notebooks with the solutions are
 * not among what it reads. Around that stand the walls of the system (see walls.ts), and the network is closed in
 * Node as well. However it ends, it does not compute for ever.
 */
export function launchSandbox({ memory, total }: Limits, homework: Homework, walls: Walls): Launched {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-submission-'));
  const [writable, root] = ['work', 'root'].map((name) => join(folder, name));
  // A notebook may write to ../report, too, as in the homework itself.
  const cwd = join(writable, 'notebooks');
  for (const path of [root, writable, cwd, join(writable, 'report')]) mkdirSync(path);
  layOut(homework, folder, []);
  copyTables(join(homework.folder, '../data'), join(writable, 'data'));
  linkPackages(join(folder, 'node_modules'));
  const data = process.env.FASHION_MNIST_DIR;
  const node = [
    process.execPath,
    '--no-warnings',
    '--no-force-async-hooks-checks',
    `--max-old-space-size=${Math.ceil(memory / 2)}`,
    process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission',
    ...[folder, ...readable(), ...(data ? [data] : [])].map((path) => `--allow-fs-read=${path}`),
    `--allow-fs-write=${writable}`,
    CHILD,
  ];
  const view = {
    root,
    readable: [
      process.execPath,
      // Before what may lie in them: chainrule itself, where npm has installed it.
      ...packageFolders(),
      ...PARTS.map((part) => join(PACKAGE_FOLDER, part)),
      ...(data ? [data] : []),
      ...PUBLIC.map((name) => join(folder, name)),
    ],
    writable,
    cwd,
  };
  const [command, ...args] = walls.around([...resourceLimits(2 * total), ...node], view);
  const env = {
    CHAINRULE_RUNNER: '1',
    HOME: cwd,
    TMPDIR: cwd,
    PATH: process.env.PATH,
    ...(data && { FASHION_MNIST_DIR: data }),
  };
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  return { process: child, folder };
}

/** The tables that lie beside a homework, where its notebooks read them: ../data/search.csv. */
function copyTables(from: string, to: string): void {
  const tables = existsSync(from) ? readdirSync(from).filter((name) => name.endsWith('.csv')) : [];
  if (tables.length > 0) mkdirSync(to);
  for (const name of tables) copyFileSync(join(from, name), join(to, name));
}

/**
 * The packages of a notebook beside the submission. Of chainrule only the compiled code is there: a link to all
 * of it would lead to the solutions, since permissions follow links.
 */
function linkPackages(modules: string): void {
  const { dependencies } = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8'));
  for (const path of ['', 'chainrule', 'chainrule/dist']) mkdirSync(join(modules, path));
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
  const own = PARTS.map((name) => join(PACKAGE_FOLDER, name));
  return [...own.filter((path) => existsSync(path)), ...packages];
}

/** No file over 100 MB (the unit of ulimit is 512 bytes), no more than so many seconds of computing. */
function resourceLimits(seconds: number): string[] {
  const limits = `ulimit -f 204800; ulimit -t ${Math.ceil(seconds)}; exec "$@"`;
  return process.platform === 'win32' ? [] : ['sh', '-c', limits, 'sh'];
}
