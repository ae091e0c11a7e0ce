import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Megabytes that a process and its children occupy; 0 where this cannot be asked. */
export function memoryOf(pid: number): number {
  try {
    if (existsSync('/proc/self/statm')) return linuxPages(pid) / 256;
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
  } catch {
    return 0;
  }
}

/** Pages of 4 kB. */
function linuxPages(pid: number): number {
  const own = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  return children.reduce((sum, child) => sum + linuxPages(Number(child)), own);
}
