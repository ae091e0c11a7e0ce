/** What can go wrong before a kernel answers, and how it is said to who started it. */
import { readFileSync, writeSync } from 'node:fs';
import { address, type Channel, type Connection } from './wire.js';

/** The exit code of a kernel whose port another process has: who chose the ports can choose others. */
export const PORT_TAKEN = 98;

/** Why a kernel cannot start, and the exit code that says so. */
export class StartError extends Error {
  override name = 'StartError';

  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}

/** Throws StartError, naming the file, where it is missing or not a connection file. */
export function readConnection(file: string): Connection {
  const parsed: unknown = orStartError(`the connection file ${file} cannot be read`, () =>
    JSON.parse(readFileSync(file, 'utf8')),
  );
  const wanted = [
    'transport',
    'ip',
    'key',
    'shell_port',
    'iopub_port',
    'stdin_port',
    'control_port',
    'hb_port',
  ];
  const has = typeof parsed === 'object' && parsed !== null ? parsed : {};
  const missing = wanted.filter((name) => !(name in has));
  if (missing.length === 0) return parsed as Connection;
  throw new StartError(`the connection file ${file} lacks ${missing.join(', ')}`);
}

/** Opens the socket of a channel. Throws StartError, naming the address, where another has it. */
export async function open(
  socket: { bind(address: string): Promise<void> },
  connection: Connection,
  channel: Channel,
): Promise<void> {
  const at = address(connection, channel);
  try {
    await socket.bind(at);
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw new StartError(
      `the ${channel} channel cannot be opened at ${at}: ${errorText(error)}`,
      taken ? PORT_TAKEN : 1,
    );
  }
}

/**
 * Tells who started the kernel. Not by console.error: what the kernel prints there is an output of the cell, which
 * goes through the very thread that may be at fault.
 */
export function report(error: unknown): void {
  try {
    writeSync(2, `${errorText(error)}\n`);
  } catch {
    // Nobody reads it any more.
  }
}

export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function orStartError<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new StartError(`${what}: ${errorText(error)}`);
  }
}
