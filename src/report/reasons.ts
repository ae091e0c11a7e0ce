/** The words beside the lines of derivations, which a French report says in French. */
import { DERIVATION_MIME, type DerivationRecord } from '../derivation/record.js';
import { type French, sidecarOf } from '../homework/french.js';
import { isCode } from '../homework/nbformat.js';
import type { Source } from './chapter.js';
import { isFormula } from './words.js';

/** The records of all derivations that a notebook shows. */
export function recordsIn({ notebook }: Source): DerivationRecord[] {
  const outputs = notebook.cells.filter(isCode).flatMap((cell) => cell.outputs);
  return outputs.flatMap((output) =>
    'data' in output ? ((output.data[DERIVATION_MIME] ?? []) as DerivationRecord | []) : [],
  );
}

/** Throws an error that names every reason without French, and what to write where, if there are any. */
export function requireReasons(sources: readonly Source[], { reasons }: French): void {
  const problems = sources.flatMap((source) => {
    const said = recordsIn(source).flatMap(({ lines }) => lines.filter(({ french }) => french === undefined));
    const missing = new Set(
      said.map(({ reason }) => reason).filter((text) => !isFormula(text) && !Object.hasOwn(reasons, text)),
    );
    if (missing.size === 0) return [];
    const lines = [...missing].map((text) => `  ${JSON.stringify(text)}: "…"`);
    return [
      `no French for these reasons; under "reasons" of ${sidecarOf(source.path)}:\n${lines.join(',\n')}`,
    ];
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
