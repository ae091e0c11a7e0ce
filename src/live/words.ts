/** What the live parts say, in both languages. */
import type { Bilingual } from '../bundle.js';

const both = (en: string, fr: string): Bilingual => ({ en, fr });

export const WORDS = {
  change: both('Change a line', 'Modifier une ligne'),
  changeThis: both('Change this line', 'Modifier cette ligne'),
  spoil: both('Put a mistake in', 'Glisser une erreur'),
  restore: both('As it was', 'Comme avant'),
  copyTex: both('Copy TeX', 'Copier le TeX'),
  copied: both('Copied', 'Copié'),
  judging: both('judging …', 'jugement …'),
  source: both('The line, as it is typed', 'La ligne, telle qu’on la tape'),
  shape: both('shape', 'dimensions'),
  late: both('undecided: it took longer than 3 seconds', 'indécis : plus de 3 secondes'),
  before: both('the last right line', 'la dernière ligne juste'),
  here: both('this line', 'cette ligne'),
  numbers: both(
    'With these numbers the two lines are not equal:',
    'Avec ces nombres, les deux lignes diffèrent :',
  ),
  where: both('where', 'où'),
  raw: both('every number', 'tous les nombres'),
  at: both('at', 'en'),
  spoiled: both('One line is wrong now. The mistake:', 'Une ligne est fausse maintenant. L’erreur :'),
  keys: both(
    'Type to judge. Enter closes, Escape takes the change back, ↓ completes a name.',
    'Le jugement suit la frappe. Entrée ferme, Échap annule, ↓ complète un nom.',
  ),
  unreadable: both('This cannot be read yet:', 'Ceci ne se lit pas encore :'),
} as const;

/** The kinds of mistakes of mutation.ts. */
export const MISTAKES: Readonly<Record<string, Bilingual>> = {
  sign: both('a sign', 'un signe'),
  'missing term': both('a term is missing', 'un terme manque'),
  'missing factor': both('a factor is missing', 'un facteur manque'),
  'upside down': both('a fraction is upside down', 'une fraction est renversée'),
  number: both('a number', 'un nombre'),
  exponent: both('an exponent', 'un exposant'),
  transpose: both('a transpose is missing', 'une transposée manque'),
  order: both('the order of a product', 'l’ordre d’un produit'),
  relation: both('a comparison', 'une comparaison'),
  index: both('an index', 'un indice'),
  function: both('one function for another', 'une fonction pour une autre'),
};
