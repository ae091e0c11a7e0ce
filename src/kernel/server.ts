/** The kernel's side of the Jupyter messaging protocol: what is answered, and in what order. Runs in its own thread. */
import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { Channels, type Request } from './channels.js';
import { Interrupter } from './interrupter.js';
import { KERNEL_INFO } from './kernel-info.js';
import { type Content, SharedState, type ToCells, type ToServer } from './link.js';
import { endProcess, endWithParent } from './main-thread.js';
import { Publications } from './publications.js';
import { errorText, readConnection, report } from './start.js';
import type { Connection, Message } from './wire.js';

class Server {
  private readonly channels: Channels;
  private readonly publications: Publications;
  private readonly interrupter: Interrupter;
  /** Of the shell channel; the first is the one at work. */
  private readonly queue: Request[] = [];
  private executionCount = 0;
  private replied: (content: Content) => void = () => {};
  private cellsReady: () => void = () => {};
  /** The kernel says that it is there when a cell would run at once. */
  private readonly ready = new Promise<void>((resolve) => {
    this.cellsReady = resolve;
  });

  constructor(
    connection: Connection,
    private readonly shared: SharedState,
    private readonly send: (message: ToCells) => void,
  ) {
    const session = randomUUID();
    this.channels = new Channels(connection, session);
    this.publications = new Publications(connection, session, report);
    this.interrupter = new Interrupter(shared, (order) => send({ kind: 'interrupt', order }));
  }

  async start(): Promise<void> {
    await this.channels.open();
    await this.publications.open();
    this.publications.status('starting', {});
    this.channels.listen({
      control: (request) => this.handle(request),
      shell: (request) => {
        this.queue.push(request);
        if (this.queue.length === 1) this.work();
      },
    });
  }

  /** A message from the thread of the cells. */
  hear(message: ToServer): void {
    if (message.kind === 'ready') this.cellsReady();
    else if (message.kind === 'interrupted') this.interrupter.hear(message.order);
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
      text: `chainrule's kernel, an error of its own: ${errorText(error)}\n`,
    });
  }

  /** Handles the shell's requests one after the other. */
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
      this.channels.reply(request, { status: 'aborted' });
      this.status('idle', request);
    }
  }

  /** Answers one request, between the statuses busy and idle; gives the content of the reply, if there is one. */
  private async handle(request: Request): Promise<Content | undefined> {
    this.status('busy', request);
    const content = await this.contentOfReply(request);
    this.publications.flush();
    if (content) this.channels.reply(request, content);
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
        await this.interrupter.interrupt();
        return { status: 'ok' };
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
    await this.interrupter.over;
    return new Promise((resolve) => {
      this.replied = resolve;
      this.send({ kind: 'request', type, content, count: this.executionCount });
    });
  }

  private exit(): void {
    const allSent = Promise.all([this.publications.sent, this.channels.sent]);
    endProcess(() =>
      allSent.then(() => {
        this.channels.close();
        this.publications.close();
        this.send({ kind: 'exit' });
      }),
    );
  }

  private status(execution_state: 'busy' | 'idle', { message }: Request): void {
    this.publications.status(execution_state, message.header);
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
