/** The plane of the two circles on a canvas. */
import type { Dataset } from '../../data/dataset.js';
import { colors } from '../../figures/colors.js';
import { channels } from '../../figures/draw/blend.js';
import { type Picture, REACH, SIDE } from './problem.js';

/** Class 0 is blue, class 1 orange, as in the figures of the report. */
const REGION = [colors.blueTint, colors.orangeTint].map(channels);
const POINT = [colors.train, colors.valid] as const;

export interface ShownCircles {
  readonly picture: Picture;
  readonly train: Dataset;
  readonly valid?: Dataset;
  /** Whether the line of each hidden unit is drawn. */
  readonly units: boolean;
}

export function drawPlane(canvas: HTMLCanvasElement, { picture, train, valid, units }: ShownCircles): void {
  const g = canvas.getContext('2d');
  if (!g) return;
  const size = canvas.width;
  const at = (x: number, y: number): [number, number] => [
    ((x + REACH) / (2 * REACH)) * size,
    ((REACH - y) / (2 * REACH)) * size,
  ];
  paintRegion(g, picture.region, size);
  if (units) drawLines(g, picture.lines, at);
  if (valid) drawPoints(g, valid, at, 1.6, 0.55);
  drawPoints(g, train, at, 4, 1);
}

/** Each point of the grid a pixel, made larger without blur; between classes the colour changes within one pixel. */
function paintRegion(g: CanvasRenderingContext2D, region: Float32Array, size: number): void {
  const small = document.createElement('canvas');
  small.width = SIDE;
  small.height = SIDE;
  const paint = small.getContext('2d');
  if (!paint) return;
  const image = paint.createImageData(SIDE, SIDE);
  region.forEach((value, i) => {
    // steep enough that the boundary is seen, smooth enough that it has no steps
    const share = 1 / (1 + Math.exp(-8 * value));
    for (let c = 0; c < 3; c++) image.data[4 * i + c] = (1 - share) * REGION[0][c] + share * REGION[1][c];
    image.data[4 * i + 3] = 255;
  });
  paint.putImageData(image, 0, 0);
  g.imageSmoothingEnabled = true;
  const cell = size / (SIDE - 1);
  g.drawImage(small, -cell / 2, -cell / 2, size + cell, size + cell);
}

type Place = (x: number, y: number) => [number, number];

function drawLines(g: CanvasRenderingContext2D, lines: Float64Array, at: Place): void {
  g.strokeStyle = 'rgb(60 60 60 / 35%)';
  g.lineWidth = 1;
  for (let unit = 0; unit < lines.length / 3; unit++) {
    const [a, b, c] = lines.subarray(3 * unit, 3 * unit + 3);
    const length = Math.hypot(a, b);
    if (length === 0) continue;
    // the foot of the perpendicular from the centre, and a way along the line that leaves the picture
    const [x, y] = [(-a * c) / length ** 2, (-b * c) / length ** 2];
    const [dx, dy] = [(-b / length) * 4 * REACH, (a / length) * 4 * REACH];
    g.beginPath();
    g.moveTo(...at(x - dx, y - dy));
    g.lineTo(...at(x + dx, y + dy));
    g.stroke();
  }
}

/** Circles of the outer class, squares of the inner one: told apart without colour. */
function drawPoints(
  g: CanvasRenderingContext2D,
  { X, y }: Dataset,
  at: Place,
  radius: number,
  opacity: number,
): void {
  g.globalAlpha = opacity;
  g.lineWidth = 1;
  g.strokeStyle = colors.ground;
  for (let i = 0; i < X.rows; i++) {
    const [px, py] = at(X.data[2 * i], X.data[2 * i + 1]);
    g.fillStyle = POINT[y[i]];
    g.beginPath();
    if (y[i] === 0) g.arc(px, py, radius, 0, 2 * Math.PI);
    else g.rect(px - radius * 0.9, py - radius * 0.9, 1.8 * radius, 1.8 * radius);
    g.fill();
    if (radius > 2) g.stroke();
  }
  g.globalAlpha = 1;
}
