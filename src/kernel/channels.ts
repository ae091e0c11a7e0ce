/** The channels on which front ends ask: requests in, replies out. What everyone is told is in publications.ts. */
import { Reply, Router } from 'zeromq';
import type { Content } from './link.js';
import { Outbox } from './outbox.js';
import { open, report } from './start.js';
import { type Channel, type Connection, decode, encode, type Message, newHeader } from './wire.js';

export interface Request {
  readonly socket: Router;
  readonly message: Message;
}

export class Channels {
  private readonly shell = new Router({ linger: 1000 });
  private readonly control = new Router({ linger: 1000 });
  private readonly stdin = new Router({ linger: 0 });
  private readonly heartbeat = new Reply({ linger: 0 });
  private readonly replies = new Map([this.shell, this.control].map((s) => [s, new Outbox(s, report)]));

  constructor(
    private readonly connection: Connection,
    private readonly session: string,
  ) {}

  /** Throws StartError, naming the address, where another program has one of the ports. */
  async open(): Promise<void> {
    const sockets: [Channel, Router | Reply][] = [
      ['shell', this.shell],
      ['control', this.control],
      ['stdin', this.stdin],
      ['hb', this.heartbeat],
    ];
    for (const [channel, socket] of sockets) await open(socket, this.connection, channel);
  }

  /** From now on, each signed request is handed over; what is none is told to who started the kernel. */
  listen(handle: { shell(request: Request): void; control(request: Request): void }): void {
    this.echo();
    this.receive(this.control, handle.control);
    this.receive(this.shell, handle.shell);
  }

  reply({ socket, message }: Request, content: Content): void {
    const header = newHeader(message.header.msg_type.replace(/request$/, 'reply'), this.session);
    const frames = encode(this.connection.key, header, content, message.header, message.identities);
    this.replies.get(socket)!.send(frames);
  }

  /** Fulfilled when all replies so far are on their way. */
  get sent(): Promise<unknown> {
    return Promise.all([...this.replies.values()].map(({ sent }) => sent));
  }

  close(): void {
    for (const socket of [this.shell, this.control, this.stdin, this.heartbeat]) socket.close();
  }

  private async echo(): Promise<void> {
    for await (const frames of this.heartbeat) await this.heartbeat.send(frames);
  }

  private async receive(socket: Router, handle: (request: Request) => void): Promise<void> {
    for await (const frames of socket) {
      try {
        handle({ socket, message: decode(this.connection.key, frames) });
      } catch (error) {
        report(error);
      }
    }
  }
}
