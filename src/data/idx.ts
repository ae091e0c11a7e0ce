import { constants, gunzipSync } from 'node:zlib';
import { readWholeFile } from '../whole-file.js';

/** An IDX file of unsigned bytes: labels have one dimension (n), images three (n × rows × columns). */
export interface Idx {
  readonly dims: readonly number[];
  /** The entries in row-major order; a view of the file's bytes. */
  readonly data: Uint8Array;
}

/** The bytes of a file of the data set. Throws an error that names the file if it can be none. */
export function readDataFile(path: string): Uint8Array {
  return readWholeFile(path, 'a file of Fashion-MNIST', LONGEST);
}

/** Third byte of the magic number for unsigned bytes, the only entries the data set uses. */
const UBYTE = 0x08;

/**
 * Parses an IDX file, gzipped or not; `file` is its name in messages. Layout: 0 0 type D, then D sizes of four
 * bytes each, most significant first, then the entries.
 * Error naming file, byte and what was expected, if anything is not as announced.
 */
export function parseIdx(bytes: Uint8Array, file: string, expectedDims: number): Idx {
  const raw = isGzip(bytes) ? gunzip(bytes, file) : bytes;
  const fail = (byte: number, expected: string, found: string): never => {
    throw new Error(`${file}: byte ${byte}: expected ${expected}, found ${found}`);
  };
  const header = 4 + 4 * expectedDims;
  if (raw.length < header) fail(raw.length, `a header of ${header} bytes`, 'the end of the file');

  const magic = [0, 0, UBYTE, expectedDims];
  const wrong = magic.findIndex((byte, i) => raw[i] !== byte);
  if (wrong >= 0) fail(wrong, `the magic number ${hex(magic)}`, hex(raw.subarray(0, 4)));

  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const dims = Array.from({ length: expectedDims }, (_, i) => view.getUint32(4 + 4 * i));
  const size = dims.reduce((product, n) => product * n, 1);
  if (raw.length !== header + size) {
    const announced = `${dims.join(' × ')} entries, ${header + size} bytes in all`;
    fail(Math.min(raw.length, header + size), announced, `${raw.length} bytes`);
  }
  return { dims, data: raw.subarray(header) };
}

/** n images of rows × columns pixels from an IDX file. */
export function parseImages(bytes: Uint8Array, file: string, rows: number, columns: number): Idx {
  const images = parseIdx(bytes, file, 3);
  const [, r, c] = images.dims;
  if (r !== rows || c !== columns) {
    const byte = r !== rows ? 8 : 12;
    throw new Error(`${file}: byte ${byte}: expected images of ${rows} × ${columns}, found ${r} × ${c}`);
  }
  return images;
}

/** n labels in 0 … classes − 1 from an IDX file, n being the number of images they belong to. */
export function parseLabels(bytes: Uint8Array, file: string, classes: number, n: number): Uint8Array {
  const { data } = parseIdx(bytes, file, 1);
  if (data.length !== n) throw new Error(`${file}: byte 4: expected ${n} labels, found ${data.length}`);
  const bad = data.findIndex((label) => label >= classes);
  if (bad >= 0)
    throw new Error(`${file}: byte ${8 + bad}: expected a label in 0 … ${classes - 1}, found ${data[bad]}`);
  return data;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function gunzip(bytes: Uint8Array, file: string): Uint8Array {
  try {
    return gunzipSync(bytes, { chunkSize: roomFor(bytes), maxOutputLength: LONGEST });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const problem = code === 'ERR_BUFFER_TOO_LARGE' ? `one of more than ${LONGEST} bytes` : message;
    throw new Error(`${file}: expected a complete gzip stream, found: ${problem}`, { cause });
  }
}

/** Longer than any file of the data set, in bytes: what a damaged file announces or holds is not reserved. */
const LONGEST = 2 ** 26;

/**
 * Bytes of a buffer for what a gzip stream holds, whose length it ends with: nothing is joined from pieces, which
 * would take the memory twice. One byte more, as a buffer that is full makes zlib reserve another.
 */
function roomFor(gzip: Uint8Array): number {
  const announced = Buffer.from(gzip.buffer, gzip.byteOffset, gzip.length).readUInt32LE(gzip.length - 4);
  return Math.min(Math.max(announced, constants.Z_MIN_CHUNK), LONGEST) + 1;
}

function hex(bytes: Iterable<number>): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
