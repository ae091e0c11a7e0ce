import type { Language } from '../bundle.js';
import type { VerdictKind } from '../judge/verdict.js';
import type { DerivationRecord } from './record.js';
import { fails, sizesText, VERDICTS } from './words.js';

const WORDS = {
  en: {
    colon: ':',
    step: 'step',
    steps: 'steps',
    check: 'failed check',
    checks: 'failed checks',
    sizes: '; sizes',
    open: 'still to be filled in',
  },
  fr: {
    colon: ' :',
    step: 'étape',
    steps: 'étapes',
    check: 'contrôle manqué',
    checks: 'contrôles manqués',
    sizes: ' ; tailles',
    open: 'reste à compléter',
  },
} as const;

/** `5 steps: 3 exact, 2 exact for sizes; sizes (d, dh, m) = (2, 3, 4), (3, 4, 2), (4, 2, 3)` */
export function summaryText(
  { lines, checks, open }: Pick<DerivationRecord, 'lines' | 'checks' | 'open'>,
  language: Language,
): string {
  const words = WORDS[language];
  const verdicts = lines.flatMap(({ verdict }) => verdict ?? []);
  if (open && verdicts.length === 0) return words.open;
  const counts = (Object.keys(VERDICTS) as VerdictKind[]).flatMap((kind) => {
    const count = verdicts.filter((v) => v.kind === kind).length;
    return count > 0 ? [`${count} ${VERDICTS[kind][language]}`] : [];
  });
  const failed = checks.filter(({ verdict }) => fails(verdict.kind)).length;
  if (failed > 0) counts.push(`${failed} ${failed === 1 ? words.check : words.checks}`);
  const steps = `${verdicts.length} ${verdicts.length === 1 ? words.step : words.steps}`;
  const sizes = new Set(verdicts.flatMap((v) => (v.sizes ? [`${words.sizes} ${sizesText(v.sizes)}`] : [])));
  return `${steps}${counts.length > 0 ? words.colon : ''} ${counts.join(', ')}${[...sizes].join('')}${open ? `; ${words.open}` : ''}`.trim();
}
