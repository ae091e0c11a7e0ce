/** A submission's process, seen from the grader: cells to run, functions to call, limits it cannot move. */
import { rmSync } from 'node:fs';
import type { Homework } from '../../homework/homework.js';
import { newHeader } from '../../kernel/wire.js';
import type { Listener, Reply } from '../../runner/conversation.js';
import { contentOf } from '../submitted/outputs.js';
import { decodeValue, encodeValue } from './codec.js';
import { isOver } from './disk.js';
import { type Launched, launchSandbox } from './launch.js';
import { type FromSandbox, fromSandbox, lengthOf, type ToSandbox } from './messages.js';
import { memoryOf, stopwatch, whenLate } from './usage.js';
import { type Walls, wallsOf } from './walls.js';

/** Seconds are of computing (see usage.ts). */
export interface Limits {
  /** Seconds for each cell and each call. */
  readonly seconds: number;
  /** Seconds for all cells. */
  readonly total: number;
  /** Megabytes of memory; half of them for JavaScript's own heap. */
  readonly memory: number;
}

export const LIMITS: Limits = { seconds: 60, total: 300, memory: 2000 };

/** The process went over a limit or ended itself. */
export class SandboxDied extends Error {
  override name = 'SandboxDied';
}

/** What a function of the submission threw. */
export class Thrown extends Error {
  override name = 'Thrown';
}

/** Until the kernel is ready (s). */
const START = 60;
/** Of a cell's outputs so much is kept (characters); a process that sends more than so much in all is ended. */
const MAX_OUTPUT = { cell: 2_000_000, total: 100_000_000, messages: 200_000 };
/** A submission's files may take so much room, and be so many. */
const MAX_FILES = { bytes: 300e6, count: 10_000 };
const WATCH_INTERVAL = 200;

export class Sandbox {
  private hear: (message: FromSandbox) => void = () => {};
  private readonly died: Promise<never>;
  private readonly gone: Promise<void>;
  private end: (why: string) => void = () => {};
  /** Seconds since its start. */
  readonly seconds: () => number;
  private count = 0;
  private over = false;
  private sent = { characters: 0, messages: 0 };

  private constructor(
    private readonly launched: Launched,
    private readonly limits: Limits,
  ) {
    const { process } = launched;
    this.seconds = stopwatch(process.pid ?? 0);
    let log = '';
    process.stderr?.on('data', (chunk) => {
      log = (log + chunk).slice(-2000);
    });
    process.on('message', (message) => this.receive(message));
    this.died = new Promise((_, reject) => {
      this.end = (why) => {
        this.over = true;
        reject(new SandboxDied(why));
        process.kill('SIGKILL');
      };
      process.once('error', (error) => reject(new SandboxDied(`it cannot start: ${error.message}`)));
      process.once('exit', () => reject(new SandboxDied(`the process ended\n${log}`.trimEnd())));
    });
    this.died.catch(() => {});
    const watch = setInterval(() => {
      if (memoryOf(process.pid ?? 0) > limits.memory)
        this.end(`over its limit of ${limits.memory} MB of memory`);
      else if (isOver(launched.folder, MAX_FILES)) this.end('it writes too much');
    }, WATCH_INTERVAL);
    this.gone = new Promise((resolve) => {
      const clear = () => {
        this.over = true;
        clearInterval(watch);
        rmSync(launched.folder, { recursive: true, force: true });
        resolve();
      };
      process.once('exit', clear);
      process.once('error', clear);
    });
  }

  /** A process whose cells find what the homework asks, and nothing of its solutions. */
  static async start(limits: Limits, homework: Homework, walls: Walls = wallsOf()): Promise<Sandbox> {
    const sandbox = new Sandbox(launchSandbox(limits, homework, walls), limits);
    await sandbox.until(START, (message, done) => {
      if (message.kind === 'ready') done(undefined);
    });
    return sandbox;
  }

  /** Runs a cell; its outputs go to the listener, as a kernel's would. */
  run(code: string, listener: Listener): Promise<Reply> {
    let printed = 0;
    const answer = this.until<Reply>(this.limits.seconds, (message, done) => {
      if (message.kind === 'reply') return done(message.content as Reply);
      if (message.kind !== 'publish') return;
      const tell = (type: string, content: Record<string, unknown> | undefined) =>
        content && listener({ identities: [], header: newHeader(type, ''), parent: {}, content });
      const before = printed;
      printed += message.json.length;
      if (printed <= MAX_OUTPUT.cell) tell(message.type, contentOf(message.type, JSON.parse(message.json)));
      else if (before <= MAX_OUTPUT.cell)
        tell('stream', { name: 'stderr', text: '\n… what it prints after this is not kept\n' });
    });
    this.tell({ kind: 'run', code, count: ++this.count });
    return answer;
  }

  /** Calls a function that a cell has declared. */
  call(name: string, args: readonly unknown[], seconds = this.limits.seconds): Promise<unknown> {
    const answer = this.until<unknown>(seconds, (message, done, fail) => {
      if (message.kind === 'value') done(decodeValue(message.value));
      if (message.kind === 'thrown') fail(new Thrown(`${message.name}: ${message.message}`));
    });
    this.tell({ kind: 'call', name, args: encodeValue(args) });
    return answer;
  }

  /** For another notebook of the same submission. */
  forget(): void {
    this.tell({ kind: 'forget' });
    this.count = 0;
  }

  get alive(): boolean {
    return !this.over;
  }

  /** Ends the process and removes its folder. */
  async close(): Promise<void> {
    this.end('closed');
    await this.gone;
  }

  /** What the process sends is looked at, and counted, before anybody hears of it. */
  private receive(received: unknown): void {
    const message = fromSandbox(received);
    if (!message) {
      this.end('it sent what no notebook sends');
      return;
    }
    this.sent.characters += lengthOf(message);
    this.sent.messages += 1;
    const { total, messages } = MAX_OUTPUT;
    if (this.sent.characters > total || this.sent.messages > messages) this.end('it prints too much');
    else this.hear(message);
  }

  private tell(message: ToSandbox): void {
    if (this.launched.process.connected) this.launched.process.send(message);
  }

  /** Listens until it is done, the time is over or the process has ended. */
  private until<T>(
    seconds: number,
    hear: (message: FromSandbox, done: (value: T) => void, fail: (error: Error) => void) => void,
  ): Promise<T> {
    const { pid = 0 } = this.launched.process;
    const stop = whenLate(pid, seconds, () => this.end(`over its limit of ${seconds} s`));
    const heard = new Promise<T>((resolve, reject) => {
      this.hear = (message) => {
        try {
          hear(message, resolve, reject);
        } catch (error) {
          this.end(`it sent what no notebook sends: ${(error as Error).message}`);
        }
      };
    });
    return Promise.race([heard, this.died]).finally(stop);
  }
}
