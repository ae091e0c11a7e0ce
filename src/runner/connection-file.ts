/** The file in which a kernel is told where to listen and with which key to sign: there until it has read it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../kernel/wire.js';

/** What asks a process to end; after none of these does `exit` come. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Writes the file, which nobody else may read. `remove` takes it away, as does a signal that ends this process before.
 * Throws an Error that says how to have another folder.
 */
export function writeConnection(connection: Connection): { readonly path: string; remove(): void } {
  const folder = temporaryFolder();
  const remove = () => {
    for (const signal of SIGNALS) process.off(signal, removeAndEnd);
    rmSync(folder, { recursive: true, force: true });
  };
  const removeAndEnd = (signal: NodeJS.Signals) => {
    remove();
    // unless somebody else here has something to do before the end
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, removeAndEnd);
  const path = join(folder, 'connection.json');
  try {
    writeFileSync(path, JSON.stringify(connection), { mode: 0o600 });
  } catch (error) {
    remove();
    throw noFolder(error);
  }
  return { path, remove };
}

function temporaryFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'chainrule-kernel-'));
  } catch (error) {
    throw noFolder(error);
  }
}

function noFolder(error: unknown): Error {
  const where = `no kernel without a folder for temporary files in ${tmpdir()}`;
  return new Error(`${where}; TMPDIR can name another: ${(error as Error).message}`);
}
