import type { Bilingual } from '../../bundle.js';
import type { Verdict, VerdictKind } from '../../judge/verdict.js';

/** Each verdict's sign and words. A kind is never shown by its sign alone. */
export const VERDICTS: Readonly<Record<VerdictKind, Bilingual & { readonly sign: string }>> = {
  exact: { sign: '✓', en: 'exact', fr: 'exact' },
  sizes: { sign: '(✓)', en: 'exact for some sizes', fr: 'exact pour certaines tailles' },
  convention: { sign: '≈', en: 'convention', fr: 'convention' },
  partial: {
    sign: '⊂',
    en: 'only where both sides are defined',
    fr: 'seulement là où les deux membres sont définis',
  },
  prose: { sign: '¶', en: 'prose, for the grader', fr: 'prose, pour le correcteur' },
  undecided: { sign: '?', en: 'undecided', fr: 'indécis' },
  refused: { sign: '✗', en: 'wrong', fr: 'faux' },
};

/** From the strongest verdict to the weakest: the whole is as strong as its weakest line. */
const STRENGTH: readonly VerdictKind[] = [
  'exact',
  'sizes',
  'convention',
  'prose',
  'partial',
  'undecided',
  'refused',
];

/** The weakest of some verdicts. Nothing judged is nothing proved: it counts as prose. */
export function weakest(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0) return { kind: 'prose' };
  return verdicts.reduce((a, b) => (STRENGTH.indexOf(b.kind) > STRENGTH.indexOf(a.kind) ? b : a));
}

/** Whether a verdict of this kind must fail the cell that shows it. */
export const fails = (kind: VerdictKind): boolean =>
  kind === 'refused' || kind === 'undecided' || kind === 'partial';

/** `(d, dh, m) = (3, 5, 4), (2, 3, 5)`, the sizes at which a line was judged. */
export function sizesText(sizes: NonNullable<Verdict['sizes']>): string {
  const names = Object.keys(sizes[0] ?? {}).sort();
  const tuple = (of: readonly (string | number)[]) => (of.length === 1 ? `${of[0]}` : `(${of.join(', ')})`);
  return `${tuple(names)} = ${sizes.map((s) => tuple(names.map((n) => s[n]))).join(', ')}`;
}
