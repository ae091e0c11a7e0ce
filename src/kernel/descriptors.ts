import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * From now on close() and closeSync() of node:fs close what its open() or openSync() has opened, and refuse any other
 * number: behind it may be a socket or a thread of the kernel, which would die of it.
 */
export function keepOwnDescriptors(): void {
  const { open, openSync, close, closeSync } = fs;
  const opened = new Set<unknown>();
  const refusal = (fd: unknown) =>
    typeof fd !== 'number' || opened.delete(fd)
      ? undefined
      : new Error(
          `file descriptor ${fd}: no open() of node:fs has given it. It may be the kernel's own, and stays open`,
        );

  fs.openSync = (...args) => {
    const fd = openSync(...args);
    opened.add(fd);
    return fd;
  };
  const openAsync = (...args: unknown[]) => {
    const done = args.at(-1);
    const counted = (error: unknown, fd: unknown) => {
      opened.add(fd);
      (done as (...given: unknown[]) => void)(error, fd);
    };
    return Reflect.apply(open, fs, typeof done === 'function' ? [...args.slice(0, -1), counted] : args);
  };
  fs.open = openAsync as typeof fs.open;
  fs.closeSync = (fd) => {
    const refused = refusal(fd);
    if (refused) throw refused;
    closeSync(fd);
  };
  const closeAsync = (fd: number, done?: fs.NoParamCallback) => {
    const refused = refusal(fd);
    if (!refused) close(fd, done);
    else if (done) process.nextTick(done, refused);
    else throw refused;
  };
  fs.close = closeAsync as typeof fs.close;
  syncBuiltinESMExports();
}
