/** What the live parts say, in both languages. */
import { type Bilingual, both } from '../bundle.js';
import type { VerdictKind } from '../judge/verdict.js';

export const WORDS = {
  change: both('Change a line', 'Modifier une ligne'),
  changeThis: both('Change this line; ? explains it', 'Modifier cette ligne ; ? l’explique'),
  explains: both('? explains the next symbol', '? explique le symbole suivant'),
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
  fails: both('It does not hold for these numbers:', 'Ce n’est pas vrai pour ces nombres :'),
  failed: both(
    'undecided: the judge could not answer about this line',
    'indécis : le juge n’a pas pu répondre sur cette ligne',
  ),
  where: both('where', 'où'),
  nothing: both(
    'No mistake was found that numbers would give away. Change a line yourself.',
    'Aucune erreur que des nombres trahiraient n’a été trouvée. Modifiez une ligne vous-même.',
  ),
  raw: both('every number', 'tous les nombres'),
  at: both('at', 'en'),
  printed: both('The line was', 'La ligne était'),
  spoiled: both('One line is wrong now. The mistake:', 'Une ligne est fausse maintenant. L’erreur :'),
  keys: both(
    'Type to judge. Enter closes, Escape takes the change back, ↓ completes a name.',
    'Le jugement suit la frappe. Entrée ferme, Échap annule, ↓ complète un nom.',
  ),
  unreadable: both('This cannot be read yet:', 'Ceci ne se lit pas encore :'),
} as const;

/** What each verdict says of a line. */
export const VERDICT_MEANS: Readonly<Record<VerdictKind, Bilingual>> = {
  exact: both(
    'Equal to the line before for all values of the symbols: proved, not only tried.',
    'Égale à la ligne précédente pour toutes les valeurs des symboles : prouvé, et non seulement essayé.',
  ),
  sizes: both(
    'Equal for all values at the sizes that are named; other sizes were not proved.',
    'Égale pour toutes les valeurs, aux tailles nommées ; les autres tailles ne sont pas prouvées.',
  ),
  convention: both(
    'Equal, once a value is chosen where a derivative does not exist: at a kink.',
    'Égale, une fois choisie une valeur là où une dérivée n’existe pas : en un point anguleux.',
  ),
  partial: both(
    'Equal where both lines have a value, but one has none where the other has.',
    'Égale là où les deux lignes ont une valeur, mais l’une n’en a pas où l’autre en a.',
  ),
  prose: both(
    'A sentence, which a person reads and no program judges.',
    'Une phrase, qu’une personne lit et qu’aucun programme ne juge.',
  ),
  undecided: both(
    'Neither a proof nor numbers that show a mistake were found in the time there was.',
    'Ni une preuve ni des nombres qui montrent une erreur n’ont été trouvés dans le temps imparti.',
  ),
  refused: both(
    'It does not follow from the line before: numbers show it, or it has no meaning.',
    'Elle ne découle pas de la ligne précédente : des nombres le montrent, ou elle n’a pas de sens.',
  ),
};

/** The kinds of mistakes of mutation.ts. */
const MISTAKES: Readonly<Record<string, Bilingual>> = {
  sign: both('a sign was changed', 'un signe est changé'),
  'missing term': both('a term is missing', 'un terme manque'),
  'missing factor': both('a factor is missing', 'un facteur manque'),
  'upside down': both('a fraction is upside down', 'une fraction est renversée'),
  number: both('a number was changed', 'un nombre est changé'),
  exponent: both('an exponent was changed', 'un exposant est changé'),
  transpose: both('a transpose is missing', 'une transposée manque'),
  order: both('the factors of a product changed places', 'les facteurs d’un produit sont échangés'),
  relation: both('a comparison was changed', 'une comparaison est changée'),
  index: both('an index was changed', 'un indice est changé'),
  function: both('one function stands for another', 'une fonction est mise pour une autre'),
};

/** A kind of mistake in words; a kind without words is its own name. */
export const mistakeNamed = (kind: string): Bilingual => MISTAKES[kind] ?? both(kind, kind);
