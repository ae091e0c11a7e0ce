import type { Language } from './words.js';

/** The notes of verdicts, English → French, part by part; $1 … are formulas and names, the same in both. */
const NOTES: readonly (readonly [RegExp, string])[] = [
  [
    /^where (.+) = 0 the derivative is by convention \(as (.+)\)$/,
    'là où $1 = 0, la dérivée est une convention (comme $2)',
  ],
  [/^for (.+)$/, 'pour $1'],
  [/^the left side needs (.+)$/, 'le membre de gauche demande $1'],
  [/^the right side needs (.+)$/, 'le membre de droite demande $1'],
  [/^the sides differ(?: where (.+))?$/, 'les deux membres diffèrent'],
  [/^the line before is (.+), this one (.+)$/, 'la ligne précédente est $1, celle-ci $2'],
  [/^(.+) is not declared$/, "$1 n'est pas déclaré"],
  [/^(.+) is both the index of a sum and free$/, "$1 est à la fois l'indice d'une somme et libre"],
  [/^(.+): (.+) is (.+), (.+) is (.+)$/, '$1 : $2 est $3, $4 est $5'],
  [/^(.+): (.+) runs to (.+), but that size is (.+)$/, "$1 : $2 va jusqu'à $3, mais cette taille est $4"],
];

/** A verdict's note in the asked language; what the table does not have stays in English. */
export function noteIn(language: Language, note: string): string {
  return language === 'en' ? note : note.split('; ').map(french).join(' ; ');
}

function french(part: string): string {
  const known = NOTES.find(([pattern]) => pattern.test(part));
  return known ? part.replace(known[0], known[1]) : part;
}
