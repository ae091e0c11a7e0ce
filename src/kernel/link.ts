/**
 * What the two threads of the kernel say to each other. The main thread runs the cells and may be busy for
 * minutes; the server thread owns the sockets and always answers.
 */

/** From the server: a request to handle (`count` is its execution count), or an order. */
export type ToCells =
  | { readonly kind: 'request'; readonly type: string; readonly content: Content; readonly count: number }
  | { readonly kind: 'interrupt'; readonly order: number }
  | { readonly kind: 'exit' };

/** From the cells: that they can be run, an output to publish, the end of the request, the receipt of an interrupt. */
export type ToServer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'publish'; readonly type: string; readonly json: string }
  | { readonly kind: 'reply'; readonly content: Content }
  | { readonly kind: 'interrupted'; readonly order: number };

export type Content = Record<string, unknown>;

/** A flag and a counter that both threads see while either is busy. */
export class SharedState {
  constructor(readonly buffer = new SharedArrayBuffer(8)) {
    this.cells = new Int32Array(buffer);
  }

  private readonly cells: Int32Array;

  /** Whether what the main thread does may be broken off; at first it may not. */
  get breakable(): boolean {
    return Atomics.load(this.cells, 0) === 1;
  }

  set breakable(value: boolean) {
    Atomics.store(this.cells, 0, value ? 1 : 0);
  }

  /** Does work that an interrupt must wait for, since broken off it would leave its state torn. */
  unbroken<T>(work: () => T): T {
    this.breakable = false;
    try {
      return work();
    } finally {
      this.breakable = true;
    }
  }

  /**
   * Sends an output to the server, and counts its characters until they are on their way to the front ends. While
   * too many wait, it blocks first, so that memory stays bounded whatever a cell prints. Answers, errors and
   * receipts never wait.
   */
  send(message: ToServer, post: () => void): void {
    if (message.kind === 'publish' && message.type !== 'error') this.awaitRoom();
    post();
    // Counted afterwards: broken off in between, it leaves too much room and not too little.
    if (message.kind === 'publish') Atomics.add(this.cells, 1, sizeOf(message.json));
  }

  /** The server has sent this output. */
  done({ json }: { readonly json: string }): void {
    Atomics.sub(this.cells, 1, sizeOf(json));
    Atomics.notify(this.cells, 1);
  }

  private awaitRoom(): void {
    for (;;) {
      const waiting = Atomics.load(this.cells, 1);
      if (waiting <= MAX_WAITING) return;
      Atomics.wait(this.cells, 1, waiting);
    }
  }
}

/** Characters of outputs on their way. */
const MAX_WAITING = 4_000_000;
/** What a message takes however short it is. */
const OVERHEAD = 2000;

function sizeOf(json: string): number {
  return json.length + OVERHEAD;
}
