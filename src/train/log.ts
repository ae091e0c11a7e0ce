import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendTo, writeFileAtomic } from '../atomic-file.js';
import type { Split } from '../data/dataset.js';
import { readWholeFile } from '../whole-file.js';
import { formatRow, formatTable, parseTable, type TableField, type TableFormat } from './headed-table.js';
import { type EpochRecord, PARTS, type Part } from './history.js';
import { type Hyperparameters, hyperparameters } from './hyperparameters.js';

/** What a training run was. */
export interface LogHeader {
  /** Name of the data set; says so if it is a stand-in. */
  readonly data: string;
  readonly standIn: boolean;
  /** Number of examples of each part. */
  readonly examples: Readonly<Record<Part, number>>;
  readonly engine: string;
  /** With the seed. */
  readonly hyperparameters: Hyperparameters;
  readonly versions: Readonly<Record<'chainrule' | 'node', string>>;
}

export interface TrainingLog {
  readonly header: LogHeader;
  readonly history: readonly EpochRecord[];
}

const HEADER_KEYS: readonly (keyof LogHeader)[] = [
  'data',
  'standIn',
  'examples',
  'engine',
  'hyperparameters',
  'versions',
];

/** The losses are without the penalty, which has a column of its own. */
const FORMAT: TableFormat<EpochRecord> = {
  title: '# chainrule training log 1',
  keys: HEADER_KEYS,
  columns: [
    'epoch',
    'rate',
    ...PARTS.flatMap((part) => [`${part} error`, `${part} loss`]),
    'penalty',
    'seconds',
  ],
  fields: (r) => {
    const figures = PARTS.flatMap((part) => [r[part].error, r[part].loss]);
    return [r.epoch, r.rate, ...figures, r.penalty, r.seconds];
  },
  row: recordOf,
  expected: (i) => `epoch ${i + 1} with ${FORMAT.columns.length} numbers, errors in [0, 1]`,
};

export function logHeader(engine: string, split: Split, h: Hyperparameters): LogHeader {
  const { name, standIn } = split.train;
  const examples = { train: split.train.X.rows, valid: split.valid.X.rows, test: split.test.X.rows };
  return { data: name, standIn, examples, engine, hyperparameters: h, versions: versions() };
}

/**
 * Begins a log with the epochs already known (of a run that is resumed) and returns what appends one more.
 * Each line is appended whole: a killed run leaves a readable log.
 */
export function startLog(
  file: string,
  header: LogHeader,
  history: readonly EpochRecord[] = [],
): (record: EpochRecord) => void {
  writeFileAtomic(file, formatLog({ header, history }));
  return (record) => appendTo(file, formatRow(FORMAT, record));
}

export function formatLog({ header, history }: TrainingLog): string {
  return formatTable(FORMAT, { header: { ...header }, rows: history });
}

/** The log in a file; see `parseLog`. */
export function readLog(file: string): TrainingLog {
  return parseLog(readWholeFile(file, 'a training log').toString('utf8'), file);
}

/**
 * The inverse of `formatLog`; a last line without its newline, left by a killed run, is dropped.
 * Error naming file, line and what was expected, if a line is malformed.
 */
export function parseLog(text: string, file = 'training log'): TrainingLog {
  const table = parseTable(FORMAT, text, file);
  const header = table.header as unknown as LogHeader;
  requireHyperparameters(header, `${file}: line ${HEADER_KEYS.indexOf('hyperparameters') + 2}`);
  return { header, history: table.rows };
}

function requireHyperparameters(header: LogHeader, where: string): void {
  try {
    hyperparameters(header.hyperparameters);
  } catch (cause) {
    throw new Error(`${where}: ${(cause as Error).message}`, { cause });
  }
}

/** The record of these fields, if all are numbers and it is that of the epoch whose turn it is. */
function recordOf(fields: readonly TableField[], index: number): EpochRecord | undefined {
  if (!fields.every((field) => typeof field === 'number')) return undefined;
  const [epoch, rate, e1, l1, e2, l2, e3, l3, penalty, seconds] = fields;
  if (epoch !== index + 1 || ![e1, e2, e3].every((error) => error >= 0 && error <= 1)) return undefined;
  const evaluation = (error: number, loss: number) => ({ error, loss });
  const parts = { train: evaluation(e1, l1), valid: evaluation(e2, l2), test: evaluation(e3, l3) };
  return { epoch, rate, ...parts, penalty, seconds };
}

/** What the numbers were made with. */
export function versions(): LogHeader['versions'] {
  const manifest = join(import.meta.dirname, '../../../package.json');
  return { chainrule: JSON.parse(readFileSync(manifest, 'utf8')).version, node: process.versions.node };
}
