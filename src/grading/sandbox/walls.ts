/** The walls that the system puts around the process of a submission, as far as it has them. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the process can see of the disk: everything else is not there. */
export interface View {
  /** An empty folder, which becomes the root of its file system. */
  readonly root: string;
  readonly readable: readonly string[];
  /** The folder it runs in. */
  readonly writable: string;
  /** Where the command runs, in what it may write to. */
  readonly cwd: string;
}

/**
 * files    it sees only the files of its view, no network device, no other process, and has no privilege
 * network  no network device, no other process
 * none     Node's permission model is all there is
 */
export type WallKind = 'files' | 'network' | 'none';

export interface Walls {
  readonly kind: WallKind;
  /** The command, to be run behind them. */
  around(command: readonly string[], view: View): string[];
}

/** What a grader has to know of them. */
export const WALLS: Readonly<Record<WallKind, string>> = {
  files: 'Submissions run with a file system, a network and processes of their own.',
  network:
    'CAUTION: this system gives submissions no file system of their own: Node alone keeps them from its files. Their network and processes are their own.',
  none: 'CAUTION: this system has no namespaces for an ordinary user: Node alone keeps submissions from its files and its network. Grade on a machine that has neither secrets nor a network.',
};

/** The program of the system, which a file system of its own still has to hold. */
const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/dev/null', '/dev/urandom'];

/**
 * The user comes first: whoever changes his privileges loses the signal at the death of his parent, so that it is
 * asked for after that. The process ends with its parent, and all it has started with it.
 */
const OWN_USER = ['unshare', '--user', '--map-root-user'];
const WITH_PARENT = ['setpriv', '--pdeathsig', 'KILL'];
const OWN_NETWORK = ['unshare', '--net', '--pid', '--fork', '--kill-child'];
const OWN_FILES = [...OWN_NETWORK, '--mount', '--ipc', '--propagation', 'private'];
const WITHOUT_PRIVILEGES = ['setpriv', '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all', '--'];

/** `sh -c BUILD sh root work (ro|rw path)… -- command…` */
const BUILD = `set -e
root=$1; work=$2; shift 2
mount -t tmpfs -o mode=755,size=1m tmpfs "$root"
see() {
  # What lies in something that is there already is there, too.
  if [ "$1" = ro ] && [ -e "$root$2" ]; then return; fi
  mkdir -p "$root\${2%/*}"
  if [ -L "$2" ]; then cp -P "$2" "$root$2"; return; fi
  if [ -d "$2" ]; then mkdir -p "$root$2"; else : > "$root$2"; fi
  mount --rbind "$2" "$root$2"
  [ "$1" = rw ] || mount -o remount,bind,ro "$root$2" 2> /dev/null || mount -o remount,bind,ro,nosuid,nodev "$root$2"
}
while [ "$1" != -- ]; do see "$1" "$2"; shift 2; done
shift
mkdir -p "$root/proc" "$root/old"
mount -t proc proc "$root/proc"
cd "$root"
pivot_root . old
umount -l /old
rmdir /old
cd "$work"
exec "$@"`;

const KINDS: readonly Walls[] = [
  {
    kind: 'files',
    around: (command, { root, readable, writable, cwd }) => [
      ...[...OWN_USER, ...WITH_PARENT, ...OWN_FILES, 'sh', '-c', BUILD, 'sh', root, cwd],
      ...[...SYSTEM, ...readable].filter((path) => existsSync(path)).flatMap((path) => ['ro', path]),
      ...['rw', writable, '--', ...WITHOUT_PRIVILEGES, ...command],
    ],
  },
  { kind: 'network', around: (command) => [...OWN_USER, ...WITH_PARENT, ...OWN_NETWORK, ...command] },
  { kind: 'none', around: (command) => [...WITH_PARENT, ...command] },
];

/** Where not even the signal at the parent's death is to be had: macOS, Windows. */
const BARE: Walls = { kind: 'none', around: (command) => [...command] };

/** The best that this system has; each kind is tried. */
export function wallsOf(): Walls {
  if (process.platform !== 'linux') return BARE;
  return KINDS.find(works) ?? BARE;
}

function works(walls: Walls): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-walls-'));
  try {
    const [root, writable] = ['root', 'work'].map((name) => join(folder, name));
    const view = { root, readable: [process.execPath], writable, cwd: writable };
    for (const path of [view.root, view.writable]) mkdirSync(path);
    const [command, ...args] = walls.around([process.execPath, '--version'], view);
    return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The command as one that is killed when this process ends, however that ends; where there is no such thing, as it is. */
export function withParent(command: readonly string[]): string[] {
  const [setpriv, ...args] = [...WITH_PARENT, 'true'];
  const works = process.platform === 'linux' && spawnSync(setpriv, args, { stdio: 'ignore' }).status === 0;
  return works ? [...WITH_PARENT, ...command] : [...command];
}
