/** The reasons of the errata notebook (08), English → French; see reasons.ts. */
export const ERRATA_REASONS: Readonly<Record<string, string>> = {
  'as printed': 'comme imprimé',
  'as printed, closed at the end': 'comme imprimé, fermé à la fin',
  'as printed, with nothing at 0': 'comme imprimé, sans rien en 0',
  'as printed the second time, without $1/n$': 'comme imprimé la seconde fois, sans $1/n$',
  'as an operator norm': "comme norme d'opérateur",
  corrected: 'corrigé',
  '$c=-1$: the printed claim is false': "$c=-1$ : l'affirmation imprimée est fausse",
  '$c=2$: false again': '$c=2$ : fausse encore',
  'one example is enough': 'un exemple suffit',
  'not for every activation': 'pas pour toute activation',
};
