/** What the game says, in both languages. */
import type { Bilingual } from '../../bundle.js';

export const GAME = {
  play: { en: 'Play: which line is wrong?', fr: 'Jouer : quelle ligne est fausse ?' },
  title: { en: 'Which line is wrong?', fr: 'Quelle ligne est fausse ?' },
  rules: {
    en: 'Each line should be equal to the one that it follows from. One is not: a mistake was put into it. Click that line.',
    fr: 'Chaque ligne devrait être égale à celle dont elle découle. L’une ne l’est pas : on y a glissé une erreur. Cliquez cette ligne.',
  },
  next: { en: 'Next puzzle', fr: 'Énigme suivante' },
  numbersPlease: { en: 'Hint: try numbers', fr: 'Indice : essayer des nombres' },
  giveUp: { en: 'Show me', fr: 'Montrer' },
  right: { en: 'Right! The mistake:', fr: 'Juste ! L’erreur :' },
  shown: { en: 'It is this line. The mistake:', fr: 'C’est cette ligne. L’erreur :' },
  not: {
    en: 'Not this one: it is equal to the line that it follows from. Look again, or try numbers.',
    fr: 'Pas celle-ci : elle est égale à celle dont elle découle. Cherchez encore, ou essayez des nombres.',
  },
  numbers: {
    en: 'Each line, worked out with numbers in place of its letters; one of them does not fit:',
    fr: 'Chaque ligne, calculée avec des nombres à la place des lettres ; l’une ne convient pas :',
  },
  plainNumbers: {
    en: 'Each line, worked out. One of them does not fit.',
    fr: 'Chaque ligne, calculée. L’une ne convient pas.',
  },
  noNumbers: { en: 'There are no numbers to try here.', fr: 'Il n’y a pas de nombres à essayer ici.' },
  puzzle: { en: 'Puzzle', fr: 'Énigme' },
  found: { en: 'found at once', fr: 'trouvées du premier coup' },
  of: { en: 'of', fr: 'sur' },
  pick: { en: 'This line is wrong', fr: 'Cette ligne est fausse' },
  preparing: { en: 'A mistake is being hidden …', fr: 'Une erreur se cache …' },
} as const satisfies Readonly<Record<string, Bilingual>>;
