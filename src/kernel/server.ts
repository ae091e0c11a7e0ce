/** The kernel's side of the Jupyter messaging protocol: sockets, queue, interrupt. Runs in its own thread. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { Reply, Router } from 'zeromq';
import { KERNEL_INFO } from './kernel-info.js';
import { type Content, SharedState, type ToCells, type ToServer } from './link.js';
import { breakOff, endProcess, endWithParent } from './main-thread.js';
import { Outbox } from './outbox.js';
import { Publications } from './publications.js';
import { open, readConnection, report, textOf } from './start.js';
import { type Channel, type Connection, decode, encode, type Message, newHeader } from './wire.js';

/** A cell that does not hear of the interrupt for so long (ms) is busy and has to be broken off. */
const POLITE = 300;
/** And again, should other work of the cell follow: a slow machine needs its time to tell the first. */
const AFTER_BREAK = 3000;
/** The order to stop is repeated (ms). */
const ORDER_INTERVAL = 100;

interface Request {
  readonly socket: Router;
  readonly message: Message;
}

class Server {
  private readonly session = randomUUID();
  private readonly shell = new Router({ linger: 1000 });
  private readonly control = new Router({ linger: 1000 });
  private readonly stdin = new Router({ linger: 0 });
  private readonly replies = new Map([this.shell, this.control].map((s) => [s, new Outbox(s, report)]));
  private readonly publications: Publications;
  private readonly heartbeat = new Reply({ linger: 0 });
  private readonly queue: Request[] = [];
  private executionCount = 0;
  private replied: (content: Content) => void = () => {};
  private cellsReady: () => void = () => {};
  /** The kernel says that it is there when a cell would run at once. */
  private readonly ready = new Promise<void>((resolve) => {
    this.cellsReady = resolve;
  });
  /** The order to stop that was given last, and the one that was heard last. */
  private ordered = 0;
  private heard = 0;
  /** No request goes to the cells before the interrupt under way is over: it could be broken off instead. */
  private interrupted: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly shared: SharedState,
    private readonly send: (message: ToCells) => void,
  ) {
    this.publications = new Publications(connection, this.session, report);
  }

  async start(): Promise<void> {
    const sockets: [Channel, Router | Reply][] = [
      ['shell', this.shell],
      ['control', this.control],
      ['stdin', this.stdin],
      ['hb', this.heartbeat],
    ];
    for (const [channel, socket] of sockets) await open(socket, this.connection, channel);
    await this.publications.open();
    this.publications.status('starting', {});
    this.echo();
    this.listen(this.control, (request) => this.handle(request));
    this.listen(this.shell, (request) => {
      this.queue.push(request);
      if (this.queue.length === 1) this.work();
    });
  }

  /** A message from the thread of the cells. */
  hear(message: ToServer): void {
    if (message.kind === 'ready') this.cellsReady();
    else if (message.kind === 'interrupted') this.heard = message.order;
    else if (message.kind === 'reply') this.replied(message.content);
    else if (message.type === 'stream') this.publications.print(JSON.parse(message.json));
    else this.publications.output(message.type, message.json);
    if (message.kind === 'publish') this.publications.sent.then(() => this.shared.done(message));
  }

  /** An error of this thread, told to who looks on and to who started the kernel; the kernel goes on. */
  fail(error: unknown): void {
    report(error);
    this.publications.print({
      name: 'stderr',
      text: `chainrule's kernel, an error of its own: ${textOf(error)}\n`,
    });
  }

  private async echo(): Promise<void> {
    for await (const frames of this.heartbeat) await this.heartbeat.send(frames);
  }

  private async listen(socket: Router, handle: (request: Request) => void): Promise<void> {
    for await (const frames of socket) {
      try {
        handle({ socket, message: decode(this.connection.key, frames) });
      } catch (error) {
        report(error);
      }
    }
  }

  /** Handles the shell's requests one after the other; the first of the queue is the one at work. */
  private async work(): Promise<void> {
    for (; this.queue.length > 0; this.queue.shift()) {
      const { header, content } = this.queue[0].message;
      const reply = await this.handle(this.queue[0]);
      const failed = header.msg_type === 'execute_request' && reply?.status === 'error';
      if (failed && content.stop_on_error !== false) this.abortQueued();
    }
  }

  /** After an error, what was queued behind it is not run. */
  private abortQueued(): void {
    const aborted = this.queue.filter(
      ({ message }, i) => i > 0 && message.header.msg_type === 'execute_request',
    );
    for (const request of aborted) {
      this.queue.splice(this.queue.indexOf(request), 1);
      this.status('busy', request);
      this.reply(request, { status: 'aborted' });
      this.status('idle', request);
    }
  }

  /** Answers one request, between the statuses busy and idle; gives the content of the reply, if there is one. */
  private async handle(request: Request): Promise<Content | undefined> {
    this.status('busy', request);
    const content = await this.contentOfReply(request);
    this.publications.flush();
    if (content) this.reply(request, content);
    this.status('idle', request);
    if (request.message.header.msg_type === 'shutdown_request') this.exit();
    return content;
  }

  private async contentOfReply({ message }: Request): Promise<Content | undefined> {
    const type = message.header.msg_type;
    switch (type) {
      case 'execute_request':
        return this.execute(message);
      case 'kernel_info_request':
        await this.ready;
        return KERNEL_INFO;
      case 'complete_request':
      case 'inspect_request':
      case 'is_complete_request':
        return this.askCells(type, message.content);
      case 'interrupt_request':
        return this.interrupt();
      case 'shutdown_request':
        return { status: 'ok', restart: message.content.restart ?? false };
      case 'comm_info_request':
        return { status: 'ok', comms: {} };
      case 'history_request':
        return { status: 'ok', history: [] };
      default:
        return undefined;
    }
  }

  private async execute(message: Message): Promise<Content> {
    const { code, silent = false, store_history = true } = message.content;
    if (!silent && store_history) this.executionCount++;
    this.publications.begin(silent ? undefined : message.header);
    this.publications.output('execute_input', { code, execution_count: this.executionCount });
    const content = await this.askCells('execute_request', message.content);
    return { ...content, execution_count: this.executionCount };
  }

  private async askCells(type: string, content: Content): Promise<Content> {
    await this.interrupted;
    return new Promise((resolve) => {
      this.replied = resolve;
      this.send({ kind: 'request', type, content, count: this.executionCount });
    });
  }

  private async interrupt(): Promise<Content> {
    this.interrupted = this.stopCell();
    await this.interrupted;
    return { status: 'ok' };
  }

  /**
   * Orders the running cell to stop; one too busy to hear it is broken off wherever it stands. If it was about
   * to end, the break takes what runs next instead. So the orders go on until one is heard that was given after
   * the break.
   */
  private async stopCell(): Promise<void> {
    let valid = this.ordered + 1;
    for (let waited = 0; this.heard < valid; waited += 10) {
      if (waited % ORDER_INTERVAL === 0) this.send({ kind: 'interrupt', order: ++this.ordered });
      await sleep(10);
      if (this.heard >= valid || waited < POLITE || valid === Infinity || !this.shared.breakable) continue;
      valid = Infinity;
      waited = -AFTER_BREAK;
      breakOff().then(() => {
        valid = this.ordered + 1;
      });
    }
  }

  private exit(): void {
    const allSent = Promise.all([this.publications, ...this.replies.values()].map(({ sent }) => sent));
    endProcess(() =>
      allSent.then(() => {
        for (const socket of [this.shell, this.control, this.stdin, this.heartbeat]) socket.close();
        this.publications.close();
        this.send({ kind: 'exit' });
      }),
    );
  }

  private status(execution_state: 'busy' | 'idle', { message }: Request): void {
    this.publications.status(execution_state, message.header);
  }

  private reply({ socket, message }: Request, content: Content): void {
    const header = newHeader(message.header.msg_type.replace(/request$/, 'reply'), this.session);
    const frames = encode(this.connection.key, header, content, message.header, message.identities);
    this.replies.get(socket)!.send(frames);
  }
}

const connection = readConnection(workerData.connectionFile);
const server = new Server(connection, new SharedState(workerData.buffer), (message) =>
  parentPort!.postMessage(message),
);
parentPort!.on('message', (message: ToServer) => server.hear(message));
endWithParent();
await server.start();
process.on('uncaughtException', (error) => server.fail(error));
process.on('unhandledRejection', (error) => server.fail(error));
