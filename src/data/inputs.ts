import type { Matrix } from '../numeric/matrix.js';
import type { Dataset, Split } from './dataset.js';
import { mirrorOfImages, roots } from './images.js';
import { mirrorOfOrientations, orientations } from './orientations.js';

/** What a network sees of an image: one of these. The pixels are the homework's own, the others are beyond it. */
export const INPUTS = ['pixels', 'roots', 'orientations'] as const;
export type Inputs = (typeof INPUTS)[number];

interface View {
  /** What is seen of each image. n × s² pixels in [0, 1] to n × d. */
  readonly of: (images: Matrix) => Matrix;
  /** Of d numbers seen: number j of the mirror image is number mirror[j] of the image. */
  readonly mirror: (d: number) => Uint32Array;
  /** Are the numbers an image, which can be moved by a pixel? */
  readonly isImage: boolean;
}

const VIEWS: Readonly<Record<Inputs, View>> = {
  pixels: { of: (images) => images, mirror: mirrorOfImages, isImage: true },
  roots: { of: roots, mirror: mirrorOfImages, isImage: true },
  orientations: { of: orientations, mirror: mirrorOfOrientations, isImage: false },
};

/**
 * What a network with these inputs sees of the images, n × s² pixels in [0, 1].
 *
 * @example
 * ```ts
 * seenAs('roots', { rows: 1, cols: 1, data: new Float64Array([0.25]) }).data // → [0.5]
 * ```
 */
export function seenAs(inputs: Inputs, images: Matrix): Matrix {
  return VIEWS[inputs].of(images);
}

/** The split as a network with these inputs sees it. */
export function splitSeenAs(inputs: Inputs, { train, valid, test }: Split): Split {
  const seen = (part: Dataset) => ({ ...part, X: seenAs(inputs, part.X) });
  return { train: seen(train), valid: seen(valid), test: seen(test) };
}

/** How what is seen of d numbers changes when the image is mirrored left for right: see `View`. */
export function mirrorOf(inputs: Inputs): (d: number) => Uint32Array {
  return VIEWS[inputs].mirror;
}

/** Can what is seen be moved by a pixel? */
export function isImage(inputs: Inputs): boolean {
  return VIEWS[inputs].isImage;
}
