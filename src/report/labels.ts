import { STAND_IN_NAME } from '../data/stand-in/stand-in.js';
import type { Language } from './model.js';

const LABELS = {
  en: {
    contents: 'Contents',
    theory: 'Theory',
    practice: 'Practical part',
    scoreboard: 'Scoreboard',
    scoreboardIntro:
      'What the machine says of each answer. The verdict of a question is that of its weakest line; words are left to the grader.',
    question: 'Question',
    points: 'Points',
    pointsUnit: 'points',
    pointUnit: 'point',
    steps: 'Lines judged',
    verdict: 'Verdict',
    page: 'Page',
    total: 'Total',
    figure: 'Figure',
    table: 'Table',
    team: 'Team',
    data: 'Data:',
    standIn: STAND_IN_NAME,
    circles: 'two circles',
    code: 'Code',
    where: 'Where',
    assuming: 'Assuming',
    case: 'Case',
    allCases: 'In all cases',
    colon: ':',
    at: 'at',
    left: 'left',
    right: 'right',
    noDerivation: 'no derivation',
    skip: 'Skip to the text',
  },
  fr: {
    contents: 'Table des matières',
    theory: 'Théorie',
    practice: 'Partie pratique',
    scoreboard: 'Bilan',
    scoreboardIntro:
      'Ce que la machine dit de chaque réponse. Le verdict d’une question est celui de sa ligne la plus faible ; les mots sont laissés au correcteur.',
    question: 'Question',
    points: 'Points',
    pointsUnit: 'points',
    pointUnit: 'point',
    steps: 'Lignes jugées',
    verdict: 'Verdict',
    page: 'Page',
    total: 'Total',
    figure: 'Figure',
    table: 'Tableau',
    team: 'Équipe',
    data: 'Données :',
    standIn: 'substitut de Fashion-MNIST (vêtements dessinés)',
    circles: 'deux cercles',
    code: 'Code',
    where: 'Où',
    assuming: 'En supposant',
    case: 'Cas',
    allCases: 'Dans tous les cas',
    colon: ' :',
    at: 'en',
    left: 'à gauche',
    right: 'à droite',
    noDerivation: 'sans dérivation',
    skip: 'Aller au texte',
  },
} as const;

export type Labels = Readonly<Record<keyof (typeof LABELS)['en'], string>>;

/** The words the report itself adds, in its language. */
export function labelsIn(language: Language): Labels {
  return LABELS[language];
}
