/** The thread that judges: a question in, its answer out. */
import { answerTo, type Question } from './answers.js';

const thread = self as unknown as { postMessage(message: unknown): void };
self.onmessage = ({ data }: MessageEvent<Question>) => thread.postMessage(answerTo(data));
