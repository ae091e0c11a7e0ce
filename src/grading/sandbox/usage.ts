/** What a process and its children take of the machine. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const LINUX = existsSync('/proc/self/statm');
/** Of the kernel's pages and ticks, on every common machine. */
const PAGES_PER_MEGABYTE = 256;
const TICKS_PER_SECOND = 100;
/** A process that waits, or that a busy machine lets wait, may take so many times longer than one that computes. */
const PATIENCE = 4;

/** Megabytes of memory; 0 where this cannot be asked. */
export function memoryOf(pid: number): number {
  if (LINUX) return sumOver(pid, (one) => Number(statOf(one, 'statm').split(' ')[1])) / PAGES_PER_MEGABYTE;
  try {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
  } catch {
    return 0;
  }
}

/**
 * Counts seconds of computing from now on, so that limits mean the same on a busy machine; of waiting, a part.
 * Where computing cannot be asked, every second counts.
 */
export function stopwatch(pid: number): () => number {
  const begin = performance.now();
  const before = computedBy(pid);
  return () => {
    const elapsed = (performance.now() - begin) / 1000;
    return LINUX ? Math.max(computedBy(pid) - before, elapsed / PATIENCE) : elapsed;
  };
}

/** Calls `late` after so many seconds of the process (see stopwatch), unless what it returns is called before. */
export function whenLate(pid: number, seconds: number, late: () => void): () => void {
  const spent = stopwatch(pid);
  const timer = setInterval(() => {
    if (spent() <= seconds) return;
    clearInterval(timer);
    late();
  }, 100);
  return () => clearInterval(timer);
}

function computedBy(pid: number): number {
  const ticks = (one: number): number => {
    // After the name, which may hold anything: its state is field 3, the times of user and system 14 and 15.
    const fields = statOf(one, 'stat')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[11]) + Number(fields[12]);
  };
  return LINUX ? sumOver(pid, ticks) / TICKS_PER_SECOND : 0;
}

/** 0 of a process that is gone. */
function sumOver(pid: number, of: (pid: number) => number): number {
  try {
    const children = statOf(pid, `task/${pid}/children`).trim().split(/\s+/).filter(Boolean);
    return children.reduce((sum, child) => sum + sumOver(Number(child), of), of(pid));
  } catch {
    return 0;
  }
}

const statOf = (pid: number, file: string): string => readFileSync(`/proc/${pid}/${file}`, 'utf8');
