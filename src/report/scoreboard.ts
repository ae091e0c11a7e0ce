import { weakest } from '../derivation/words/verdict-words.js';
import type { Homework, Question } from '../homework/homework.js';
import { mark } from './derivations.js';
import type { ReportLabels } from './labels.js';
import type { DerivationBlock, Inline, Language, ReportBlock, TableBlock } from './model.js';

/** Every theoretical question with its points, the number of lines judged and its weakest verdict. */
export function scoreboard(
  blocks: readonly ReportBlock[],
  homework: Homework,
  labels: ReportLabels,
  language: Language,
): TableBlock {
  const questions = homework.questions.filter(({ kind }) => kind === 'theory');
  const total = questions.reduce((sum, { points = 0 }) => sum + points, 0);
  return {
    kind: 'table',
    columns: [
      { title: [], align: 'left' },
      { title: span(labels.question), align: 'left' },
      { title: span(labels.points), align: 'right' },
      { title: span(labels.steps), align: 'right' },
      { title: span(labels.verdict), align: 'left' },
      { title: span(labels.page), align: 'right', printOnly: true },
    ],
    rows: [
      ...questions.map((question) => row(question, blocks, labels, language)),
      [[], strong(labels.total), strong(String(total)), [], [], []],
    ],
  };
}

function row(
  question: Question,
  blocks: readonly ReportBlock[],
  labels: ReportLabels,
  language: Language,
): Inline[][] {
  const { id } = question;
  const answered = blocks.some((block) => block.kind === 'heading' && block.id === id);
  const title = span(question.title[language]);
  const name: Inline[] = answered ? [{ kind: 'link', to: `#${id}`, children: title }] : title;
  const judged = blocks.filter(
    (block): block is DerivationBlock => block.kind === 'derivation' && block.question === id,
  );
  const steps = judged.reduce((sum, block) => sum + block.steps, 0);
  const verdict = mark(weakest(judged.map((block) => ({ kind: block.verdict.kind }))), language);
  return [
    [{ kind: 'code', text: id }],
    name,
    span(String(question.points ?? '–')),
    span(String(steps)),
    span(judged.length > 0 ? `${verdict.symbol} ${verdict.words}` : labels.noDerivation),
    answered ? [{ kind: 'page', of: id }] : span('–'),
  ];
}

const span = (text: string): Inline[] => [{ kind: 'text', text }];
const strong = (text: string): Inline[] => [{ kind: 'strong', children: span(text) }];
