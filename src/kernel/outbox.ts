import { setTimeout as sleep } from 'node:timers/promises';

/** What an outbox needs of a zeromq socket. */
export interface Sender {
  send(frames: (Buffer | string)[]): Promise<void>;
}

/** How long to wait before a full socket is tried again (ms). */
const RETRY = 2;

/**
 * The messages of one socket, sent one after the other in the order given: zeromq refuses a second send while the
 * first is under way, and every 513th takes until the next turn of the event loop.
 */
export class Outbox {
  /** Fulfilled when all that was given so far has been sent. */
  sent: Promise<void> = Promise.resolve();

  /**
   * `lost` is told of a message that could not be sent. A socket may be full for `patience` ms; then `overdue`,
   * if there is one, is called once, so that it makes room, and the message is tried again.
   */
  constructor(
    private readonly socket: Sender,
    private readonly lost: (error: Error) => void,
    private readonly patience = 0,
    private readonly overdue: () => void = () => {},
  ) {}

  send(frames: (Buffer | string)[]): void {
    this.sent = this.sent.then(() => this.deliver(frames)).catch(this.lost);
  }

  private async deliver(frames: (Buffer | string)[]): Promise<void> {
    for (let waited = 0; ; waited += RETRY) {
      try {
        return await this.socket.send(frames);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || waited > this.patience) throw error;
      }
      if (waited >= this.patience) this.overdue();
      await sleep(RETRY);
    }
  }
}
