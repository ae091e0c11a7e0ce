import { ERRATA_REASONS } from './reasons-errata.js';
import { NETWORK_REASONS } from './reasons-network.js';
import type { Language } from './words.js';

/**
 * The reasons the derivations give beside their lines, English → French. The notebooks are written in
 * English; the French report looks each reason up here, and a test holds the notebooks against this table.
 */
export const REASONS: Readonly<Record<string, string>> = {
  ...NETWORK_REASONS,
  ...ERRATA_REASONS,
  '$0 < o^s_y < 1$, so that it always exists': '$0 < o^s_y < 1$, donc il existe toujours',
  'a diagonal matrix is symmetric': 'une matrice diagonale est symétrique',
  'a quotient of positive numbers': 'un quotient de nombres positifs',
  'a sum of positive numbers': 'une somme de nombres positifs',
  'a variance: no term is negative': "une variance : aucun terme n'est négatif",
  add: 'addition',
  'all cases together': 'tous les cas réunis',
  'all components together': 'toutes les composantes réunies',
  'all entries together': 'tous les éléments réunis',
  'All that is trained: $\\theta=\\{W^{(1)}, b^{(1)}, W^{(2)}, b^{(2)}\\}$.':
    'Tout ce qui est appris : $\\theta=\\{W^{(1)}, b^{(1)}, W^{(2)}, b^{(2)}\\}$.',
  'as $W^{(2)}$': 'comme $W^{(2)}$',
  'both cases together': 'les deux cas réunis',
  'both terms': 'les deux termes',
  'cancel $e^c$': 'simplifier par $e^c$',
  'chain rule': 'dérivation en chaîne',
  'collect terms': 'regroupement des termes',
  'common denominator': 'même dénominateur',
  '$d_h$ numbers in, $m$ out': '$d_h$ nombres en entrée, $m$ en sortie',
  definition: 'définition',
  'definition of abs': 'définition de la valeur absolue',
  'definition of diag': 'définition de diag',
  'definition of diag; an outer product': 'définition de diag ; un produit extérieur',
  'definition of ELU': 'définition de ELU',
  'definition of leaky ReLU': 'définition de leaky ReLU',
  'definition of rect': 'définition de rect',
  'definition of sigma': 'définition de σ',
  'definition of sign': 'définition de sign',
  'definition of softmax': 'définition de softmax',
  'definition of softplus': 'définition de softplus',
  'definition of tanh': 'définition de tanh',
  'definition of the hidden layer': 'définition de la couche cachée',
  'definition of the Jacobian': 'définition de la jacobienne',
  'definition of the loss': 'définition du coût',
  'definition of the mean': 'définition de la moyenne',
  'definition of the norm': 'définition de la norme',
  'definition of the output layer': 'définition de la couche de sortie',
  'derivative of abs': 'dérivée de la valeur absolue',
  'divide above and below by $e^x$': 'diviser en haut et en bas par $e^x$',
  'divide above and below by $e^{x_1}$': 'diviser en haut et en bas par $e^{x_1}$',
  'divide term by term': 'diviser terme à terme',
  'Each step goes against the gradient of the whole risk, at $\\theta_t$.':
    'Chaque pas va contre le gradient de tout le risque, en $\\theta_t$.',
  elementwise: 'élément par élément',
  'expand, and move the brackets': 'développer, et déplacer les parenthèses',
  'exponentials are positive': 'les exponentielles sont positives',
  factor: 'factorisation',
  'Find $\\arg\\min_\\theta \\hat R(\\theta)$ over all real $\\theta$.':
    'Trouver $\\arg\\min_\\theta \\hat R(\\theta)$ sur tous les $\\theta$ réels.',
  'for each neuron': 'pour chaque neurone',
  'for either sign of $x$': 'pour les deux signes de $x$',
  '$\\hat R$ is not convex in $\\theta$: one settles for a local minimum.':
    "$\\hat R$ n'est pas convexe en $\\theta$ : on se contente d'un minimum local.",
  'hidden biases': 'biais cachés',
  'hidden weights': 'poids cachés',
  'in matrix form': 'sous forme matricielle',
  'it is symmetric': 'elle est symétrique',
  linearity: 'linéarité',
  'logarithm of a product': "logarithme d'un produit",
  'logarithm of a quotient': "logarithme d'un quotient",
  'matrix form': 'forme matricielle',
  'mean square less squared mean': 'moyenne des carrés moins carré de la moyenne',
  'multiply above and below by $e^x$': 'multiplier en haut et en bas par $e^x$',
  'multiply above and below by $e^{-x}$': 'multiplier en haut et en bas par $e^{-x}$',
  'multiply above and below by $e^{x/2}$': 'multiplier en haut et en bas par $e^{x/2}$',
  'no derivative there; 0 by convention': 'pas de dérivée en ce point ; 0 par convention',
  'not transposed': 'non transposée',
  'numerator and denominator are the same sum': 'numérateur et dénominateur sont la même somme',
  'one bias for each hidden neuron': 'un biais pour chaque neurone caché',
  'one bias for each output neuron': 'un biais pour chaque neurone de sortie',
  'only the term $i = k$ depends on $x_k$': 'seul le terme $i = k$ dépend de $x_k$',
  'only the term of index j remains': "seul le terme d'indice j reste",
  'output biases': 'biais de sortie',
  'output weights': 'poids de sortie',
  'quotient of powers': 'quotient de puissances',
  'quotient rule': "dérivée d'un quotient",
  'row times column': 'ligne fois colonne',
  slope: 'pente',
  'So $o^s_k$ can be read as the probability that $x$ is of class $k$.':
    'Ainsi $o^s_k$ se lit comme la probabilité que $x$ soit de classe $k$.',
  'split $2e^{x/2}$ into difference and sum': 'décomposer $2e^{x/2}$ en différence et somme',
  'take out $e^c$': 'mettre $e^c$ en facteur',
  'the components of $S$ sum to 1': 'les composantes de $S$ ont pour somme 1',
  'the exponential of the logarithm': 'exponentielle du logarithme',
  'the Jacobian above': 'la jacobienne ci-dessus',
  'The kink does no harm: no example meets it but by chance.':
    "Le point anguleux ne gêne pas : un exemple n'y tombe que par hasard.",
  'the larger of $1$ and $e^x$ taken out': 'le plus grand de $1$ et $e^x$ mis en facteur',
  'the logarithm of the exponential': "logarithme de l'exponentielle",
  'The loss $-\\log o^s_y$ is then the negative log-likelihood of class $y$.':
    'Le coût $-\\log o^s_y$ est alors la log-vraisemblance négative de la classe $y$.',
  'The mean of the losses $L_i = L(x^{(i)}, y^{(i)})$ of the $n$ examples.':
    'La moyenne des coûts $L_i = L(x^{(i)}, y^{(i)})$ des $n$ exemples.',
  'the question before': 'la question précédente',
  'the same denominator': 'même dénominateur',
  'the same denominator in every term': 'même dénominateur dans chaque terme',
  'the square is forgotten': 'le carré est oublié',
  'the value at the kink is chosen': 'la valeur au point anguleux est choisie',
  'the vector found above': 'le vecteur trouvé plus haut',
  'without $1/n$ it is another number': "sans $1/n$, c'est un autre nombre",
};

/** A reason in the asked language. Throws if the catalogue has no French for it. */
export function reasonIn(language: Language, reason: string): string {
  if (language === 'en' || isFormula(reason)) return reason;
  const french = REASONS[reason];
  if (french === undefined)
    throw new Error(`no French for the reason '${reason}' (src/derivation/reasons.ts)`);
  return french;
}

/** The reasons, of those given, that the catalogue lacks. */
export const missingReasons = (reasons: readonly string[]): string[] =>
  [...new Set(reasons)].filter((r) => !isFormula(r) && !Object.hasOwn(REASONS, r));

/** Nothing, or a formula alone, is the same in both languages. */
const isFormula = (reason: string): boolean => /^(\$[^$]*\$)?$/.test(reason);
