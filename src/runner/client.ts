/** Starts a kernel as its kernelspec says and talks to it over the Jupyter messaging protocol. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { PORT_TAKEN } from '../kernel/start.js';
import type { Connection } from '../kernel/wire.js';
import { writeConnection } from './connection-file.js';
import { Conversation, type KernelRequest, type Listener, type Reply } from './conversation.js';
import { causeOfDeath } from './death.js';
import { freeConnection, killGroup, type Launch, launch } from './launch.js';

export interface KernelOptions extends Launch {
  /** Milliseconds until a kernel that does not answer counts as dead. Default: a minute. */
  readonly startTimeout?: number;
  /** Milliseconds an interrupted cell has to end before the kernel is killed. Default: 5 s. */
  readonly interruptGrace?: number;
  /** Chooses the ports. Default: five that are free at this moment. */
  readonly connection?: () => Promise<Connection>;
}

/** The kernel is gone: it could not start, died or had to be killed. */
class KernelDied extends Error {
  override name = 'KernelDied';
}

/** One cell went over its time. `stopped` says whether the kernel survived the interrupt. */
export class TimeLimit extends Error {
  override name = 'TimeLimit';
}

const SHUTDOWN_GRACE = 3000;
/** Another process may take a port between its choice and the kernel's start: so often others are chosen. */
const PORT_TRIALS = 3;

export class Kernel {
  private readonly conversation: Conversation;
  private readonly died: Promise<never>;
  private log = '';

  private constructor(
    private readonly process: ChildProcess,
    connection: Connection,
    private readonly interruptGrace: number,
  ) {
    for (const stream of [process.stdout, process.stderr]) {
      stream?.on('data', (chunk) => {
        this.log = (this.log + chunk).slice(-4000);
      });
    }
    let dies: (why: string) => void = () => {};
    this.died = new Promise((_, reject) => {
      dies = (why) => reject(new KernelDied(why));
    });
    this.died.catch(() => {});
    process.once('error', (error) => dies(`the kernel cannot start: ${error.message}`));
    process.once('close', (code, signal) => dies(causeOfDeath(code, signal, this.log)));
    this.conversation = new Conversation(connection, (error) =>
      dies(`what the kernel sends is no message any more: ${error.message}`),
    );
  }

  /** Throws KernelDied, with what the kernel says of it, if it does not start. */
  static async start(options: KernelOptions): Promise<Kernel> {
    for (let trial = 1; ; trial++) {
      const connection = await (options.connection ?? freeConnection)();
      const file = writeConnection(connection);
      let kernel: Kernel | undefined;
      try {
        kernel = new Kernel(launch(file.path, options), connection, options.interruptGrace ?? 5000);
        await kernel.ready(options.startTimeout ?? 60_000);
        return kernel;
      } catch (error) {
        kernel?.kill();
        if (kernel?.process.exitCode !== PORT_TAKEN || trial === PORT_TRIALS) throw error;
      } finally {
        // The kernel has read it: nothing is left behind, however this process ends.
        file.remove();
      }
    }
  }

  /** Runs one cell; the reply tells ok, error or aborted. Over `timeout` ms it is interrupted: TimeLimit. */
  execute(code: string, listener: Listener, timeout: number): Promise<Reply> {
    const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
    return this.within(timeout, this.request('shell', 'execute_request', content, 'idle', listener));
  }

  /** Any other request of the shell channel: complete, inspect, … */
  ask(type: string, content: Record<string, unknown>): Promise<Reply> {
    return this.request('shell', type, content, 'idle');
  }

  /** Gives the cells' timers `ms` more; what they print or throw until then has arrived afterwards. */
  async settle(ms: number, timeout: number): Promise<void> {
    await sleep(ms);
    await this.within(timeout, this.ask('is_complete_request', { code: '' }));
  }

  async interrupt(): Promise<void> {
    await this.request('control', 'interrupt_request', {}, 'reply');
  }

  /** Asks the kernel to end, kills it if it does not. */
  async shutdown(): Promise<void> {
    const gone = this.died.catch(() => {});
    this.request('control', 'shutdown_request', { restart: false }, 'reply').catch(() => {});
    await Promise.race([gone, sleep(SHUTDOWN_GRACE, undefined, { ref: false })]);
    this.kill();
    await gone;
  }

  kill(): void {
    killGroup(this.process);
    this.conversation.close();
  }

  /** Waits until the kernel answers and its outputs arrive here. */
  private async ready(timeout: number): Promise<void> {
    this.conversation.open();
    const late = sleep(timeout, undefined, { ref: false }).then(() => {
      throw new KernelDied(`the kernel did not answer within ${timeout / 1000} s\n${this.log}`.trimEnd());
    });
    for (let heard = false; !heard; ) {
      const listener = () => {
        heard = true;
      };
      const answer = this.request('shell', 'kernel_info_request', {}, 'reply', listener);
      await Promise.race([answer, late]);
      await sleep(10);
    }
  }

  /** What is running must end in time, or it is interrupted, or the kernel killed. */
  private async within(timeout: number, running: Promise<Reply>): Promise<Reply> {
    const inTime = await Promise.race([running, sleep(timeout, 'late' as const, { ref: false })]);
    if (inTime !== 'late') return inTime;
    this.interrupt().catch(() => {});
    const grace = sleep(this.interruptGrace, 'hung' as const, { ref: false });
    const hung = (await Promise.race([running, grace])) === 'hung';
    if (hung) this.kill();
    const seconds = `the cell ran over its limit of ${timeout / 1000} s`;
    throw new TimeLimit(`${seconds} and ${hung ? 'the kernel was killed' : 'was interrupted'}`);
  }

  /** Rejected with KernelDied if the kernel is gone. */
  private request(
    channel: KernelRequest['channel'],
    type: string,
    content: KernelRequest['content'],
    until: KernelRequest['until'],
    listener?: Listener,
  ): Promise<Reply> {
    return Promise.race([this.conversation.ask({ channel, type, content, until, listener }), this.died]);
  }
}
