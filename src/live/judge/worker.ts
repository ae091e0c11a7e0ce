/** The thread that judges: a question in, its answer out. */
import { answerTo, type JudgeRequest } from './answers.js';

const thread = self as unknown as { postMessage(message: unknown): void };
self.onmessage = ({ data }: MessageEvent<JudgeRequest>) => thread.postMessage(answerTo(data));
