import { Publisher } from 'zeromq';
import type { Content } from './link.js';
import { Outbox } from './outbox.js';
import { open } from './start.js';
import { type Connection, encode, type Header, newHeader } from './wire.js';

/** Printed text is published in pieces of this time (ms). */
const STREAM_INTERVAL = 20;
/** Or when there is so much of it (characters). */
const STREAM_PIECE = 1 << 20;
/** Who looks on without reading for so long (ms) loses messages from then on; until then the cell waits for him. */
const PATIENCE = 30_000;

/** What the kernel tells everyone who looks on: its status, and the outputs of the cell that runs. */
export class Publications {
  /** An output is not dropped: while a reader is so many messages behind, the next ones wait. */
  private readonly socket = new Publisher({ linger: 1000, sendHighWaterMark: 1000, noDrop: true });
  private readonly outbox: Outbox;
  /** Of the cell that runs or ran last: late outputs belong to it as well. None if it is to be silent. */
  private cell: Header | undefined;
  private printed: { name: string; text: string } | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly session: string,
    lost: (error: Error) => void,
  ) {
    this.outbox = new Outbox(this.socket, lost, PATIENCE, () => {
      this.socket.noDrop = false;
    });
  }

  /** Fulfilled when all outputs so far are sent, printed text that is being gathered apart. */
  get sent(): Promise<void> {
    return this.outbox.sent;
  }

  async open(): Promise<void> {
    await open(this.socket, this.connection, 'iopub');
    setInterval(() => this.flush(), STREAM_INTERVAL);
  }

  close(): void {
    this.socket.close();
  }

  /** Outputs belong to the cell of this request from now on; to none if it is undefined. */
  begin(cell: Header | undefined): void {
    this.cell = cell;
  }

  status(execution_state: 'starting' | 'busy' | 'idle', parent: Partial<Header>): void {
    this.publish('status', { execution_state }, parent);
  }

  output(type: string, content: Content | string): void {
    if (this.cell) this.publish(type, content, this.cell);
  }

  /** Gathers printed text, so that a cell printing line by line does not send a message for each. */
  print({ name, text }: { name: string; text: string }): void {
    if (this.printed && this.printed.name !== name) this.flush();
    this.printed = { name, text: (this.printed?.text ?? '') + text };
    if (this.printed.text.length > STREAM_PIECE) this.flush();
  }

  flush(): void {
    if (!this.printed) return;
    const printed = this.printed;
    this.printed = undefined;
    this.output('stream', printed);
  }

  private publish(type: string, content: Content | string, parent: Partial<Header>): void {
    this.flush();
    const header = newHeader(type, this.session);
    this.outbox.send(encode(this.connection.key, header, content, parent, [type]));
  }
}
