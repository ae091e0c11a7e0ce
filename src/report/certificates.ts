import { type Certificate, certificate } from '../derivation/certificate.js';
import { DERIVATION_MIME, type DerivationRecord } from '../derivation/record.js';
import { isCode } from '../homework/nbformat.js';
import type { Source } from './chapter.js';

/** The certificates of all derivations that some notebooks show: tests/checker/README.md. */
export function certificatesOf(sources: readonly Source[]): Certificate[] {
  const outputs = sources.flatMap(({ notebook }) =>
    notebook.cells.filter(isCode).flatMap((cell) => cell.outputs),
  );
  const records = outputs.flatMap((output) => ('data' in output ? (output.data[DERIVATION_MIME] ?? []) : []));
  return (records as DerivationRecord[]).map(certificate);
}
