import { both, inLanguage, type Language } from '../../bundle.js';
import type { VerdictKind } from '../../judge/verdict.js';
import type { DerivationRecord } from '../lines/record.js';
import { fails, sizesText, VERDICTS } from './verdict-words.js';

const WORDS = {
  colon: both(':', ' :'),
  step: both('step', 'étape'),
  steps: both('steps', 'étapes'),
  check: both('failed check', 'contrôle manqué'),
  checks: both('failed checks', 'contrôles manqués'),
  sizes: both('; only judged at sizes', ' ; jugées seulement aux tailles'),
  all: both('; for all sizes', ' ; pour toutes les tailles'),
  open: both('still to be filled in', 'reste à compléter'),
};

/** What the counted steps are, in French: an adjective agrees with them. */
const COUNTED_FR: Readonly<Record<VerdictKind, readonly [one: string, several: string]>> = {
  exact: ['exacte', 'exactes'],
  sizes: ['exacte pour certaines tailles', 'exactes pour certaines tailles'],
  convention: ['par convention', 'par convention'],
  partial: [VERDICTS.partial.fr, VERDICTS.partial.fr],
  prose: ['en prose, pour le correcteur', 'en prose, pour le correcteur'],
  undecided: ['indécise', 'indécises'],
  refused: ['fausse', 'fausses'],
};

const counted = (count: number, kind: VerdictKind, language: Language): string =>
  `${count} ${language === 'fr' ? COUNTED_FR[kind][count === 1 ? 0 : 1] : VERDICTS[kind].en}`;

/** `5 steps: 5 exact; for all sizes`, `2 steps: 2 exact for some sizes; only judged at sizes n = 2, 3, 4, 1, 8` */
export function summaryText(
  { lines, checks, open }: Pick<DerivationRecord, 'lines' | 'checks' | 'open'>,
  language: Language,
): string {
  const words = inLanguage(WORDS, language);
  const verdicts = lines.flatMap(({ verdict }) => verdict ?? []);
  if (open && verdicts.length === 0) return words.open;
  const counts = (Object.keys(VERDICTS) as VerdictKind[]).flatMap((kind) => {
    const count = verdicts.filter((v) => v.kind === kind).length;
    return count > 0 ? [counted(count, kind, language)] : [];
  });
  const failed = checks.filter(({ verdict }) => fails(verdict.kind)).length;
  if (failed > 0) counts.push(`${failed} ${failed === 1 ? words.check : words.checks}`);
  const steps = `${verdicts.length} ${verdicts.length === 1 ? words.step : words.steps}`;
  const sizes = new Set(
    verdicts.flatMap(({ sizes, bound }) => (sizes && !bound ? [`${words.sizes} ${sizesText(sizes)}`] : [])),
  );
  if (sizes.size === 0 && verdicts.some(({ bound }) => bound)) sizes.add(words.all);
  return `${steps}${counts.length > 0 ? words.colon : ''} ${counts.join(', ')}${[...sizes].join('')}${open ? `; ${words.open}` : ''}`.trim();
}
