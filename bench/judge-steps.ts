/** npm run bench:judge, the second table: how long the judge takes for the steps of notebooks 00-08. */
import { stepVerdict } from '../src/derivation/judged/line-verdict.js';
import { expressionOf } from '../src/derivation/lines/moves.js';
import { table } from '../src/index.js';
import { notebookNames, recordsIn } from '../tests/derivation/notebook-records.js';
import { type JudgedStep, stepsOf } from '../tests/derivation/trials.js';

/** The first lap is for the compiler of the machine code. */
const LAPS = 4;

const JACOBIAN: JudgedStep = {
  from: expressionOf('jacobian(S, x)'),
  line: expressionOf("diag(S) - S*S'"),
  context: { symbols: { x: [8] }, definitions: [['S', 'softmax(x)']] },
};

function milliseconds({ from, line, context }: JudgedStep): number {
  const begin = performance.now();
  stepVerdict(from, line, context);
  return performance.now() - begin;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The median of its laps, for each step. */
const timesOf = (steps: readonly JudgedStep[]): number[] =>
  steps.map((step) => median(Array.from({ length: LAPS }, () => milliseconds(step)).slice(1)));

function row(name: string, times: readonly number[]): string[] {
  const sum = times.reduce((a, b) => a + b, 0);
  return [name, String(times.length), ...[median(times), Math.max(...times), sum].map((ms) => ms.toFixed(1))];
}

/** A row for each notebook, as text. */
export function stepsTable(): string {
  const chapters = notebookNames
    .filter((name) => name < '09')
    .map((name) => ({ name, times: timesOf(recordsIn(name).flatMap(stepsOf)) }));
  const rows = [
    ...chapters.map(({ name, times }) => row(name, times)),
    row(
      'all of them',
      chapters.flatMap(({ times }) => times),
    ),
    row('Jacobian of softmax, n = 8', timesOf([JACOBIAN])),
  ];
  const columns = ['', 'steps', 'median', 'slowest', 'sum'].map((title, i) => ({
    title,
    align: i === 0 ? ('left' as const) : ('right' as const),
  }));
  const caption = 'Milliseconds that the judge takes for a step';
  return table({ caption, columns, rows }).toBundle().data['text/plain'] as string;
}
