/** What the language says of a text that it cannot read, in French. */
import type { Bilingual } from '../../bundle.js';
import { noteIn } from './note-words.js';
import { type Phrases, phrasebook } from './phrasebook.js';

/** The problems of judge/language, judge/slips, judge/misread, judge/declarations and judge/expand. */
export const PROBLEMS: Phrases = {
  'an expression is missing': 'il manque une expression',
  'something is missing at the end': 'il manque quelque chose à la fin',
  'a number or a name is missing here': 'il manque ici un nombre ou un nom',
  'a digit is missing here': 'il manque ici un chiffre',
  'this $1 is not closed': 'ce $1 n’est pas fermé',
  'this $1 closes nothing': 'ce $1 ne ferme rien',
  '$1 cannot stand here: a sign is missing before it': '$1 ne peut pas être ici : il manque un signe avant',
  '$1 cannot stand here': '$1 ne peut pas être ici',
  'a dot stands in a number, or in .* ./ .^': 'un point se met dans un nombre, ou dans .* ./ .^',
  'cases are written: condition ? value : other value':
    'des cas s’écrivent : condition ? valeur : autre valeur',
  'the rows of a matrix have different lengths': 'les lignes d’une matrice n’ont pas la même longueur',
  'only numbers can stand here': 'seuls des nombres peuvent être ici',
  'the sign $1 is not in the language': 'le signe $1 n’est pas dans le langage',
  'more than #1 operations inside each other: name a part by define(…)':
    'plus de #1 opérations imbriquées : nommer une partie par define(…)',
  '$1 is a function: it needs its arguments': '$1 est une fonction : il lui faut ses arguments',
  'the operator $1 is not in the language': 'l’opérateur $1 n’est pas dans le langage',
  'this product is ambiguous: write * and parentheses': 'ce produit est ambigu : écrire * et des parenthèses',
  'entries are written x[i]': 'les éléments s’écrivent x[i]',
  'an entry has one or two indices': 'un élément a un ou deux indices',
  '= is not part of an expression (equality of two indices is ==)':
    '= ne fait pas partie d’une expression (l’égalité de deux indices est ==)',
  'one expression only': 'une seule expression',
  'unknown function $1: did you mean $2?': 'fonction inconnue $1 : vouliez-vous dire $2 ?',
  'unknown function $1: the functions are $2': 'fonction inconnue $1 : les fonctions sont $2',
  'unknown function $1': 'fonction inconnue $1',
  '$1 is no function: an entry is written $2': '$1 n’est pas une fonction : un élément s’écrit $2',
  '$1 is no function: a product is written $2, an entry $3':
    '$1 n’est pas une fonction : un produit s’écrit $2, un élément $3',
  '$1 is no function: a product is written $2': '$1 n’est pas une fonction : un produit s’écrit $2',
  '$1 takes $2 arguments, not #3: $4': '$1 prend $2 arguments, et non #3 : $4',
  '$1 takes $2 arguments, not #3': '$1 prend $2 arguments, et non #3',
  '$1 takes 1 argument, not #2': '$1 prend 1 argument, et non #2',
  '#1 or #2': '#1 ou #2',
  '$1(k, 1, m, …) needs the name of its index first': '$1(k, 1, m, …) commence par le nom de son indice',
  '$1 is not a number here': '$1 n’est pas un nombre ici',
  '$1 is too large or too small': '$1 est trop grand ou trop petit',
  'this is LaTeX, and a line is typed in the language; $1 is written $2 (LaTeX goes into a Markdown cell, between dollars)':
    'ceci est du LaTeX, et une ligne se tape dans le langage ; $1 s’écrit $2 (le LaTeX va dans une cellule Markdown, entre dollars)',
  'this is LaTeX, and a line is typed in the language (LaTeX goes into a Markdown cell, between dollars)':
    'ceci est du LaTeX, et une ligne se tape dans le langage (le LaTeX va dans une cellule Markdown, entre dollars)',
  'a line is typed without dollars (LaTeX goes into a Markdown cell, between dollars)':
    'une ligne se tape sans dollars (le LaTeX va dans une cellule Markdown, entre dollars)',
  'leave out the = in front: each line is equal to the one before':
    'enlever le = du début : chaque ligne est égale à la précédente',
  'a line is one side, equal to the line before: leave out what stands before the =':
    'une ligne est un seul membre, égal à la ligne précédente : enlever ce qui précède le =',
  'a derivative is written $1, of L by x': 'une dérivée s’écrit $1, de L par rapport à x',
  'a derivative is taken by a symbol or its entry':
    'on dérive par rapport à un symbole ou à l’un de ses éléments',
  'the derivative of $1 is written $2': 'la dérivée de $1 s’écrit $2',
  'a power of $1 is written $2': 'une puissance de $1 s’écrit $2',
  '$1 needs parentheses: $2': '$1 demande des parenthèses : $2',
  'functions stand by themselves, without $1: $2': 'les fonctions s’écrivent seules, sans $1 : $2',
  'the transpose is written $1, with a prime': 'la transposée s’écrit $1, avec un prime',
  '1 where something holds and 0 elsewhere is written $1':
    '1 là où une condition est vraie et 0 ailleurs s’écrit $1',
  'a sum is written sum(k, 1, n, x[k]), a product prod(k, 1, n, x[k])':
    'une somme s’écrit sum(k, 1, n, x[k]), un produit prod(k, 1, n, x[k])',
  'a sum is written without dots: $1': 'une somme s’écrit sans points : $1',
  'a sum is written $1': 'une somme s’écrit $1',
  'a product is written $1': 'un produit s’écrit $1',
  'an entry of a matrix is written $1': 'un élément d’une matrice s’écrit $1',
  'a power has one ^: x^2': 'une puissance n’a qu’un ^ : x^2',
  'a formula has no #, and what stands behind it would not be read':
    'une formule n’a pas de #, et ce qui le suit ne serait pas lu',
  'a formula has no quotation marks within it': 'une formule n’a pas de guillemets en elle',
  'a formula ends without a full stop': 'une formule se termine sans point',
  'the product of matrices is written *': 'le produit de matrices s’écrit *',
  'the layer belongs to the name: $1': 'la couche fait partie du nom : $1',
  'a gradient is written $1, of L by x': 'un gradient s’écrit $1, de L par rapport à x',
  'norms are written norm1(x) and norm2sq(x), which is the square of the 2-norm':
    'les normes s’écrivent norm1(x) et norm2sq(x), le carré de la norme 2',
  'norms are written norm1(x) and norm2sq(x), the square of the 2-norm':
    'les normes s’écrivent norm1(x) et norm2sq(x), le carré de la norme 2',
  'a decimal point is a dot: $1': 'la virgule décimale est un point : $1',
  'an absolute value is written $1': 'une valeur absolue s’écrit $1',
  'a root is written $1': 'une racine s’écrit $1',
  'an inner product is written $1': 'un produit scalaire s’écrit $1',
  'braces are LaTeX: group with ( and )': 'les accolades sont du LaTeX : grouper avec ( et )',
  'conditions are joined with and, or, not': 'les conditions se joignent par and, or, not',
  '$1 must be a whole number': '$1 doit être un nombre entier',
  'the index $1': 'l’indice $1',
  '$1 is defined by itself': '$1 est défini par lui-même',
  'the size $1 is not declared': 'la taille $1 n’est pas déclarée',
  '$1 has the size $2, which is no whole number from 1':
    '$1 a la taille $2, qui n’est pas un nombre entier à partir de 1',
  '$1 has the size $2, which is not declared as one: $3':
    '$1 a la taille $2, qui n’est pas déclarée comme telle : $3',
  'the definition of $1 uses $2 itself: $3': 'la définition de $1 utilise $2 même : $3',
  'the definition of $1 uses $2, which is defined after it: $3':
    'la définition de $1 utilise $2, défini après : $3',
};

const french = phrasebook(PROBLEMS);

/** What is said of a text that cannot be read; undefined if it is a note on something else. */
export function ofReading(problem: string): Bilingual | undefined {
  const fr = french(problem);
  return fr === problem ? undefined : { en: problem, fr };
}

/** Any of these, or a note, in both languages. What has no French stays in English. */
export const problemIn = (problem: string): Bilingual =>
  ofReading(problem) ?? { en: problem, fr: noteIn('fr', problem) };
