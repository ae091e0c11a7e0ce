import { STAND_IN_NAME } from '../data/stand-in/stand-in.js';
import type { Phrases } from '../derivation/words/phrasebook.js';

/** What the program's own tables and figures say. */
export const PHRASES: Phrases = {
  // The questions of a notebook (src/cell/answers.ts).
  'The questions of this notebook: #1 of #2 answered, #3 of #4 points as far as a machine can tell':
    'Les questions de ce notebook : #1 traitées sur #2, #3 points sur #4 pour ce qu’une machine peut en dire',
  'left to its checks': 'laissée à ses tests',
  'no derivation': 'sans dérivation',
  steps: 'étapes',
  '$1 exact for some sizes': '$1 exact pour certaines tailles',
  '$1 prose, for the grader': '$1 prose, pour le correcteur',
  '$1 undecided': '$1 indécis',
  '$1 wrong': '$1 faux',

  // The variants of a notation (src/derivation/lines/notation.ts).
  'any activation φ': 'toute activation φ',
  'any layer, $1': 'toute couche, $1',
  '#1 layers, $2': '#1 couches, $2',

  // From the formula to the code, and the gradient check (src/check).
  'The formula $1 against $2 and $3: $4': 'La formule $1 face à $2 et $3 : $4',
  networks: 'réseaux',
  'error of the loop': 'erreur de la boucle',
  'error of the matrix line': 'erreur de la ligne matricielle',
  '$1: #2 of #3 parameters agree': '$1 : #2 paramètres sur #3 concordent',
  '#1 of #2 parameters agree': '#1 paramètres sur #2 concordent',
  '#1 at a kink': '#1 en un point anguleux',
  '#1 differ': '#1 diffèrent',
  parameter: 'paramètre',
  'forward difference': 'différence avant',
  ratio: 'rapport',
  'central difference': 'différence centrée',
  'relative error': 'erreur relative',
  'exact (dual numbers)': 'exact (nombres duaux)',
  agrees: 'concorde',
  'agrees, both near 0': 'concorde, les deux presque nuls',
  differs: 'diffère',
  'kink: $1': 'point anguleux : $1',
  term: 'terme',
  agree: 'concordants',
  '#1 of #2': '#1 sur #2',
  'largest error of central differences': 'plus grande erreur des différences centrées',
  'largest error of bprop': 'plus grande erreur de bprop',
  data: 'données',
  penalty: 'pénalité',
  both: 'les deux',

  // Loop and matrices; training.
  loop: 'boucle',
  matrix: 'matrices',
  'relative difference': 'différence relative',
  epoch: 'époque',
  'train error': 'erreur d’entraînement',
  'train loss': 'coût d’entraînement',
  'validation error': 'erreur de validation',
  'validation loss': 'coût de validation',
  'test error': 'erreur de test',
  'test loss': 'coût de test',
  seconds: 'secondes',

  // Fashion-MNIST.
  'Search on $1: $2 settings from the best down, with their errors on train and validation. Best: $3, validation error $4; worst: $5.':
    'Recherche sur $1 : $2 réglages du meilleur au pire, avec leurs erreurs d’entraînement et de validation. Le meilleur : $3, erreur de validation $4 ; le pire : $5.',
  'error in the best epoch': 'erreur à la meilleure époque',
  '$1 units': '$1 unités',
  'raw pixels': 'pixels bruts',
  flips: 'miroirs',
  '$1 pixel shifts': 'décalages de $1 px',
  '$1 % drops': '$1 % effacés',
  hyperparameter: 'hyperparamètre',
  seed: 'graine',
  'best epoch': 'meilleure époque',
  '$1 Each row has $2 examples; an empty cell stands for 0.':
    '$1 Chaque ligne compte $2 exemples ; une case vide vaut 0.',
  '$1 An empty cell stands for 0.': '$1 Une case vide vaut 0.',
  'Confusion matrix on $1: of $2 examples $3 are classified correctly. The most frequent mistake: $4 of $5 taken for $6.':
    'Matrice de confusion sur $1 : sur $2 exemples, $3 sont bien classés. L’erreur la plus fréquente : $4 fois $5 pris pour $6.',
  units: 'unités',

  // Figures (src/figures).
  'Diagram of the MLP: input x of size d, a hidden layer of dh neurons with pre-activation ha and activation hs, an output layer of m neurons with oa and os, and the loss L of the class y. Under it the lines of fprop from left to right, and those of bprop from right to left, each with its question.':
    'Schéma du perceptron : l’entrée x de taille d, une couche cachée de dh neurones de pré-activation ha et d’activation hs, une couche de sortie de m neurones avec oa et os, et le coût L de la classe y. Au-dessous, les lignes de fprop de gauche à droite et celles de bprop de droite à gauche, chacune avec sa question.',
  '$1: operations against size, both axes logarithmic. $2.':
    '$1 : nombre d’opérations selon la taille, les deux axes logarithmiques. $2.',
  '$1: operations against $2, both axes logarithmic. $3.':
    '$1 : nombre d’opérations selon $2, les deux axes logarithmiques. $3.',
  size: 'taille',
  'Decision regions of $1 networks on $2, with the training points and the errors: $3.':
    'Régions de décision de $1 réseaux sur $2, avec les points d’entraînement et les erreurs : $3.',
  'two circles': 'deux cercles',
  [STAND_IN_NAME]: 'substitut de Fashion-MNIST (vêtements dessinés)',
  'Two plots against the epoch ($1): error and average loss on train, validation and test of $2. The best validation error is that of epoch $3: $4.':
    'Deux graphiques selon l’époque ($1) : l’erreur et le coût moyen en entraînement, en validation et en test sur $2. La meilleure erreur de validation est celle de l’époque $3 : $4.',
  'Confusion matrix on $1: of $2 examples $3 are classified correctly.':
    'Matrice de confusion sur $1 : sur $2 exemples, $3 sont bien classés.',
  '$1; $2': '$1 ; $2',
  '$1: slope $2': '$1 : pente $2',
  '$1: train $2, valid $3': '$1 : entr. $2, valid. $3',
  'train $1, valid $2': 'entr. $1, valid. $2',
  // In a picture the French must not be longer than the English: a legend is as wide as its maker made it.
  'inner circle': 'intérieur',
  'outer circle': 'extérieur',
  train: 'entr.',
  error: 'erreur',
  'best validation error: epoch $1': 'meilleure validation : époque $1',
  'average loss': 'coût moyen',
  'what the network says': 'ce que dit le réseau',
  'true class': 'vraie classe',
  input: 'entrée',
  'hidden layer': 'couche cachée',
  'output layer': 'couche de sortie',
  class: 'classe',
  loss: 'coût',
  operations: 'opérations',
  '$1 epochs': '$1 époques',
  '$1 s ($2× faster)': '$1 s ($2× moins)',
  '$1 s ($2× slower)': '$1 s ($2× plus)',
  sigmoid: 'sigmoïde',
  'matrix, $1': 'matrice, $1',

  // Else a list is said item by item.
  '$1, $2': '$1, $2',
};
