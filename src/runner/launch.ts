/** The process of a kernel: its command line, its connection, its start and its forced end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { Connection } from '../kernel/wire.js';
import { PACKAGE_FOLDER } from '../package.js';

/** Our kernelspec. */
const KERNELSPEC = join(PACKAGE_FOLDER, 'jupyter/kernels/tslab/kernel.json');

export interface Launch {
  /** Where cells run: paths and imports start from here. */
  readonly cwd: string;
  readonly kernelspec?: string;
  /** Added to the environment of the kernel. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the kernel as the leader of a group, so that what its cells start can be ended with it. */
export function launch(connectionFile: string, { cwd, kernelspec = KERNELSPEC, env }: Launch): ChildProcess {
  const [command, ...args] = commandOf(kernelspec, connectionFile);
  return spawn(command, args, {
    cwd,
    env: { ...process.env, JPY_PARENT_PID: String(process.pid), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
}

/** Ends a kernel and the processes that its cells started. */
export function killGroup(kernel: ChildProcess): void {
  try {
    process.kill(-kernel.pid!, 'SIGKILL');
  } catch {
    // No group (Windows), or gone.
    kernel.kill('SIGKILL');
  }
}

/** The command that starts the kernel of this kernelspec; `node` is the one that runs us. */
function commandOf(kernelspec: string, connectionFile: string): string[] {
  const { argv } = JSON.parse(readFileSync(kernelspec, 'utf8')) as { argv: string[] };
  const filled = argv.map((arg) =>
    arg.replace('{connection_file}', connectionFile).replace('{resource_dir}', dirname(kernelspec)),
  );
  return filled[0] === 'node' ? [process.execPath, ...filled.slice(1)] : filled;
}

/** A connection on five ports free at this moment. */
export async function freeConnection(): Promise<Connection> {
  const servers = await Promise.all(Array.from({ length: 5 }, listening));
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = servers.map((s) => s.port);
  await Promise.all(servers.map((s) => s.close()));
  const ports = { shell_port, iopub_port, stdin_port, control_port, hb_port };
  return { transport: 'tcp', ip: '127.0.0.1', ...ports, key: randomUUID(), signature_scheme: 'hmac-sha256' };
}

function listening(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      resolve({ port, close: () => new Promise((done) => server.close(() => done())) });
    });
  });
}
