/** What the playground says, in both languages. */
import type { Bilingual } from '../../bundle.js';

export const SAYS = {
  write: { en: 'The derivation, as you would write it', fr: 'La dérivation, comme on l’écrirait' },
  examples: { en: 'Example', fr: 'Exemple' },
  share: { en: 'Copy a link to this', fr: 'Copier un lien vers ceci' },
  shared: {
    en: 'The link is in the address bar and the clipboard. It holds the text; nothing was sent.',
    fr: 'Le lien est dans la barre d’adresse et le presse-papiers. Il contient le texte ; rien n’a été envoyé.',
  },
  bad: { en: 'The link holds no derivation.', fr: 'Le lien ne contient pas de dérivation.' },
  noStep: {
    en: 'There is no equality in this text yet.',
    fr: 'Il n’y a pas encore d’égalité dans ce texte.',
  },
  nothing: {
    en: 'Write a first line, and under it lines that begin with =. Or choose an example.',
    fr: 'Écrivez une première ligne, et dessous des lignes qui commencent par =. Ou choisissez un exemple.',
  },
  slow: {
    en: 'Judging this text took too long. A shorter part of it may do.',
    fr: 'Juger ce texte a pris trop de temps. Une partie plus courte passera peut-être.',
  },
  line: { en: 'line', fr: 'ligne' },
  case: { en: 'Case', fr: 'Cas' },
  all: { en: 'In all cases', fr: 'Dans tous les cas' },
} as const satisfies Readonly<Record<string, Bilingual>>;
