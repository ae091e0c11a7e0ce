import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { EpochRecord } from '../../src/train/history.js';
import { hyperparameters } from '../../src/train/hyperparameters.js';
import { formatLog, type LogHeader, parseLog, readLog, startLog } from '../../src/train/log.js';

const header: LogHeader = {
  data: 'Fashion-MNIST stand-in (drawn garments)',
  standIn: true,
  examples: { train: 60, valid: 20, test: 20 },
  engine: 'matrix',
  hyperparameters: hyperparameters({ seed: 'x', update: { rule: 'adam', beta1: 0.8 }, lambda12: 1e-7 }),
  versions: { chainrule: '0.1.0', node: '20.0.0' },
};
const record = (epoch: number): EpochRecord => ({
  epoch,
  rate: 0.1 / epoch,
  train: { error: 1 / 3, loss: 0.1 + 0.2 },
  valid: { error: 0, loss: 1e-17 },
  test: { error: 1, loss: Math.LN10 },
  penalty: 1e21,
  seconds: 0.25,
});
const log = { header, history: [record(1), record(2), record(3)] };

test('prac/e09: a log parses back to exactly what was written', () => {
  assert.deepEqual(parseLog(formatLog(log)), log);
});

test('prac/e09: the log grows line by line, and a line cut short by a kill is dropped', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-'));
  const file = join(folder, 'logs', 'run.log');
  try {
    const append = startLog(file, header);
    assert.deepEqual(readLog(file), { header, history: [] });
    for (const each of log.history) append(each);
    assert.deepEqual(readLog(file), log);
    assert.equal(readFileSync(file, 'utf8'), formatLog(log));
    appendFileSync(file, '4,0.1,0.');
    assert.deepEqual(readLog(file), log);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('prac/e09: a malformed log is named with file, line, expected and found', () => {
  const lines = formatLog(log).split('\n');
  const withLine = (line: number, text: string) =>
    lines.map((l, i) => (i === line - 1 ? text : l)).join('\n');
  const wrong = (line: number, text: string, message: RegExp) =>
    assert.throws(() => parseLog(withLine(line, text), 'run.log'), message);

  wrong(
    1,
    '# another log',
    /^Error: run\.log: line 1: expected "# chainrule training log 1", found "# another/,
  );
  wrong(2, '# data: Fashion', /line 2: expected "# data: " and a value in JSON, found "# data: Fashion"/);
  wrong(8, 'epoch,rate', /line 8: expected the columns epoch,rate,train error/);
  wrong(9, '1,0.1,0.2', /line 9: expected epoch 1 with 10 numbers.*found "1,0.1,0.2"/);
  wrong(10, lines[9].replace(/^2/, '7'), /line 10: expected epoch 2/);
  wrong(10, lines[9].replace(/,[^,]*$/, ',abc'), /line 10/);
  wrong(10, lines[9].replace(/,[^,]*$/, ','), /line 10/);
  wrong(10, '2,0.1,1.5,0,0,0,0,0,0,0', /errors in \[0, 1\]/);
  assert.throws(() => parseLog('', 'empty.log'), /empty\.log: line 1: .*found the end of the file/);
  const negative = lines[5].replace('"rate":0.1', '"rate":-1');
  assert.notEqual(negative, lines[5]);
  wrong(6, negative, /line 6: η \(rate\) must be/);
});
