/** Programs that judge claims, each in a process of its own: a claim in, a word out, one at a time. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Labelled, Mark } from '../tests/judge/families/family.js';

/** A program, and how it is asked; `line` throws on a claim that it has no words for. */
export interface Peer {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly line: (claim: Labelled) => string;
  readonly asks: (claim: Labelled) => boolean;
}

export interface Answer {
  readonly claim: Labelled;
  readonly mark: Mark;
  readonly ms: number;
}

/** A program that says "ready" late is not there. */
const START_MS = 60_000;

/** Its answers to what it is asked; undefined if it does not start. What takes longer than `limit` ms is open. */
export async function answers(
  peer: Peer,
  claims: readonly Labelled[],
  limit: number,
): Promise<Answer[] | undefined> {
  let running = await Running.start(peer);
  if (!running) return undefined;
  const result: Answer[] = [];
  for (const claim of claims.filter(peer.asks)) {
    const begin = performance.now();
    const word = await running.ask(peer.line(claim), limit);
    result.push({ claim, mark: mark(word, claim), ms: performance.now() - begin });
    if (word !== undefined) continue;
    running.stop();
    const again = await Running.start(peer);
    if (!again) throw new Error(`${peer.name} does not start again`);
    running = again;
  }
  running.stop();
  return result;
}

/** Where the right side has a value less often, "different" is right. */
function mark(word: string | undefined, { truth }: Labelled): Mark {
  if (word !== 'equal' && word !== 'different') return 'open';
  return (word === 'equal') === (truth === 'equal') ? 'right' : 'wrong';
}

class Running {
  readonly #lines: Interface;
  private constructor(readonly child: ChildProcessWithoutNullStreams) {
    this.#lines = createInterface({ input: child.stdout });
  }

  static async start({ command, args }: Peer): Promise<Running | undefined> {
    const child = spawn(command, args);
    const running = new Running(child);
    child.on('error', () => running.#lines.close());
    child.stdin.on('error', () => running.#lines.close());
    if ((await running.#word(START_MS)) === 'ready') return running;
    running.stop();
    return undefined;
  }

  ask(line: string, limit: number): Promise<string | undefined> {
    this.child.stdin.write(`${line}\n`);
    return this.#word(limit);
  }

  /** The next of its words; undefined after the time, or at its end. */
  #word(limit: number): Promise<string | undefined> {
    return new Promise((resolve) => {
      const done = (word: string | undefined) => {
        clearTimeout(timer);
        this.#lines.off('line', onLine).off('close', onEnd);
        resolve(word);
      };
      const onEnd = () => done(undefined);
      const onLine = (line: string) => {
        const word = WORDS.find((w) => w === line.trim());
        if (word) done(word);
      };
      const timer = setTimeout(onEnd, limit);
      this.#lines.on('line', onLine).on('close', onEnd);
    });
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}

const WORDS = ['ready', 'equal', 'different', 'open'] as const;
