import { readFileSync } from 'node:fs';
import { matrixOf } from '../numeric/matrix.js';
import { gaussian, type Rng } from '../numeric/random.js';
import type { Dataset } from './dataset.js';
import { shuffled } from './minibatches.js';

const CLASSES = ['outer circle', 'inner circle'];
/** Radius of the circle of each class. */
const RADII = [1.0, 0.8];

export interface CirclesOptions {
  readonly pointsPerClass?: number;
  /** Standard deviation of the Gaussian noise on each coordinate; 0: exactly on the circles. */
  readonly noise?: number;
}

/**
 * Two circles about the origin with the geometry of the course's file: class 0 on the radius 1.0, class 1 on the
 * radius 0.8, 550 points of each at random angles, in random order.
 */
export function twoCircles(rng: Rng, options: CirclesOptions = {}): Dataset {
  const { pointsPerClass = 550, noise = 0 } = options;
  const classes = shuffled(2 * pointsPerClass, rng).map((i) => i % 2);
  const rows = Array.from(classes, (label) => {
    const angle = 2 * Math.PI * rng();
    const jitter = () => (noise === 0 ? 0 : noise * gaussian(rng));
    return [RADII[label] * Math.cos(angle) + jitter(), RADII[label] * Math.sin(angle) + jitter()];
  });
  return circlesDataset('two circles', rows, classes);
}

/** The course's text format, one `x1 x2 label` per line. Error naming file and line if a row is not that. */
export function readCircles(file: string): Dataset {
  const rows = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((text, i) => ({ text, line: i + 1, fields: text.trim().split(/\s+/) }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, line, fields }) => {
      const numbers = fields.map(Number);
      if (numbers.length !== 3 || !numbers.every(Number.isFinite) || ![0, 1].includes(numbers[2]))
        throw new Error(`${file}: line ${line}: expected \`x1 x2 label\` with label 0 or 1, found "${text}"`);
      return numbers;
    });
  if (rows.length === 0)
    throw new Error(`${file}: line 1: expected \`x1 x2 label\`, found the end of the file`);
  return circlesDataset(
    'two circles (course file)',
    rows,
    rows.map((row) => row[2]),
  );
}

function circlesDataset(name: string, rows: readonly number[][], labels: ArrayLike<number>): Dataset {
  const X = matrixOf(rows.map((row) => row.slice(0, 2)));
  return { name, X, y: Uint8Array.from(labels), classes: CLASSES, standIn: false };
}
