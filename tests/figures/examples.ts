import type { Dataset } from '../../src/data/dataset.js';
import type { RegionPanel } from '../../src/figures/decision-regions.js';
import { type Matrix, matrixOf, toRows } from '../../src/numeric/matrix.js';
import type { EpochRecord } from '../../src/train/history.js';

/** Three epochs; the second has the best validation error, the third a loss that is no number. */
export const history: EpochRecord[] = [
  epochRecord(1, 0.3, 1),
  epochRecord(2, 0.1, 0.6),
  epochRecord(3, 0.12, Number.NaN),
];

function epochRecord(epoch: number, valid: number, loss: number): EpochRecord {
  return {
    epoch,
    train: { error: 0.2 / epoch, loss },
    valid: { error: valid, loss: loss + 0.1 },
    test: { error: valid + 0.01, loss: loss + 0.2 },
    rate: 0.1,
    penalty: 0,
    seconds: 1,
  };
}

/** Points by turns on the circles of radius 1.0 (class 0) and 0.8 (class 1). */
export const circleSplit = { train: circles(40), valid: circles(20) };

function circles(n: number): Dataset {
  const labels = Uint8Array.from({ length: n }, (_, i) => i % 2);
  const rows = Array.from(labels, (label, i) => {
    const [radius, angle] = [[1.0, 0.8][label], (2 * Math.PI * i) / n];
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  return { name: 'two circles', X: matrixOf(rows), y: labels, classes: ['outer', 'inner'], standIn: false };
}

/** One knows the answer: inside the radius 0.9 class 1 scores more. The other says class 1 everywhere. */
export const twoNetworks: RegionPanel[] = [
  { title: 'd<sub>h</sub> = 9', oa: scores(([a, b]) => [a * a + b * b - 0.81, 0]) },
  { title: 'd<sub>h</sub> = 1', oa: scores(() => [0, 1]) },
];

function scores(of: (x: number[]) => number[]) {
  return (X: Matrix) => matrixOf(toRows(X).map(of));
}
