import { table } from '../src/index.js';
import type { Result } from './contest.js';
import type { GrowthPoint } from './growth.js';
import type { MemoryPeak } from './memory.js';
import type { ProductRate } from './products.js';

type Times = Readonly<Record<number, readonly Result[]>>;

const text = (caption: string, titles: readonly string[], rows: readonly string[][]): string => {
  const columns = titles.map((title, i) => ({
    title,
    align: i === 0 ? ('left' as const) : ('right' as const),
  }));
  return `${table({ caption, columns, rows }).toBundle().data['text/plain']}\n`;
};

export function epochTable(data: string, n: number, dh: number, results: readonly Result[]): string {
  const rows = results.map((r) =>
    'absent' in r
      ? [r.name, '–', '–', '–', '–', `– (${r.absent})`]
      : [
          r.name,
          r.seconds.toFixed(3),
          r.undisturbed.toFixed(3),
          ((r.seconds / n) * 1e6).toFixed(2),
          r.loss.toFixed(5),
          r.megabytes.toFixed(0),
        ],
  );
  return text(
    `One epoch, ${data}, n = ${n}, K = 100, dh = ${dh}, interleaved: the best lap; the best time of each minibatch, added up`,
    ['', 'best lap, s', 'best minibatches, s', 'µs per example', 'loss in the 1st lap', 'peak MB'],
    rows,
  );
}

/** What we set out to reach: our seconds over a peer's, at most. The default engine is the wide one, in Node 24. */
const GOALS = [
  { dh: 128, us: 'wasm-wide float32', peer: 'NumPy float32', atMost: 0.45 },
  { dh: 128, us: 'wasm-wide float32', peer: 'PyTorch float32', atMost: 0.65 },
  { dh: 128, us: 'wasm-wide float64', peer: 'NumPy float64', atMost: 0.35 },
  { dh: 1024, us: 'wasm-wide float32', peer: 'NumPy float32', atMost: 1 },
  { dh: 128, us: 'wasm float32', peer: 'TF.js wasm float32', atMost: 1 / 3 },
  { dh: 128, us: 'wasm float64', peer: 'loop float64', atMost: 1 / 30 },
];

type Measure = 'seconds' | 'undisturbed';

function fastest(results: readonly Result[] = [], name: string, measure: Measure): number {
  const times = results.flatMap((r) => ('seconds' in r && r.name.startsWith(name) ? [r[measure]] : []));
  return Math.min(...times);
}

export function goalTable(times: Times): string {
  const rows = GOALS.map(({ dh, us, peer, atMost }) => {
    const ratios = (['seconds', 'undisturbed'] as const).map(
      (measure) => fastest(times[dh], us, measure) / fastest(times[dh], peer, measure),
    );
    // without a peer the time is infinite and the ratio 0
    const shown = ratios.map((ratio) => (ratio > 0 ? ratio.toFixed(3) : '–'));
    const reached = ratios[0] > 0 ? (ratios[0] <= atMost ? 'yes' : 'no') : '–';
    return [`${us} / ${peer}, dh = ${dh}`, ...shown, atMost.toFixed(3), reached];
  });
  const titles = ['', 'best laps', 'best minibatches', 'goal: at most', 'reached'];
  return text('Our seconds over theirs, each the fastest whatever its threads', titles, rows);
}

export function productTable(rates: readonly ProductRate[]): string {
  const rows = rates.map(({ name, K, d, dh, gflops }) => [
    name,
    `${K}·${d}·${dh}`,
    gflops?.toFixed(1) ?? '–',
  ]);
  return text('X·W1ᵀ (K × d by d × dh)', ['', 'K·d·dh', 'GFLOP/s'], rows);
}

export function growthTable(points: readonly GrowthPoint[]): string {
  const rows = points.map(({ grows, K, dh, n, seconds }) => [
    `as ${grows} grows`,
    ...[K, dh, n].map(String),
    seconds.toFixed(3),
    ((seconds / n) * 1e6).toFixed(2),
  ]);
  return text(
    'An epoch of the WASM engine in float32',
    ['', 'K', 'dh', 'n', 'seconds', 'µs per example'],
    rows,
  );
}

export function memoryTable(peaks: readonly MemoryPeak[]): string {
  const rows = peaks.map(({ precision, dh, megabytes }) => [precision, String(dh), megabytes.toFixed(0)]);
  return text('The most memory of a training with Adam, its data included', ['', 'dh', 'MB'], rows);
}
