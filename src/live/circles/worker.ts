/** The thread that trains: one setting in, what to draw out, until the page ends it. */
import type { Hyperparameters } from '../../train/hyperparameters.js';
import { circlesData } from './problem.js';
import { trainCircles } from './training.js';

const thread = self as unknown as { postMessage(message: unknown): void };
self.onmessage = async ({ data }: MessageEvent<Partial<Hyperparameters>>) => {
  try {
    await trainCircles(circlesData(), data, (told) => thread.postMessage(told));
  } catch (error) {
    thread.postMessage({ error: (error as Error).message });
  }
};
