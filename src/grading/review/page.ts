/** The page on which persons give points: by question, each answer once, however many have given it. */
import { type Homework, theQuestion } from '../../homework/homework.js';
import { type Html, html, joinedHtml, trusted } from '../../html.js';
import type { Stored } from '../batch/store.js';
import { nameHtml, page } from '../output/page.js';
import { pointsText } from '../output/words.js';
import type { QuestionScore } from '../sheet.js';
import { type Reviews, reviewed, seenOf } from './reviews.js';

/** The answers that are the same, and who has given them. */
interface Group {
  readonly score: QuestionScore;
  readonly names: readonly string[];
  readonly answer: Html;
}

/** What it shows: what is left to persons, or every answer, with what the machine has given for it. */
export interface Shelf {
  readonly everything: boolean;
  /** Where the other of the two is. */
  readonly other: string;
}

export function reviewPage(
  all: readonly Stored[],
  reviews: Reviews,
  homework: Homework,
  { everything, other }: Shelf,
): string {
  const groups = groupsOf(all, reviews, everything);
  const ids = [...new Set(groups.map(({ score }) => score.id))];
  const open = groups.filter(({ score }) => score.pending > 0).length;
  const [title, link] = everything
    ? ['All answers', 'Only what is left to persons']
    : ['What is left to persons', 'All answers, to decide otherwise than the machine'];
  const main = html`<h1>${title}</h1>
<p>${open} of ${groups.length} answers are open. Tab goes from field to field, Enter in one saves it; an empty
field takes a decision back. Answers that are the same stand here once. <a href="${other}">${link}</a>.</p>
${joinedHtml(
  ids.map(
    (id) => html`<h2>${theQuestion(homework, id).title.en} <small>${id}</small></h2>
${joinedHtml(groups.filter(({ score }) => score.id === id).map(groupHtml))}`,
  ),
)}`;
  return page({ title: 'Review', main, script: '/review.js' });
}

/** Those that are pending or decided, or all that are answered; the most frequent first. */
function groupsOf(all: readonly Stored[], reviews: Reviews, everything: boolean): Group[] {
  const groups = new Map<string, Group>();
  for (const stored of all)
    for (const score of reviewed(stored.sheet, reviews).questions) {
      const isHere = everything ? score.status !== 'unanswered' : score.pending > 0;
      if (!isHere && !score.review) continue;
      const key = `${score.id} ${score.answer}`;
      const names = [...(groups.get(key)?.names ?? []), stored.sheet.submission];
      groups.set(key, { score, names, answer: trusted(stored.pages[score.id] ?? '') });
    }
  return [...groups.values()].sort((a, b) => b.names.length - a.names.length);
}

function groupHtml({ score, names, answer }: Group): Html {
  const { id, points, earned, pending, review, remarks, notes } = score;
  return html`<section data-question="${id}" data-answer="${score.answer}" data-seen="${seenOf(review)}">
<aside>
<p><b>${earned}</b> of ${pointsText(points)}${pending > 0 ? `, ${pending} open` : ''}</p>
<p><label>Points <input class="points" type="number" min="0" max="${points}" step="any" value="${review ? review.points : ''}"></label></p>
<p><label>For the student <input class="comment" value="${review ? review.comment : ''}"></label></p>
<p class="said" role="status"></p>
${[...remarks, ...notes].map((remark) => html`<p class="remark">${remark}</p>`)}
<p>${names.length > 1 ? `${names.length}: ` : ''}${names.map((name, i) => html`${i > 0 ? ', ' : ''}${nameHtml(name)}`)}</p>
</aside>
<div class="handed-in">${answer}</div>
</section>`;
}
