/** What a student gets back: a page of his own, without anybody else's name, that says first what is right. */
import { type Bilingual, both, inLanguage, type Language } from '../../bundle.js';
import { type Homework, theQuestion } from '../../homework/homework.js';
import { type Html, html, joinedHtml } from '../../html.js';
import type { QuestionScore, Sheet, Status } from '../sheet.js';
import { page } from './page.js';

const WORDS = {
  of: both('of', 'sur'),
  points: both('points', 'points'),
  later: both('still being read', 'encore à lire'),
};

/** What stands above the questions of each status. */
const GROUPS: Readonly<Record<Status, Bilingual>> = {
  right: both('Right', 'Juste'),
  partial: both('Partly right', 'En partie juste'),
  pending: both('Being read by a person', 'Lu par une personne'),
  wrong: both('Not right', 'Faux'),
  unanswered: both('Not answered', 'Sans réponse'),
};

/** In this order: what is right comes first. */
const ORDER: readonly Status[] = ['right', 'partial', 'pending', 'wrong', 'unanswered'];

export function feedbackPage(sheet: Sheet, homework: Homework, language: Language): string {
  const words = inLanguage(WORDS, language);
  const later = sheet.pending > 0 ? ` (+ ${sheet.pending} ${words.later})` : '';
  const main = html`<h1>${homework.title[language]}</h1>
<p class="total"><b>${sheet.earned}</b> ${words.of} ${sheet.points} ${words.points}${later}</p>
${joinedHtml(ORDER.map((status) => groupHtml(sheet, status, homework, language)))}`;
  return page({ title: homework.title[language], main, language });
}

function groupHtml({ questions }: Sheet, status: Status, homework: Homework, language: Language): Html {
  const own = questions.filter((question) => question.status === status);
  if (own.length === 0) return html``;
  const item = ({ id, earned, points, remarks, review }: QuestionScore): Html => html`<li>
<b>${theQuestion(homework, id).title[language]}</b> <small>${id}</small>: ${earned} ${WORDS.of[language]} ${points}
${review?.comment ? html`<p class="review">${review.comment}</p>` : undefined}
${review ? undefined : remarks.map((remark) => html`<p class="remark">${remark}</p>`)}
</li>`;
  return html`<h2 class="is-${status}">${GROUPS[status][language]}</h2>
<ul>${own.map(item)}</ul>`;
}
