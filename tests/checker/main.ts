/** The certificates of all committed derivations, and what the second program says of them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Certificate, certificate } from '../../src/derivation/judged/certificate.js';
import { SECOND_PROGRAM_FILE, type SecondOpinion, secondOpinion } from '../../src/report/second-program.js';
import { notebookNames, recordsIn } from '../derivation/notebook-records.js';
import { HOMEWORK } from '../homework/this-homework.js';

const PROGRAM = resolve(import.meta.dirname, '../../../tests/checker/check.py');

export interface Checked {
  /** 0: nothing is false; 1: something is; 2: no certificate, or nothing in it. */
  readonly status: number | null;
  readonly output: string;
}

/** Gives certificates, or any text, to the second program. */
export function checked(certificates: readonly Certificate[] | string): Checked {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  try {
    const path = join(folder, 'certificates.json');
    writeFileSync(path, typeof certificates === 'string' ? certificates : JSON.stringify(certificates));
    const { status, stdout, stderr } = spawnSync('python3', [PROGRAM, path], { encoding: 'utf8' });
    return { status, output: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The counts, which the program prints last but for what it cannot read. */
const countsIn = (output: string): SecondOpinion =>
  JSON.parse(
    output
      .split('\n')
      .filter((line) => line.startsWith('{"lines"'))
      .at(-1) ?? '{}',
  );

if (process.argv[1] === import.meta.filename) {
  const { status, output } = checked(notebookNames.flatMap(recordsIn).map(certificate));
  console.log(output);
  process.exitCode = status ?? 2;
  const { lines, confirmed } = countsIn(output);
  const told = secondOpinion(HOMEWORK);
  if (process.argv.includes('--write'))
    writeFileSync(join(HOMEWORK.folder, SECOND_PROGRAM_FILE), `${JSON.stringify(countsIn(output))}\n`);
  // How many are beyond it depends a little on how busy the machine is; how many there are does not.
  else if (told?.lines !== lines || told.confirmed > confirmed + lines / 10) {
    console.error(`the report tells ${JSON.stringify(told)}: run node dist/tests/checker/main.js --write`);
    process.exitCode = 1;
  }
}
