import { Worker } from 'node:worker_threads';
import type { Report } from './model.js';

/** `writePdf` in a thread of its own, so that the web page is made meanwhile. */
export function pdfAside(report: Report): Promise<Uint8Array> {
  const worker = new Worker(new URL('pdf-worker.js', import.meta.url), { workerData: report });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`PDF: its thread ended with code ${code}`)));
  });
}
