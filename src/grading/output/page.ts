/** The pages a grader reads: the notebook beside the scores, and the list of all submissions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../bundle.js';
import { type Html, html, joinedHtml, trusted } from '../../html.js';
import { REPORT_FOLDER } from '../../report/resources.js';
import type { QuestionScore, Sheet } from '../sheet.js';
import { pointsText, STATUS } from './words.js';

/** What a page shows of a question beside its score: title, statement and answer. */
export interface ShownQuestion {
  readonly title: string;
  readonly statement: Html;
  readonly answer: Html;
}

/** One submission: every question with its score, what was judged, and the student's cells. */
export function submissionPage(sheet: Sheet, shownOf: (id: string) => ShownQuestion): string {
  const links = sheet.questions.map(
    (score) => html`<li><a href="#${anchor(score)}">${mark(score)} ${score.id}</a></li>`,
  );
  const main = html`<h1>${nameHtml(sheet.submission)}</h1>
<p class="total">${totalText(sheet)}</p>
${sheet.problems.map((problem) => html`<p class="problem">${problem}</p>`)}
${joinedHtml(sheet.questions.map((score) => questionHtml(score, shownOf(score.id))))}`;
  const nav = html`<p><a href="../index.html">All submissions</a></p><ul>${links}</ul>`;
  return page({ title: sheet.submission, nav, main });
}

/** The list of all submissions, with every question's status. */
export function overviewPage(
  sheets: readonly Sheet[],
  folderOf: (sheet: Sheet) => string,
  notes: readonly string[],
): string {
  const ids = [...new Set(sheets.flatMap(({ questions }) => questions.map(({ id }) => id)))];
  const head = ['submission', 'earned', 'to read', 'of', ...ids].map(
    (title) => html`<th scope="col">${title}</th>`,
  );
  const rows = sheets.map((sheet) => {
    const scores = new Map(sheet.questions.map((score) => [score.id, score]));
    const cells = ids.map((id) => {
      const score = scores.get(id);
      return score ? html`<td>${mark(score)} ${score.earned}</td>` : html`<td></td>`;
    });
    const numbers = [sheet.earned, sheet.pending, sheet.points].map((n) => html`<td>${n}</td>`);
    const problem =
      sheet.problems.length > 0
        ? html` <span class="problem" title="${sheet.problems.join('\n')}">!</span>`
        : undefined;
    return html`<tr><th scope="row"><a href="${hrefOf(folderOf(sheet))}">${nameHtml(sheet.submission)}</a>${problem}</th>${numbers}${cells}</tr>`;
  });
  const legend = Object.values(STATUS).map(({ sign, words }) => `${sign} ${words}`);
  const main = html`<h1>Submissions</h1>
${notes.map((note) => html`<p class="note">${note}</p>`)}
<p>${[...legend, '! a problem'].join(' · ')}</p>
<div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead>
<tbody>${joinedHtml(rows)}</tbody></table></div>`;
  return page({ title: 'Submissions', main });
}

const hrefOf = (folder: string): string => `${encodeURIComponent(folder)}/index.html`;

/** A name may be written from right to left, or turn what follows it: it stays by itself. */
export const nameHtml = (name: string): Html => html`<bdi>${name}</bdi>`;

function questionHtml(score: QuestionScore, { title, statement, answer }: ShownQuestion): Html {
  return html`<section id="${anchor(score)}" data-question="${score.id}" data-answer="${score.answer}">
<aside>
<p class="status is-${score.status}">${mark(score)} ${STATUS[score.status].words}</p>
<p class="score"><b>${score.earned}</b> of ${pointsText(score.points)}</p>
${score.pending > 0 ? html`<p>${pointsText(score.pending)} to give or not</p>` : undefined}
${score.review ? html`<p class="review">by hand${score.review.comment ? `: ${score.review.comment}` : ''}</p>` : undefined}
${[...score.remarks, ...score.notes].map((remark) => html`<p class="remark">${remark}</p>`)}
</aside>
<div class="handed-in">
<h2>${title} <small>${score.id}</small></h2>
<div class="statement">${statement}</div>
${answer}
</div>
</section>`;
}

const anchor = ({ id }: QuestionScore): string => id.replaceAll(/\W/g, '-');

const mark = ({ status }: QuestionScore): Html =>
  html`<span class="is-${status}" title="${STATUS[status].words}">${STATUS[status].sign}</span>`;

function totalText({ earned, pending, points }: Sheet): Html {
  const left = pending > 0 ? `, ${pointsText(pending)} to give or not` : '';
  return html`<b>${earned}</b> of ${pointsText(points)}${left}`;
}

export interface PageParts {
  readonly title: string;
  readonly main: Html;
  readonly nav?: Html;
  readonly language?: Language;
  /** Scripts of ours alone, by their address; none where the page is read from the folder. */
  readonly script?: string;
}

/** Nothing from elsewhere, and no script but ours: the page holds text of the submission. */
export function page({ title, main, nav, language = 'en', script }: PageParts): string {
  const css = ['style.css', 'grading.css'].map((file) => readFileSync(join(REPORT_FOLDER, file), 'utf8'));
  const own = script ? " script-src 'self'; connect-src 'self';" : '';
  const policy = `default-src 'none';${own} style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'`;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${trusted(css.join('\n'))}
</style>
${script ? html`<script src="${script}" defer></script>` : undefined}
</head>
<body class="grading${nav ? '' : ' wide'}">
${nav ? html`<nav aria-label="Questions">${nav}</nav>` : undefined}
<main>
${main}
</main>
</body>
</html>
`.text;
}
