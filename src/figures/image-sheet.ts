import { encode } from 'fast-png';
import type { Displayable } from '../bundle.js';
import { type Matrix, rowOf } from '../numeric/matrix.js';
import { colors } from './colors.js';
import { blend, channels } from './draw/blend.js';
import { drawing } from './draw/drawing.js';
import { label } from './draw/shapes.js';

export interface ImageSheet {
  /** One image a row, its pixels row by row; 28 × 28 unless `width` says otherwise. */
  readonly images: Matrix;
  /** Pixels in a row of an image. */
  readonly width?: number;
  /** A line or two under each image. */
  readonly labels?: readonly (readonly string[])[];
  /** Images in a row of the sheet. */
  readonly columns?: number;
  /** `ink`: from white to black. `signed`: negative is blue, 0 white, positive orange. */
  readonly scale?: keyof typeof SCALES;
  readonly alt: string;
}

/** Enlargement of a pixel; then lengths in px. */
const ZOOM = 2.5;
const GAP = 12;
const LINE = 15;

/**
 * Small images side by side: garments, what each hidden unit looks for, the hardest examples.
 *
 * @example
 * ```ts
 * const images = { rows: 1, cols: 4, data: new Float64Array([0, 1, 1, 0]) };
 * imageSheet({ images, width: 2, alt: 'A cross.' }).toBundle().metadata.alt // → 'A cross.'
 * ```
 */
export function imageSheet(sheet: ImageSheet): Displayable {
  const { images, width = 28, labels = [], columns = 10, scale = 'ink', alt } = sheet;
  const height = images.cols / width;
  if (!Number.isInteger(height))
    throw new Error(`imageSheet: ${images.cols} pixels cannot be an image with ${width} in a row`);
  const size = { width: width * ZOOM, height: height * ZOOM };
  const lines = Math.max(0, ...labels.map((texts) => texts.length));
  const cell = { width: size.width + GAP, height: size.height + GAP + lines * LINE };
  const across = Math.min(columns, images.rows);
  const cells = Array.from({ length: images.rows }, (_, i) => {
    const [x, y] = [GAP + (i % across) * cell.width, GAP + Math.floor(i / across) * cell.height];
    const png = `data:image/png;base64,${pngOf(rowOf(images, i), width, SCALES[scale])}`;
    const image =
      `<image x="${x}" y="${y}" width="${size.width}" height="${size.height}" href="${png}"` +
      ' style="image-rendering:pixelated"/>';
    const texts = (labels[i] ?? []).map((text, k) => {
      const style = { size: 12, color: k === 0 ? colors.ink : colors.muted };
      return label([x + size.width / 2, y + size.height + LINE * (k + 0.9)], text, style);
    });
    return image + texts.join('');
  });
  return drawing({
    width: GAP + across * cell.width,
    height: GAP + Math.ceil(images.rows / across) * cell.height,
    body: cells.join(''),
    alt,
    text: [alt, ...labels.map((texts) => texts.join(', '))].join('\n'),
  });
}

/** The colour of a pixel whose image has the least value lo and the greatest hi. */
type Scale = (value: number, lo: number, hi: number) => string;

const SCALES = {
  ink: (value, lo, hi) => blend(colors.ground, '#000000', hi > lo ? (value - lo) / (hi - lo) : 0),
  signed: (value, lo, hi) => {
    const most = Math.max(-lo, hi);
    return blend(
      colors.ground,
      value < 0 ? colors.train : colors.valid,
      most > 0 ? Math.abs(value) / most : 0,
    );
  },
} satisfies Record<string, Scale>;

function pngOf(pixels: ArrayLike<number>, width: number, scale: Scale): string {
  const values = Array.from(pixels);
  const [lo, hi] = [Math.min(...values), Math.max(...values)];
  const data = Uint8Array.from(values.flatMap((value) => channels(scale(value, lo, hi))));
  const png = encode({ width, height: values.length / width, data, depth: 8, channels: 3 });
  return Buffer.from(png).toString('base64');
}
