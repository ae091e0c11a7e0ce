import { type Certificate, certificate } from '../derivation/certificate.js';
import type { Source } from './chapter.js';
import { recordsIn } from './reasons.js';

/** The certificates of all derivations that some notebooks show: tests/checker/README.md. */
export const certificatesOf = (sources: readonly Source[]): Certificate[] =>
  sources.flatMap(recordsIn).map(certificate);
