import { both, inLanguage, type Language } from '../bundle.js';

const LABELS = {
  contents: both('Contents', 'Table des matières'),
  theory: both('Theory', 'Théorie'),
  practice: both('Practical part', 'Partie pratique'),
  scoreboard: both('Scoreboard', 'Bilan'),
  scoreboardIntro: both(
    'What the machine says of each answer. The verdict of a question is that of its weakest line; words are left to the grader.',
    'Ce que la machine dit de chaque réponse. Le verdict d’une question est celui de sa ligne la plus faible ; les mots sont laissés au correcteur.',
  ),
  question: both('Question', 'Question'),
  points: both('Points', 'Points'),
  pointsUnit: both('points', 'points'),
  pointUnit: both('point', 'point'),
  steps: both('Lines judged', 'Lignes jugées'),
  verdict: both('Verdict', 'Verdict'),
  page: both('Page', 'Page'),
  total: both('Total', 'Total'),
  figure: both('Figure', 'Figure'),
  table: both('Table', 'Tableau'),
  /** As a sentence refers to them, before the number. */
  theFigure: both('Figure', 'la figure'),
  theTable: both('Table', 'le tableau'),
  team: both('Team', 'Équipe'),
  data: both('Data:', 'Données :'),
  code: both('Code', 'Code'),
  where: both('Where', 'Avec'),
  assuming: both('Assuming', 'En supposant'),
  case: both('Case', 'Cas'),
  allCases: both('In all cases', 'Dans tous les cas'),
  colon: both(':', ' :'),
  at: both('at', 'en'),
  left: both('left', 'à gauche'),
  right: both('right', 'à droite'),
  noDerivation: both('no derivation', 'sans dérivation'),
  skip: both('Skip to the text', 'Aller au texte'),
  checked: both('checked', 'vérifié'),
  checkedSizes: both('checked at several sizes', 'vérifié à plusieurs tailles'),
  checkedConvention: both('checked; a convention at the kink', 'vérifié ; convention au point anguleux'),
  checkedWords: both('checked, but for the words', 'vérifié, sauf les mots'),
  words: both('words, to be read', 'mots, à lire'),
  errata: both('errata', 'errata'),
  whatWasChecked: both('What was checked.', 'Ce qui a été vérifié.'),
  secondProgram: both(
    'Of all lines of the notebooks a second program, in another language, confirms $1, leaves $2 that are beyond it, and finds $3 false.',
    'De toutes les lignes des notebooks, un second programme, dans un autre langage, en confirme $1, en laisse $2 qui le dépassent et en trouve $3 de fausses.',
  ),
  derivationsWith: both('derivations with', 'démonstrations de'),
  judgedLines: both('lines', 'lignes en tout'),
  linesExact: both('exact', 'exactes'),
  linesSizes: both('exact at several sizes', 'exactes à plusieurs tailles'),
  linesConvention: both(
    'exact but for a convention at a kink',
    'exactes sauf une convention en un point anguleux',
  ),
  linesProse: both('in words, left to the reader', 'en mots, laissées à la lecture'),
  inTheWebPage: both(
    'Each mark in the margin leads to the lines in the web page beside this file, with the verdict of each.',
    'Chaque marque en marge mène aux lignes, avec leur verdict, dans la page web jointe à ce fichier.',
  ),
} as const;

export type ReportLabels = Readonly<Record<keyof typeof LABELS, string>>;

/** The words the report itself adds, in its language. */
export function labelsIn(language: Language): ReportLabels {
  return inLanguage(LABELS, language);
}
