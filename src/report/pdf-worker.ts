/** The thread of pdf-thread.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Report } from './model.js';
import { writePdf } from './pdf.js';

parentPort?.postMessage(writePdf(workerData as Report));
