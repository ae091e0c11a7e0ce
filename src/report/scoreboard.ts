import { type QuestionId, question, questionIds } from '../course/index.js';
import { weakest } from '../derivation/words.js';
import { mark } from './derivations.js';
import type { Labels } from './labels.js';
import type { Block, DerivationBlock, Inline, Language, TableBlock } from './model.js';

/** Questions whose answer is a derivation: all but the experiments. */
export function isTheory(id: string): boolean {
  return !id.startsWith('prac/');
}

/** Every theoretical question with its points, the number of lines judged and its weakest verdict. */
export function scoreboard(blocks: readonly Block[], labels: Labels, language: Language): TableBlock {
  const ids = questionIds.filter(isTheory);
  const total = ids.reduce((sum, id) => sum + (question(id).points ?? 0), 0);
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
      ...ids.map((id) => row(id, blocks, labels, language)),
      [[], strong(labels.total), strong(String(total)), [], [], []],
    ],
  };
}

function row(id: QuestionId, blocks: readonly Block[], labels: Labels, language: Language): Inline[][] {
  const answered = blocks.some((block) => block.kind === 'heading' && block.id === id);
  const title = span(question(id).title[language]);
  const name: Inline[] = answered ? [{ kind: 'link', to: `#${id}`, children: title }] : title;
  const judged = blocks.filter(
    (block): block is DerivationBlock => block.kind === 'derivation' && block.question === id,
  );
  const steps = judged.reduce((sum, block) => sum + block.steps, 0);
  const verdict = mark(weakest(judged.map((block) => ({ kind: block.verdict.kind }))), language);
  return [
    [{ kind: 'code', text: id }],
    name,
    span(String(question(id).points ?? '–')),
    span(String(steps)),
    span(judged.length > 0 ? `${verdict.symbol} ${verdict.words}` : labels.noDerivation),
    answered ? [{ kind: 'page', of: id }] : span('–'),
  ];
}

const span = (text: string): Inline[] => [{ kind: 'text', text }];
const strong = (text: string): Inline[] => [{ kind: 'strong', children: span(text) }];
