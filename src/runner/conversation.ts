/** What is said with a kernel: requests, their replies, and the outputs that belong to them. */
import { randomUUID } from 'node:crypto';
import { Dealer, Subscriber } from 'zeromq';
import { Outbox } from '../kernel/outbox.js';
import { address, type Connection, decode, encode, type Message, newHeader } from '../kernel/wire.js';

export interface Reply {
  readonly status: string;
  readonly [key: string]: unknown;
}

/** Called with each iopub message of a request, also those that come after its reply. */
export type Listener = (message: Message) => void;

export interface KernelRequest {
  readonly channel: 'shell' | 'control';
  readonly type: string;
  readonly content: Record<string, unknown>;
  /** Done with the reply or, all outputs having come, with the status idle behind it. */
  readonly until: 'reply' | 'idle';
  readonly listener?: Listener;
}

export class Conversation {
  private readonly session = randomUUID();
  private readonly listeners = new Map<string, Listener>();
  private readonly replies = new Map<string, (content: Record<string, unknown>) => void>();
  private readonly sockets = {
    shell: new Dealer({ linger: 0 }),
    control: new Dealer({ linger: 0 }),
    iopub: new Subscriber({ linger: 0 }),
  };
  private readonly outboxes = {
    shell: new Outbox(this.sockets.shell, () => {}),
    control: new Outbox(this.sockets.control, () => {}),
  };

  /** `failed` is told of what comes and is no message. */
  constructor(
    private readonly connection: Connection,
    private readonly failed: (error: Error) => void,
  ) {}

  /** Where the kernel is to answer; it may still be starting. */
  open(): void {
    for (const [channel, socket] of Object.entries(this.sockets) as ['shell', Dealer][]) {
      socket.connect(address(this.connection, channel));
    }
    this.sockets.iopub.subscribe();
    this.receive(this.sockets.shell, (request, message) => this.hearReply(request, message));
    this.receive(this.sockets.control, (request, message) => this.hearReply(request, message));
    this.receive(this.sockets.iopub, (request, message) => this.listeners.get(request)?.(message));
  }

  close(): void {
    for (const socket of Object.values(this.sockets)) if (!socket.closed) socket.close();
  }

  /** Its answer; for ever pending if the kernel gives none. */
  async ask({ channel, type, content, until, listener }: KernelRequest): Promise<Reply> {
    const header = newHeader(type, this.session);
    const reply = new Promise<Reply>((resolve) => {
      this.replies.set(header.msg_id, (answer) => resolve(answer as Reply));
    });
    const idle = new Promise<void>((resolve) => {
      if (until === 'reply') resolve();
      this.listeners.set(header.msg_id, (message) => {
        listener?.(message);
        if (message.header.msg_type !== 'status' || message.content.execution_state !== 'idle') return;
        resolve();
        this.forget(header.msg_id, listener !== undefined);
      });
    });
    this.outboxes[channel].send(encode(this.connection.key, header, content));
    const [answer] = await Promise.all([reply, idle]);
    return answer;
  }

  /** After its end a cell may still have late outputs, until the next has ended: then the kernel calls them that one's. */
  private forget(ended: string, isCell: boolean): void {
    if (!isCell) this.listeners.delete(ended);
    else {
      for (const earlier of this.listeners.keys()) {
        if (earlier === ended) return;
        this.listeners.delete(earlier);
      }
    }
  }

  private hearReply(request: string, { content }: Message): void {
    this.replies.get(request)?.(content);
    this.replies.delete(request);
  }

  private async receive(
    socket: Dealer | Subscriber,
    hear: (request: string, message: Message) => void,
  ): Promise<void> {
    for await (const frames of socket) {
      try {
        const message = decode(this.connection.key, frames);
        hear(message.parent.msg_id ?? '', message);
      } catch (error) {
        this.failed(error as Error);
      }
    }
  }
}
