import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { writeFileAtomic } from '../atomic-file.js';

/** A published file, its length and its MD5. */
export interface PublishedFile {
  readonly name: string;
  readonly bytes: number;
  readonly md5: string;
}

/** Told as the bytes come in; `total` is the length of the file. */
export type OnBytes = (file: string, received: number, total: number) => void;

export interface DownloadOptions {
  /** Addresses of folders, tried in this order. */
  readonly mirrors: readonly string[];
  readonly onBytes?: OnBytes;
  /** Milliseconds a mirror may take to answer, and four times that to go on, before the next one is tried. */
  readonly patience?: number;
  /** Milliseconds after which it has to have sent 10 kB a second. Default: half a minute. */
  readonly settled?: number;
}

/** The least speed (bytes a second), once a mirror has settled. */
const SLOWEST = 10_000;

/**
 * Fetches a file from the first mirror that has it with the right hash and puts it whole into `folder`.
 * Error with what every mirror answered, if none has.
 */
export async function download(file: PublishedFile, folder: string, options: DownloadOptions): Promise<void> {
  const bytes = await fromAMirror(file, options);
  const path = join(folder, file.name);
  try {
    writeFileAtomic(path, bytes);
  } catch (error) {
    throw new Error(`the download cannot be kept: ${(error as Error).message}`);
  }
}

async function fromAMirror(
  file: PublishedFile,
  { mirrors, ...options }: DownloadOptions,
): Promise<Uint8Array> {
  const failures: string[] = [];
  for (const mirror of mirrors) {
    try {
      const address = mirror + file.name;
      const bytes = await fetchBytes(address, file, options);
      requireMd5(bytes, address, file.md5);
      return bytes;
    } catch (error) {
      failures.push(`${mirror}: ${reasonOf(error)}`);
    }
  }
  throw new Error(`${file.name}: no mirror could be used\n  ${failures.join('\n  ')}`);
}

/** Error naming the file and both hashes, unless the bytes are the published ones. */
export function requireMd5(bytes: Uint8Array, file: string, md5: string): void {
  const found = createHash('md5').update(bytes).digest('hex');
  if (found !== md5) throw new Error(`${file}: expected the MD5 ${md5}, found ${found}`);
}

async function fetchBytes(
  address: string,
  { name, bytes }: PublishedFile,
  { onBytes = () => {}, patience = 2500, settled = 30_000 }: Omit<DownloadOptions, 'mirrors'>,
): Promise<Uint8Array> {
  const start = performance.now();
  const silence = new AbortController();
  const giveUpAfter = (ms: number) =>
    setTimeout(() => silence.abort(new Error(`silent for ${ms / 1000} s`)), ms);
  let timer = giveUpAfter(patience);
  try {
    const response = await fetch(address, { signal: silence.signal });
    if (!response.ok || !response.body) throw new Error(`HTTP status ${response.status}`);
    const chunks: Uint8Array[] = [];
    let received = 0;
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer);
      timer = giveUpAfter(4 * patience);
      chunks.push(part.value);
      received += part.value.length;
      if (received > bytes) throw new Error(`sends more than the ${bytes} bytes of the file`);
      const ms = performance.now() - start;
      if (ms > settled && received < (SLOWEST * ms) / 1000)
        throw new Error(`sent only ${received} bytes in ${Math.round(ms / 1000)} s`);
      onBytes(name, received, bytes);
    }
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}

/** fetch says only "fetch failed"; the reason (name not found, refused, …) is in its cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message ? `${message} (${cause.message})` : message;
}
