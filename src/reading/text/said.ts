/** What the reader says about what it does not read, in both languages. */
import { type Bilingual, both } from '../../bundle.js';

/** Why a formula is no expression: it cannot be read, a name is not declared, or its shapes do not agree. */
export type Reason = 'unread' | 'undeclared' | 'shape';

/** A place in a formula that is not read; `at` is the position in the document, from 0. */
export class ReadingError extends Error {
  override readonly name = 'ReadingError';
  constructor(
    readonly problem: Bilingual,
    readonly at: number,
    readonly reason: Reason = 'unread',
  ) {
    super(problem.en);
  }
}

export const SAID = {
  missing: () => both('something is missing here', 'il manque quelque chose ici'),
  missingAfter: (what: string) =>
    both(`something is missing after ${what}`, `il manque quelque chose après ${what}`),
  tooDeep: () => both('brackets are nested too deeply', 'les parenthèses sont trop imbriquées'),
  tooLong: (most: number) =>
    both(
      `a side of more than ${most} characters is not read`,
      `un membre de plus de ${most} caractères n’est pas lu`,
    ),
  unclosed: (bracket: string) => both(`this ${bracket} is not closed`, `ce ${bracket} n’est pas fermé`),
  unopened: (bracket: string) => both(`this ${bracket} closes nothing`, `ce ${bracket} ne ferme rien`),
  noEnvironment: () =>
    both('an environment has a name in braces', 'un environnement a un nom entre accolades'),
  cannotRead: (what: string) => both(`${what} cannot be read here`, `${what} ne se lit pas ici`),
  unknownCommand: (name: string) =>
    both(`the command \\${name} is not known`, `la commande \\${name} est inconnue`),
  unknownEnvironment: (name: string) =>
    both(`the environment ${name} is not known`, `l’environnement ${name} est inconnu`),
  words: (text: string) =>
    both(
      `the words “${text}” stand where a formula is expected`,
      `les mots « ${text} » tiennent la place d’une formule`,
    ),
  decimalComma: () =>
    both('a decimal comma is written {,}, as in 0{,}5', 'une virgule décimale s’écrit {,}, comme dans 0{,}5'),
  list: () =>
    both('a list stands where one expression is expected', 'une liste tient la place d’une expression'),
  numberAfter: () =>
    both(
      'a number after a letter or a number: write \\cdot between them, or _ or ^',
      'un nombre après une lettre ou un nombre : écrire \\cdot entre eux, ou _ ou ^',
    ),
  slash: () =>
    both(
      'how far does this / reach? write \\frac or brackets',
      'jusqu’où porte ce / ? écrire \\frac ou des parenthèses',
    ),
  reach: (operator: string) =>
    both(
      `how far does ${operator} reach? write brackets`,
      `jusqu’où porte ${operator} ? écrire des parenthèses`,
    ),
  doubleScript: () => both('two scripts at the same place', 'deux exposants ou deux indices à la même place'),
  whatIs: (name: string, near: readonly string[]) =>
    both(
      `what is ${name}?${near.length > 0 ? ` (declared: ${near.join(', ')})` : ' It is not declared'}`,
      `qu’est-ce que ${name} ?${near.length > 0 ? ` (déclarés : ${near.join(', ')})` : ' Ce nom n’est pas déclaré'}`,
    ),
  unboundIndex: (name: string) =>
    both(
      `what is ${name}? No sum binds it, and it is not declared`,
      `qu’est-ce que ${name} ? Aucune somme ne le lie, et il n’est pas déclaré`,
    ),
  function: (name: string) => both(`the function ${name} is not known`, `la fonction ${name} est inconnue`),
  bareFunction: (name: string) =>
    both(`${name} is a function: of what?`, `${name} est une fonction : de quoi ?`),
  arguments: (name: string, count: string) => both(`${name} takes ${count}`, `${name} prend ${count}`),
  inverse: (name: string) =>
    both(
      `${name} to the −1: its inverse, or one over it? write \\frac{1}{…}`,
      `${name} à la puissance −1 : sa réciproque, ou son inverse ? écrire \\frac{1}{…}`,
    ),
  noScript: (name: string) => both(`${name} takes no script here`, `${name} ne prend pas d’indice ici`),
  notOf: (name: string, argument: string) =>
    both(`${name} does not depend on ${argument}`, `${name} ne dépend pas de ${argument}`),
  indexOf: (name: string) =>
    both(
      `${name} is an index for each example, which cannot be read yet`,
      `${name} est un indice par exemple, ce qui ne se lit pas encore`,
    ),
  scalarEntry: (name: string) =>
    both(`${name} is a scalar and has no entries`, `${name} est un scalaire et n’a pas de composantes`),
  indices: (name: string, rank: number, found: number) =>
    both(
      `${name} has ${rank === 1 ? 'one index' : 'two indices'}, not ${found}`,
      `${name} porte ${rank === 1 ? 'un indice' : 'deux indices'}, et non ${found}`,
    ),
  matrixInverse: () =>
    both(
      'the inverse of a matrix is not judged: write the equation that it solves, A x = b',
      'l’inverse d’une matrice n’est pas jugée : écrire l’équation qu’elle résout, A x = b',
    ),
  bound: (equation: string) =>
    both(
      `it would be wrong if its letters were any; that ${equation} is supposed of them is not made use of`,
      `ce serait faux si ses lettres étaient quelconques ; ce qui en est supposé, ${equation}, n’est pas utilisé`,
    ),
  arrayPower: () =>
    both(
      'a power of a vector or a matrix: entry by entry it is written ^{\\odot 2}',
      'une puissance d’un vecteur ou d’une matrice : composante par composante elle s’écrit ^{\\odot 2}',
    ),
  spread: (number: string) =>
    both(
      `${number} beside a vector is read as a vector of ${number}`,
      `${number} à côté d’un vecteur se lit comme un vecteur de ${number}`,
    ),
  entrywise: (text: string) =>
    both(
      `the power of ${text} is read entry by entry`,
      `la puissance de ${text} se lit composante par composante`,
    ),
  added: (text: string, along: 'row' | 'column') =>
    both(
      `${text} is read as added to each ${along}`,
      `${text} est lu comme ajouté à chaque ${along === 'row' ? 'ligne' : 'colonne'}`,
    ),
  rowGradient: () => both('the gradient is read as a row', 'le gradient est lu comme une ligne'),
  casesOpen: () => both('the cases leave something out', 'les cas ne couvrent pas tout'),
  casesOverlap: () =>
    both(
      'where two cases hold, they say different things',
      'là où deux cas valent, ils disent des choses différentes',
    ),
  exponent: () => both('this exponent cannot be read', 'cet exposant ne se lit pas'),
  prime: () =>
    both(
      'what is the prime with respect to? more than one variable is declared',
      'par rapport à quoi dérive ce prime ? plus d’une variable est déclarée',
    ),
  runs: (index: string) =>
    both(
      `how far does ${index} run? The sum does not say, and nothing in it is indexed by ${index}`,
      `jusqu’où va ${index} ? La somme ne le dit pas, et rien n’y porte l’indice ${index}`,
    ),
  beyond: () =>
    both(
      'how far does the index run? Some of these entries are none',
      'jusqu’où va l’indice ? Certaines de ces composantes n’existent pas',
    ),
  noIndex: () => both('a sum has its index below it', 'une somme porte son indice en dessous'),
  by: () =>
    both(
      'with respect to what? a derivative is taken by a name or its entry',
      'par rapport à quoi ? on dérive par rapport à un nom ou à une de ses composantes',
    ),
  differentiated: (sign: string) =>
    both(`${sign} stands alone: what is differentiated?`, `${sign} est seul : que dérive-t-on ?`),
  condition: () => both('a case has no condition that can be read', 'un cas n’a pas de condition lisible'),
  indicator: () =>
    both('the condition of this indicator cannot be read', 'la condition de cette indicatrice ne se lit pas'),
  indicatorOf: (condition: string, argument: string) =>
    both(
      `the condition is about ${condition}, its argument is ${argument}`,
      `la condition porte sur ${condition}, son argument est ${argument}`,
    ),
  floor: () =>
    both(
      'the floor of what is no number is not in the language',
      'la partie entière de ce qui n’est pas un nombre n’est pas dans le langage',
    ),
  equation: (unknowns: readonly string[]) =>
    both(`an equation for ${unknowns.join(', ')}`, `une équation en ${unknowns.join(', ')}`),
  numpy: (name: string) => both(`numpy has no ${name}`, `numpy n’a pas de ${name}`),
  norm: (p: string) => both(`the norm ${p} is not known`, `la norme ${p} est inconnue`),
  brace: (said: string, found: string) =>
    both(`the brace says ${said}, it is ${found}`, `l’accolade dit ${said}, c’est ${found}`),
  shape: (said: string, found: string) =>
    both(`it is ${found}, not ${said}`, `c’est ${found}, et non ${said}`),
  braceUnread: () =>
    both('the words under this brace are not read', 'les mots sous cette accolade ne sont pas lus'),
  noPattern: () =>
    both(
      'what stands before and after the dots shows no pattern',
      'ce qui précède et suit les points ne montre aucune règle',
    ),
  sameEnds: () =>
    both(
      'the first and the last entry are the same: what do the dots run over?',
      'la première et la dernière composante sont les mêmes : sur quoi courent les points ?',
    ),
  dots: () =>
    both('these dots stand in no list that can be gone on with', 'ces points ne prolongent aucune liste'),
  corner: () => both('a corner of this matrix is not written', 'un coin de cette matrice n’est pas écrit'),
  ragged: () =>
    both(
      'the rows of this matrix are not of one length',
      'les lignes de cette matrice ne sont pas de même longueur',
    ),
  stacked: (shape: string) =>
    both(
      `each row is a column ${shape}: stacked, they are no matrix (transposed?)`,
      `chaque ligne est une colonne ${shape} : empilées, elles ne font pas une matrice (transposées ?)`,
    ),
  size: (sign: string) =>
    both(
      `of what length is ${sign} here? write it below`,
      `de quelle longueur est ${sign} ici ? l’écrire en indice`,
    ),
  accent: (name: string) => both(`what is under this ${name}?`, `qu’y a-t-il sous ce ${name} ?`),
  layer: (name: string) => both(`there is no layer ${name} here`, `il n’y a pas de couche ${name} ici`),
  ambiguous: (what: string) =>
    both(
      `${what} can be read in two ways: write brackets or \\cdot`,
      `${what} se lit de deux façons : écrire des parenthèses ou \\cdot`,
    ),
  declaration: (text: string) =>
    both(`the declaration “${text}” is not understood`, `la déclaration « ${text} » n’est pas comprise`),
  afterWrong: () =>
    both('it follows from the side before, which is wrong', 'il suit du membre précédent, qui est faux'),
  somewhere: () =>
    both(
      'where this holds is said in words: write the condition as a formula',
      'où cela vaut est dit en mots : écrire la condition en formule',
    ),
  example: () =>
    both(
      'an example with numbers for the sizes is not judged',
      'un exemple avec des nombres pour les tailles n’est pas jugé',
    ),
  bothZero: () => both('read as: both are 0', 'lu ainsi : les deux sont nuls'),
  asNumber: (letter: string) => both(`${letter} is read as a number`, `${letter} est lu comme un nombre`),
  row: (name: string, index: string) =>
    both(
      `row ${index} of ${name} is read as a column`,
      `la ligne ${index} de ${name} est lue comme une colonne`,
    ),
  column: (name: string, index: string) =>
    both(`column ${index} of ${name}`, `la colonne ${index} de ${name}`),
  carried: () =>
    both('an equation, not an identity: not judged', 'une équation, et non une identité : non jugée'),
  set: () => both('a set', 'un ensemble'),
  presumed: (names: readonly string[], why?: Bilingual) =>
    both(
      `what is ${names.join(', ')}? It is not declared${why ? `; as its uses ask, ${why.en}` : ''}`,
      `qu’est-ce que ${names.join(', ')} ? Ce nom n’est pas déclaré${why ? ` ; selon ses emplois, ${why.fr}` : ''}`,
    ),
  anew: () => both('its letter has a new meaning from here on', 'sa lettre prend ici un nouveau sens'),
  notJudged: (sign: string) =>
    both(
      `${sign} is not judged: only =, ≠, <, ≤, > and ≥ are`,
      `${sign} n’est pas jugé : seuls =, ≠, <, ≤, > et ≥ le sont`,
    ),
  notCompared: () =>
    both(
      'arrays of these shapes are not compared: write their entries',
      'des tableaux de ces formes ne se comparent pas : écrire leurs composantes',
    ),
  sometimes: () =>
    both(
      'it holds for some values only: taken as a condition, not as a claim',
      'cela ne vaut que pour certaines valeurs : pris comme condition, non comme affirmation',
    ),
  nothingBefore: () => both('nothing stands before this =', 'rien ne précède ce ='),
  notEquality: () => both('not an equality', 'pas une égalité'),
  leftOpen: () => both('left open', 'laissé ouvert'),
} as const;
