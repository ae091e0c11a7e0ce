import type { Language } from './words.js';

/**
 * The reasons the derivations give beside their lines, English → French. The notebooks are written in
 * English; the French report looks each reason up here, and a test holds the notebooks against this table.
 */
export const REASONS: Readonly<Record<string, string>> = {
  definition: 'définition',
  'both cases together': 'les deux cas réunis',
  'chain rule': 'dérivation en chaîne',
  'collect terms': 'regroupement des termes',
  'common denominator': 'même dénominateur',
  'definition of abs': 'définition de la valeur absolue',
  'definition of diag': 'définition de diag',
  'definition of rect': 'définition de rect',
  'definition of sigma': 'définition de σ',
  'definition of sign': 'définition de sign',
  'definition of softmax': 'définition de softmax',
  'definition of softplus': 'définition de softplus',
  'definition of tanh': 'définition de tanh',
  'in matrix form': 'sous forme matricielle',
  linearity: 'linéarité',
  'logarithm of a quotient': "logarithme d'un quotient",
  'multiply above and below by e^{x/2}': 'multiplier en haut et en bas par e^{x/2}',
  'only the term of index j remains': "seul le terme d'indice j reste",
  'quotient rule': "dérivée d'un quotient",
  'the exponential of the logarithm': 'exponentielle du logarithme',
};

/** A reason in the asked language. Throws if the catalogue has no French for it. */
export function reasonIn(language: Language, reason: string): string {
  if (language === 'en' || reason === '') return reason;
  const french = REASONS[reason];
  if (french === undefined)
    throw new Error(`no French for the reason '${reason}' (src/derivation/reasons.ts)`);
  return french;
}

/** The reasons, of those given, that the catalogue lacks. */
export const missingReasons = (reasons: readonly string[]): string[] =>
  [...new Set(reasons)].filter((r) => r !== '' && !Object.hasOwn(REASONS, r));
