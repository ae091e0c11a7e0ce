/** A process that grades, seen from the outside: it may hang or die, on every submission anew. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { layOut } from '../../homework/edition.js';
import type { Homework } from '../../homework/homework.js';
import { whenLate } from '../sandbox/usage.js';
import { withParent } from '../sandbox/walls.js';
import type { FromWorker, Job } from './messages.js';

const WORKER = join(import.meta.dirname, 'worker.js');
const FOLDER = 'chainrule-grading-';
/** Reading the source notebooks takes so long at most (s). */
const START = 120;

/** How an attempt ended: with the submission, or somewhere in it. */
export type AttemptOutcome =
  | { readonly problems: readonly string[] }
  | { readonly at?: string; readonly why: string };

export class WorkerProcess {
  private readonly folder = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`));
  private readonly process: ChildProcess;
  private log = '';
  private over = false;
  private hear: (message: FromWorker) => void = () => {};

  /** It runs in a folder of its own, where what the source notebooks give finds the homework. */
  constructor(sources: readonly string[], homework: Homework) {
    layOut(homework, this.folder, []);
    const [execPath, ...execArgv] = withParent([process.execPath, '--max-old-space-size=2000']);
    this.process = fork(
      WORKER,
      sources.map((path) => resolve(path)),
      {
        cwd: this.folder,
        execPath,
        execArgv,
        env: { ...process.env, TMPDIR: this.folder, TEMP: this.folder },
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      },
    );
    this.process.stderr?.on('data', (chunk) => {
      this.log = (this.log + chunk).slice(-2000);
    });
    this.process.on('message', (message: FromWorker) => this.hear(message));
    this.process.once('exit', () => {
      this.over = true;
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
    });
  }

  get alive(): boolean {
    return !this.over;
  }

  /** Grades a submission; the process is of no use after an outcome that says why it failed. */
  grade(job: Job, onMessage: (message: FromWorker) => void): Promise<AttemptOutcome> {
    return new Promise((resolve) => {
      let at: string | undefined;
      let late = false;
      const alarm = (seconds: number) =>
        whenLate(this.process.pid ?? 0, seconds, () => {
          late = true;
          this.close();
        });
      let stop = alarm(START);
      const died = () => {
        stop();
        const told = /^\w*Error: .*$|^.*error.*$/im.exec(this.log)?.[0];
        resolve({
          ...(at !== undefined && { at }),
          why: late ? 'it took too long' : (told ?? 'its process ended'),
        });
      };
      if (this.over) return died();
      this.process.once('exit', died);
      this.hear = (message) => {
        if (message.kind === 'begin') {
          at = message.what;
          stop();
          stop = alarm(message.seconds);
        } else if (message.kind === 'end') {
          stop();
          this.process.off('exit', died);
          resolve({ problems: message.problems });
        } else {
          onMessage(message);
        }
      };
      this.process.send(job);
    });
  }

  close(): void {
    this.process.kill('SIGKILL');
  }
}

/** Removes what graders have left behind that were killed. */
export function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = /^chainrule-grading-(\d+)-/.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
