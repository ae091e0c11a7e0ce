import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { writeFileAtomic } from './atomic-file.js';

/** A published file and its MD5. */
export interface PublishedFile {
  readonly name: string;
  readonly md5: string;
}

/** Told as the bytes come in; `total` is undefined if the server does not say. */
export type OnBytes = (file: string, received: number, total: number | undefined) => void;

export interface DownloadOptions {
  /** Addresses of folders, tried in this order. */
  readonly mirrors: readonly string[];
  readonly onBytes?: OnBytes;
  /** Milliseconds a mirror may take to answer, and four times that to go on, before the next one is tried. */
  readonly patience?: number;
}

/**
 * Fetches a file from the first mirror that has it with the right hash and puts it whole into `folder`.
 * Error with what every mirror answered, if none has.
 */
export async function download(
  { name, md5 }: PublishedFile,
  folder: string,
  { mirrors, onBytes = () => {}, patience = 2500 }: DownloadOptions,
): Promise<void> {
  const failures: string[] = [];
  for (const mirror of mirrors) {
    try {
      const bytes = await fetchBytes(mirror + name, patience, (received, total) =>
        onBytes(name, received, total),
      );
      requireMd5(bytes, mirror + name, md5);
      writeFileAtomic(join(folder, name), bytes);
      return;
    } catch (error) {
      failures.push(`${mirror}: ${reasonOf(error)}`);
    }
  }
  throw new Error(`${name}: no mirror could be used\n  ${failures.join('\n  ')}`);
}

/** Error naming the file and both hashes, unless the bytes are the published ones. */
export function requireMd5(bytes: Uint8Array, file: string, md5: string): void {
  const found = createHash('md5').update(bytes).digest('hex');
  if (found !== md5) throw new Error(`${file}: expected the MD5 ${md5}, found ${found}`);
}

async function fetchBytes(
  address: string,
  patience: number,
  onBytes: (received: number, total: number | undefined) => void,
): Promise<Uint8Array> {
  const silence = new AbortController();
  const giveUpAfter = (ms: number) =>
    setTimeout(() => silence.abort(new Error(`silent for ${ms / 1000} s`)), ms);
  let timer = giveUpAfter(patience);
  try {
    const response = await fetch(address, { signal: silence.signal });
    if (!response.ok || !response.body) throw new Error(`HTTP status ${response.status}`);
    const total = Number(response.headers.get('content-length')) || undefined;
    const chunks: Uint8Array[] = [];
    let received = 0;
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer);
      timer = giveUpAfter(4 * patience);
      chunks.push(part.value);
      received += part.value.length;
      onBytes(received, total);
    }
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(timer);
  }
}

/** fetch says only "fetch failed"; the reason (name not found, refused, …) is in its cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message ? `${message} (${cause.message})` : message;
}
