import type { DerivationRecord, Verdict, VerdictKind } from './record.js';
import { type Language, sizesText, VERDICTS } from './words.js';

const WORDS = {
  en: { colon: ':', step: 'step', steps: 'steps', check: 'failed check', checks: 'failed checks' },
  fr: { colon: ' :', step: 'étape', steps: 'étapes', check: 'contrôle manqué', checks: 'contrôles manqués' },
} as const;

/** `5 steps: 4 exact, 1 exact for sizes (d, dh, m) = (3, 5, 4), (2, 3, 5)` */
export function summaryText(
  { lines, checks }: Pick<DerivationRecord, 'lines' | 'checks'>,
  language: Language,
): string {
  const words = WORDS[language];
  const verdicts = lines.flatMap(({ verdict }) => verdict ?? []);
  const counts = (Object.keys(VERDICTS) as VerdictKind[]).flatMap((kind) => count(kind, verdicts, language));
  const failed = checks.filter(({ verdict }) => verdict.kind !== 'exact' && verdict.kind !== 'sizes').length;
  const steps = `${verdicts.length} ${verdicts.length === 1 ? words.step : words.steps}`;
  const failures = failed > 0 ? [`${failed} ${failed === 1 ? words.check : words.checks}`] : [];
  const parts = [...counts, ...failures].join(', ');
  return parts ? `${steps}${words.colon} ${parts}` : steps;
}

function count(kind: VerdictKind, verdicts: readonly Verdict[], language: Language): string[] {
  const of = verdicts.filter((v) => v.kind === kind);
  if (of.length === 0) return [];
  const sizes = kind === 'sizes' ? new Set(of.map((v) => sizesText(v.sizes ?? []))) : [];
  return [[of.length, VERDICTS[kind][language], ...sizes].join(' ')];
}
