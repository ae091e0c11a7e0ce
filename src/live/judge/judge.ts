import type { JudgeReply, JudgeRequest } from './answers.js';

/** Milliseconds that a question about a line may take; one about a whole text may take as long as LINES of them. */
const LIMIT = 3000;
const LINES = 5;

/** The part of a Worker that is used. */
export interface Thread {
  onmessage: ((event: { readonly data: JudgeReply }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(question: JudgeRequest): void;
  terminate(): void;
}

/**
 * The page's side of the judge. Questions are answered one after the other by a thread of its own; one that takes
 * longer than the limit is `late`, its thread is ended, and the next question gets a new one: the page never waits.
 */
export class PageJudge {
  #thread: Thread | undefined;
  #last: Promise<unknown> = Promise.resolve();
  readonly #known = new Map<string, JudgeReply>();

  constructor(
    private readonly start: () => Promise<Thread>,
    private readonly limit: number = LIMIT,
  ) {}

  /** `wanted` is asked when its turn comes: what nobody waits for any more is not judged, and is `late`. */
  ask(question: JudgeRequest, wanted: () => boolean = () => true): Promise<JudgeReply> {
    const answer = this.#last.then(() => (wanted() ? this.#answer(question) : LATE));
    this.#last = answer.catch(() => {});
    return answer;
  }

  async #answer(question: JudgeRequest): Promise<JudgeReply> {
    const key = JSON.stringify(question);
    const known = this.#known.get(key);
    if (known) return known;
    this.#thread ??= await this.start();
    const answer = await this.#within(this.#thread, question);
    if (answer.is === 'late') {
      this.#thread.terminate();
      this.#thread = undefined;
    } else if (answer.is !== 'failed') this.#known.set(key, answer);
    return answer;
  }

  #within(thread: Thread, question: JudgeRequest): Promise<JudgeReply> {
    return new Promise((resolve) => {
      const limit = question.is === 'document' ? LINES * this.limit : this.limit;
      const timer = setTimeout(() => resolve(LATE), limit);
      thread.onmessage = ({ data }) => {
        clearTimeout(timer);
        resolve(data);
      };
      thread.onerror = ({ message }) => {
        clearTimeout(timer);
        thread.terminate();
        this.#thread = undefined;
        resolve({ is: 'failed', message: message ?? 'the judge could not answer' });
      };
      thread.postMessage(question);
    });
  }
}

const LATE: JudgeReply = { is: 'late' };
