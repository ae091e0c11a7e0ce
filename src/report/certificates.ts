import { type Certificate, certificate } from '../derivation/judged/certificate.js';
import { DERIVATION_MIME, type DerivationRecord } from '../derivation/lines/record.js';
import { isCode } from '../homework/notebook.js';
import type { Source } from './chapter.js';

/** The records of all derivations that a notebook shows. */
export function recordsIn({ notebook }: Source): DerivationRecord[] {
  const outputs = notebook.cells.filter(isCode).flatMap((cell) => cell.outputs);
  return outputs.flatMap((output) =>
    'data' in output ? ((output.data[DERIVATION_MIME] ?? []) as DerivationRecord | []) : [],
  );
}

/** The certificates of all derivations that some notebooks show: tests/checker/README.md. */
export const certificatesOf = (sources: readonly Source[]): Certificate[] =>
  sources.flatMap(recordsIn).map(certificate);
