import type { Language } from '../../bundle.js';
import type { Verdict } from '../../judge/verdict.js';
import { type Phrases, phrasebook } from './phrasebook.js';
import { VERDICTS } from './verdict-words.js';

/** The notes of verdicts, part by part. */
const FRENCH: Phrases = {
  'where $1 = 0 the derivative is by convention ($2)': 'là où $1 = 0, la dérivée est une convention ($2)',
  'the derivative at a jump is 0': 'la dérivée en un saut est 0',
  'the slope from the left': 'la pente à gauche',
  'as $1': 'comme $1',
  'for $1': 'pour $1',
  'no point has both sides defined: $1': 'en aucun point les deux membres ne sont définis : $1',
  'no point was found where both sides are defined':
    'aucun point n’a été trouvé où les deux membres sont définis',
  'it is open where the right side is defined: $1': 'où le membre de droite est défini n’est pas décidé : $1',
  'the left side needs $1': 'le membre de gauche demande $1',
  'the right side needs $1': 'le membre de droite demande $1',
  'the sides differ where $1, with the derivative that is the convention there':
    'les deux membres diffèrent là où $1, avec la dérivée qui y est la convention',
  'the sides differ where $1': 'les deux membres diffèrent là où $1',
  'the sides differ': 'les deux membres diffèrent',
  'it fails between whole numbers, and at none that was tried':
    'faux entre des nombres entiers, et pour aucun de ceux essayés',
  'both sides are equal': 'les deux membres sont égaux',
  'some term is not visibly positive': 'un terme n’est pas visiblement positif',
  'the assumptions contradict each other': 'les hypothèses se contredisent',
  'the line before has no meaning: $1': 'la ligne précédente n’a pas de sens : $1',
  'the line before is $1, this one $2': 'la ligne précédente est $1, celle-ci $2',
  'it is $1, not $2': 'c’est $1, et non $2',
  '$1 is not declared': '$1 n’est pas déclaré',
  'did you mean $1?': 'vouliez-vous dire $1 ?',
  'declared: $1': 'déclarés : $1',
  'a transpose is written $1': 'une transposée s’écrit $1',
  'an entry is written $1': 'un élément s’écrit $1',
  'a derivative is written $1': 'une dérivée s’écrit $1',
  '1 where two indices are equal is written $1': '1 là où deux indices sont égaux s’écrit $1',
  'entry by entry the power is written $1': 'élément par élément, la puissance s’écrit $1',
  'the number π is declared as a scalar: $1': 'le nombre π se déclare comme scalaire : $1',
  'the identity matrix is written $1': 'la matrice identité s’écrit $1',
  'a product is written $1': 'un produit s’écrit $1',
  'entry by entry the product is written $1': 'élément par élément, le produit s’écrit $1',
  'begin with given(…), whose names are the variables':
    'commencer par given(…), dont les noms sont les variables',
  'right again, equal to the last right line': 'de nouveau juste, égale à la dernière ligne juste',
  'equal to the line before, which is wrong': 'égale à la ligne précédente, qui est fausse',
  '$1 is both the index of a sum and free': '$1 est à la fois l’indice d’une somme et libre',
  '$1 is the index of a sum and of another inside it':
    '$1 est l’indice d’une somme et d’une autre à l’intérieur',
  '$1: $2 runs to $3, but that size is $4': '$1 : $2 va jusqu’à $3, mais cette taille est $4',
  '$1: $2 is $3, not to be indexed so': '$1 : $2 est $3, et ne s’indice pas ainsi',
  '$1: $2 is $3, not a column': '$1 : $2 est $3, et non une colonne',
  '$1: $2 is $3, not a scalar': '$1 : $2 est $3, et non un scalaire',
  '$1: $2 is $3, $4 is $5': '$1 : $2 est $3, $4 est $5',
  '$1: $2 and $3': '$1 : $2 et $3',
  scalar: 'scalaire',
  undefined: 'non défini',
  'no meaning': 'aucun sens',
  'there is nothing before it to be equal to: begin with given(…)':
    'il n’y a rien avant à quoi elle serait égale : commencer par given(…)',
  'the line is true: there is nothing to refute': 'la ligne est vraie : il n’y a rien à réfuter',
  'not an identity by the rules known $1, but no point was found where the sides differ':
    'pas une identité selon les règles connues $1, mais aucun point n’a été trouvé où les membres diffèrent',
  'not an identity by the rules known, but no point was found where the sides differ':
    'pas une identité selon les règles connues, mais aucun point n’a été trouvé où les membres diffèrent',
  'not decided within $1 seconds': 'pas décidé en $1 secondes',
  'the base of $1 must be a scalar, not $2': 'la base de $1 doit être un scalaire, et non $2',
  '$1 must be a scalar, not $2': '$1 doit être un scalaire, et non $2',
  '$1 needs a vector, not $2': '$1 demande un vecteur, et non $2',
  '$1: $2 and $3 do not fit': '$1 : $2 et $3 ne vont pas ensemble',
  '$1: $2 times $3 does not fit': '$1 : $2 fois $3 ne va pas',
  '$1: there is no entry $2 of $3': '$1 : il n’y a pas d’élément $2 sur $3',
  'the left side is $1, the right side $2': 'le membre de gauche est $1, celui de droite $2',
  'it uses $1': 'elle utilise $1',
  'it does not use $1': 'elle n’utilise pas $1',
  'it has $1': 'elle contient $1',
};

/** What says a part of a note in a language, its formulas as `formula` writes them. */
export const french = phrasebook(FRENCH);
export const english = phrasebook(Object.fromEntries(Object.keys(FRENCH).map((phrase) => [phrase, phrase])));

/** A verdict's note in the asked language; a part that has no French stays in English. */
export function noteIn(language: Language, note: string): string {
  return language === 'en'
    ? note
    : note
        .split('; ')
        .map((part) => french(part))
        .join(' ; ');
}

/** A verdict in words, with what it says beside its kind. The sizes stand in the summary, once. */
export function verdictText({ kind, note }: Verdict, language: Language): string {
  const words = VERDICTS[kind][language];
  return note ? `${words}${language === 'fr' ? ' ' : ''}: ${noteIn(language, note)}` : words;
}
