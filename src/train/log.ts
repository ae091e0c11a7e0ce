import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendTo, writeFileAtomic } from '../atomic-file.js';
import type { Split } from '../data/dataset.js';
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

/*
 * The format: a title, the header as `# key: JSON`, then CSV. A line is complete if it ends with a newline.
 * The losses are without the penalty, which has a column of its own.
 */
const TITLE = '# chainrule training log 1';
const HEADER_KEYS: readonly (keyof LogHeader)[] = [
  'data',
  'standIn',
  'examples',
  'engine',
  'hyperparameters',
  'versions',
];
const COLUMNS = [
  'epoch',
  'rate',
  ...PARTS.flatMap((part) => [`${part} error`, `${part} loss`]),
  'penalty',
  'seconds',
];

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
  return (record) => appendTo(file, `${formatRecord(record)}\n`);
}

export function formatLog({ header, history }: TrainingLog): string {
  const lines = [
    TITLE,
    ...HEADER_KEYS.map((key) => `# ${key}: ${JSON.stringify(header[key])}`),
    COLUMNS.join(','),
    ...history.map(formatRecord),
  ];
  return `${lines.join('\n')}\n`;
}

function formatRecord(r: EpochRecord): string {
  const figures = PARTS.flatMap((part) => [r[part].error, r[part].loss]);
  return [r.epoch, r.rate, ...figures, r.penalty, r.seconds].join(',');
}

/** The log in a file; see `parseLog`. */
export function readLog(file: string): TrainingLog {
  return parseLog(readFileSync(file, 'utf8'), file);
}

/**
 * The inverse of `formatLog`; a last line without its newline, left by a killed run, is dropped.
 * Error naming file, line and what was expected, if a line is malformed.
 */
export function parseLog(text: string, file = 'training log'): TrainingLog {
  const lines = text.split('\n').slice(0, -1);
  const expect = (ok: boolean, line: number, expected: string) => {
    if (ok) return;
    const found = line < lines.length ? `"${lines[line]}"` : 'the end of the file';
    throw new Error(`${file}: line ${line + 1}: expected ${expected}, found ${found}`);
  };

  expect(lines[0] === TITLE, 0, `"${TITLE}"`);
  const header = Object.fromEntries(
    HEADER_KEYS.map((key, i) => {
      const value = jsonAfter(`# ${key}: `, lines[i + 1]);
      expect(value !== undefined, i + 1, `"# ${key}: " and a value in JSON`);
      return [key, value];
    }),
  ) as unknown as LogHeader;
  const first = HEADER_KEYS.length + 2;
  requireHyperparameters(header, `${file}: line ${HEADER_KEYS.indexOf('hyperparameters') + 2}`);
  expect(lines[first - 1] === COLUMNS.join(','), first - 1, `the columns ${COLUMNS.join(',')}`);

  const history = lines.slice(first).map((line, i) => {
    const record = parseRecord(line);
    expect(
      record?.epoch === i + 1,
      first + i,
      `epoch ${i + 1} with ${COLUMNS.length} numbers, errors in [0, 1]`,
    );
    return record as EpochRecord;
  });
  return { header, history };
}

function requireHyperparameters(header: LogHeader, where: string): void {
  try {
    hyperparameters(header.hyperparameters);
  } catch (cause) {
    throw new Error(`${where}: ${(cause as Error).message}`, { cause });
  }
}

function parseRecord(line: string): EpochRecord | undefined {
  const fields = line.split(',');
  const numbers = fields.map(Number);
  const [epoch, rate, e1, l1, e2, l2, e3, l3, penalty, seconds] = numbers;
  const valid =
    fields.length === COLUMNS.length &&
    fields.every((field) => field.trim() !== '') &&
    numbers.every(Number.isFinite) &&
    [e1, e2, e3].every((error) => error >= 0 && error <= 1);
  if (!valid) return undefined;
  const evaluation = (error: number, loss: number) => ({ error, loss });
  const parts = { train: evaluation(e1, l1), valid: evaluation(e2, l2), test: evaluation(e3, l3) };
  return { epoch, rate, ...parts, penalty, seconds };
}

function jsonAfter(prefix: string, line: string | undefined): unknown {
  if (!line?.startsWith(prefix)) return undefined;
  try {
    return JSON.parse(line.slice(prefix.length));
  } catch {
    return undefined;
  }
}

/** What the numbers were made with. */
export function versions(): LogHeader['versions'] {
  const manifest = join(import.meta.dirname, '../../../package.json');
  return { chainrule: JSON.parse(readFileSync(manifest, 'utf8')).version, node: process.versions.node };
}
