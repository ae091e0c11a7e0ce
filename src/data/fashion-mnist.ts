import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Dataset, Split } from './dataset.js';
import { download, type OnBytes, type PublishedFile, requireMd5 } from './download.js';
import { parseImages, parseLabels, readDataFile } from './idx.js';
import { imageDataset } from './images.js';
import { rowsOf } from './split.js';
import { GARMENTS } from './stand-in/garments.js';
import { type PartSizes, STAND_IN_NAME, standIn } from './stand-in/stand-in.js';

const SIDE = 28;
/** The training file's last rows; the first 50 000 train. */
const VALIDATION_ROWS = 10_000;

const FILES = {
  trainImages: {
    name: 'train-images-idx3-ubyte.gz',
    bytes: 26_421_880,
    md5: '8d4fb7e6c68d591d4c3dfef9ec88bf0d',
  },
  trainLabels: { name: 'train-labels-idx1-ubyte.gz', bytes: 29_515, md5: '25c81989df183df01b3e8a0aad5dffbe' },
  testImages: {
    name: 't10k-images-idx3-ubyte.gz',
    bytes: 4_422_102,
    md5: 'bef4ecab320f06d8554ea6380940ec79',
  },
  testLabels: { name: 't10k-labels-idx1-ubyte.gz', bytes: 5_148, md5: 'bb300cfdad3c16e7a12a480ee83cd310' },
} satisfies Record<string, PublishedFile>;

const MIRRORS = [
  'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/',
  'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
];

/** data/fashion-mnist at the top of the package; git ignores it. */
const CACHE = resolve(import.meta.dirname, '../../../data/fashion-mnist');

export interface FashionMnistOptions {
  /** Folder with the four published files. Default: env FASHION_MNIST_DIR. */
  readonly folder?: string;
  /** Where a download is kept. Default: data/fashion-mnist of the package. */
  readonly cache?: string;
  /** Never use the network. Default: env CHAINRULE_OFFLINE is 1. */
  readonly offline?: boolean;
  readonly mirrors?: readonly string[];
  /** Default: a progress bar, if the terminal is one. */
  readonly onBytes?: OnBytes;
  /** Told in one sentence when and why the stand-in takes the place of the data. Default: printed. */
  readonly onNotice?: (notice: string) => void;
  /** Numbers of images of the stand-in. */
  readonly standInSizes?: PartSizes;
}

/**
 * Fashion-MNIST, pixels in [0, 1]: 50 000 to train, 10 000 to validate, 10 000 to test. It is looked for in
 * `folder`, then in the cache, then on the published mirrors; else the drawn stand-in is returned, whose
 * `standIn` is true and whose name says so. Validation is the last 10 000 rows of the training file, which is
 * already in random order: everybody has the same split whatever the seed, and no row is copied.
 * Error naming file, byte and what was expected, if a file is there but damaged; it is left as it is.
 */
export async function fashionMnist(options: FashionMnistOptions = {}): Promise<Split> {
  const folder = options.folder ?? process.env.FASHION_MNIST_DIR;
  if (folder)
    return advising(`${folder} is to hold the four published files`, () => readFashionMnist(folder));

  const { cache = CACHE, onNotice = console.log, standInSizes } = options;
  try {
    await completeCache(cache, options);
  } catch (error) {
    onNotice(`Fashion-MNIST: ${(error as Error).message}\nUsed in its place: ${STAND_IN_NAME}.`);
    return standIn(standInSizes);
  }
  return advising('delete that file, and it is downloaded again', () => readFashionMnist(cache));
}

/** What is thrown says what to do as well. */
function advising<T>(advice: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new Error(`${(cause as Error).message}; ${advice}`, { cause });
  }
}

/** The files that `fashionMnist()` would read, as far as they are there. */
export function fashionMnistFiles(): string[] {
  const folder = process.env.FASHION_MNIST_DIR || CACHE;
  return Object.values(FILES)
    .map(({ name }) => join(folder, name))
    .filter(existsSync);
}

/** The published files of `folder`, checked by MD5. */
export function readFashionMnist(folder: string): Split {
  const whole = readPart(folder, FILES.trainImages, FILES.trainLabels);
  const cut = whole.y.length - VALIDATION_ROWS;
  return {
    train: rowsOf(whole, 0, cut),
    valid: rowsOf(whole, cut, whole.y.length),
    test: readPart(folder, FILES.testImages, FILES.testLabels),
  };
}

function readPart(folder: string, imagesFile: PublishedFile, labelsFile: PublishedFile): Dataset {
  const images = readPublished(folder, imagesFile, (bytes, path) => parseImages(bytes, path, SIDE, SIDE));
  const labels = readPublished(folder, labelsFile, (bytes, path) =>
    parseLabels(bytes, path, GARMENTS.length, images.dims[0]),
  );
  return imageDataset(images.data, labels, { name: 'Fashion-MNIST', classes: GARMENTS, standIn: false });
}

/** The parsed file; parsing comes first because it says where a file is damaged, and the hash only that it is. */
function readPublished<T>(
  folder: string,
  { name, md5 }: PublishedFile,
  parse: (bytes: Uint8Array, path: string) => T,
): T {
  const path = join(folder, name);
  const bytes = readDataFile(path);
  const parsed = parse(bytes, path);
  requireMd5(bytes, path, md5);
  return parsed;
}

/** Downloads what the cache lacks. */
async function completeCache(cache: string, options: FashionMnistOptions): Promise<void> {
  const missing = Object.values(FILES).filter(({ name }) => !existsSync(join(cache, name)));
  if (missing.length === 0) return;
  if (options.offline ?? process.env.CHAINRULE_OFFLINE === '1')
    throw new Error(
      'its files are not in the cache folder, and downloads are switched off (CHAINRULE_OFFLINE).',
    );

  const bar = options.onBytes || !process.stderr.isTTY ? undefined : await progressBar();
  const onBytes = options.onBytes ?? bar?.onBytes;
  try {
    for (const file of missing) await download(file, cache, { mirrors: options.mirrors ?? MIRRORS, onBytes });
  } finally {
    bar?.stop();
  }
}

/** A bar per file on the terminal; nothing where there is no terminal. Loaded only when it is needed. */
async function progressBar(): Promise<{ onBytes: OnBytes; stop: () => void }> {
  const { default: progress } = await import('cli-progress');
  const bars = new progress.MultiBar({
    format: '{file} |{bar}| {percentage} % of {total} bytes',
    noTTYOutput: false,
  });
  const byFile = new Map<string, { update(value: number): void }>();
  const onBytes: OnBytes = (file, received, total) => {
    if (!byFile.has(file)) byFile.set(file, bars.create(total, 0, { file }));
    byFile.get(file)?.update(received);
  };
  return { onBytes, stop: () => bars.stop() };
}
