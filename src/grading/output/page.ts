/** The pages a grader reads: the notebook beside the scores, and the list of all submissions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Homework, theQuestion } from '../../homework/homework.js';
import { escapeHtml } from '../../html.js';
import type { Typeset } from '../../report/formulas.js';
import { REPORT_FOLDER } from '../../report/resources.js';
import type { Graded } from '../grade.js';
import type { GradedSubmission } from '../grader.js';
import type { QuestionScore, Sheet } from '../sheet.js';
import { answerHtml, markdownHtml, type Page } from './answer-html.js';
import { pointsText, STATUS } from './words.js';

/** One submission: every question with its score, what was judged, and the student's cells. */
export function submissionPage(
  { sheet, graded }: GradedSubmission,
  typeset: Typeset,
  homework: Homework,
): string {
  const page: Page = { homework, typeset };
  const questions = graded.map((one) => questionHtml(one, page)).join('\n');
  const links = sheet.questions.map(
    (score) => `<li><a href="#${anchor(score)}">${mark(score)} ${escapeHtml(score.id)}</a></li>`,
  );
  const main = `<h1>${escapeHtml(sheet.submission)}</h1>
<p class="total">${totalText(sheet)}</p>
${sheet.problems.map((problem) => `<p class="problem">${escapeHtml(problem)}</p>`).join('\n')}
${questions}`;
  const nav = `<p><a href="../index.html">All submissions</a></p><ul>${links.join('')}</ul>`;
  return html(sheet.submission, nav, main);
}

/** The list of all submissions, with every question's status. */
export function overviewPage(sheets: readonly Sheet[], folderOf: (sheet: Sheet) => string): string {
  const ids = [...new Set(sheets.flatMap(({ questions }) => questions.map(({ id }) => id)))];
  const head = ['submission', 'earned', 'to read', 'of', ...ids].map(
    (title) => `<th scope="col">${title}</th>`,
  );
  const rows = sheets.map((sheet) => {
    const scores = ids.map((id) => {
      const score = sheet.questions.find((one) => one.id === id);
      return `<td>${score ? `${mark(score)} ${score.earned}` : ''}</td>`;
    });
    const link = `<a href="${encodeURI(folderOf(sheet))}/index.html">${escapeHtml(sheet.submission)}</a>`;
    const numbers = [sheet.earned, sheet.pending, sheet.points].map((n) => `<td>${n}</td>`);
    return `<tr><th scope="row">${link}</th>${numbers.join('')}${scores.join('')}</tr>`;
  });
  const legend = Object.values(STATUS).map(({ sign, words }) => `${sign} ${words}`);
  const main = `<h1>Submissions</h1>
<p>${legend.join(' · ')}</p>
<div class="scroll" tabindex="0"><table><thead><tr>${head.join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`;
  return html('Submissions', '', main);
}

function questionHtml({ score, answer }: Graded, page: Page): string {
  const { title, statement } = theQuestion(page.homework, score.id);
  const remarks = score.remarks.map((remark) => `<p class="remark">${escapeHtml(remark)}</p>`).join('');
  return `<section id="${anchor(score)}">
<aside>
<p class="status is-${score.status}">${mark(score)} ${STATUS[score.status].words}</p>
<p class="score"><b>${score.earned}</b> of ${pointsText(score.points)}</p>
${score.pending > 0 ? `<p>${pointsText(score.pending)} to give or not</p>` : ''}
${remarks}
</aside>
<div class="handed-in">
<h2>${escapeHtml(title.en)} <small>${escapeHtml(score.id)}</small></h2>
<div class="statement">${markdownHtml(statement.en, page)}</div>
${answerHtml(answer, page)}
</div>
</section>`;
}

const anchor = ({ id }: QuestionScore): string => id.replaceAll('/', '-');

const mark = ({ status }: QuestionScore): string =>
  `<span class="is-${status}" title="${STATUS[status].words}">${STATUS[status].sign}</span>`;

function totalText({ earned, pending, points }: Sheet): string {
  const left = pending > 0 ? `, ${pointsText(pending)} to give or not` : '';
  return `<b>${earned}</b> of ${pointsText(points)}${left}`;
}

/** No script, nothing from elsewhere: the page holds text of the submission. */
function html(title: string, nav: string, main: string): string {
  const css = ['style.css', 'grading.css'].map((file) => readFileSync(join(REPORT_FOLDER, file), 'utf8'));
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${css.join('\n')}
</style>
</head>
<body class="grading${nav ? '' : ' wide'}">
${nav ? `<nav aria-label="Questions">${nav}</nav>` : ''}
<main>
${main}
</main>
</body>
</html>
`;
}
