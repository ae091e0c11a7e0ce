/** The certificates of all committed derivations, and what the second program says of them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Certificate, certificate } from '../../src/derivation/certificate.js';
import { notebookNames, recordsIn } from '../derivation/notebook-records.js';

const PROGRAM = resolve(import.meta.dirname, '../../../tests/checker/check.py');

export interface Checked {
  /** 0: nothing is false; 1: something is; 2: no certificate. */
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

if (process.argv[1] === import.meta.filename) {
  const { status, output } = checked(notebookNames.flatMap(recordsIn).map(certificate));
  console.log(output);
  process.exitCode = status ?? 2;
}
