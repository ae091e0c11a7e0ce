import { Publisher } from 'zeromq';
import type { Content } from './link.js';
import { address, type Connection, encode, type Header, newHeader } from './wire.js';

/** Printed text is published in pieces of this time (ms). */
const STREAM_INTERVAL = 20;

/** What the kernel tells everyone who looks on: its status, and the outputs of the cell that runs. */
export class Publications {
  /** No high-water mark: an output must never be dropped. */
  private readonly socket = new Publisher({ linger: 1000, sendHighWaterMark: 0 });
  /** Of the cell that runs or ran last: late outputs belong to it as well. None if it is to be silent. */
  private cell: Header | undefined;
  private printed: { name: string; text: string } | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly session: string,
  ) {}

  async open(): Promise<void> {
    await this.socket.bind(address(this.connection, 'iopub'));
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
    this.socket.send(encode(this.connection.key, header, content, parent, [type]));
  }
}
