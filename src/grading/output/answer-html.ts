/** An answer on the grader's page. It was written by somebody else: nothing of it is taken as HTML. */

import { DERIVATION_MIME } from '../../derivation/lines/record.js';
import { plainText } from '../../derivation/shown/plain-text.js';
import type { Homework } from '../../homework/homework.js';
import { type Cell, isCode, type Output } from '../../homework/notebook.js';
import { type Html, html, joinedHtml, trusted } from '../../html.js';
import { readDerivation } from '../../report/derivations.js';
import type { Typesetter } from '../../report/formulas.js';
import { blocksHtml } from '../../report/html/blocks.js';
import { highlight } from '../../report/html/highlight.js';
import { readMarkdown, type Surroundings } from '../../report/markdown.js';
import type { ReportBlock } from '../../report/model.js';
import { wordsIn } from '../../report/words.js';
import type { SubmittedAnswer } from '../sheet.js';

/** What drawing needs. */
export interface Page {
  readonly homework: Homework;
  readonly typeset: Typesetter;
}

/**
 * What is longer (characters) is shown as it is: typesetting and colouring take a time that grows with the square
 * of the length.
 */
const MAX = { code: 10_000, words: 10_000, formula: 1_000, formulas: 20_000 };
/** And of what is shown as it is, so much. */
const MAX_SHOWN = 50_000;

/** The answer as text, in a time that grows with its length alone. */
export function plainAnswerHtml({ derivations, cells }: SubmittedAnswer): Html {
  return joinedHtml([
    html`<p class="remark">This answer could not be typeset; here it is as text.</p>`,
    ...derivations.map((record) => plain(plainText(record))),
    ...cells.flatMap((cell) => [plain(cell.source), ...(isCode(cell) ? cell.outputs.map(outputHtml) : [])]),
  ]);
}

export function answerHtml(answer: SubmittedAnswer, page: Page): Html {
  const pen: Page = { ...page, typeset: limited(page.typeset) };
  return joinedHtml([
    ...answer.derivations.map((record) =>
      blocks(() => [readDerivation(record, placeOn(pen))], plainText(record)),
    ),
    ...answer.cells.flatMap((cell) => cellHtml(cell, pen)),
  ]);
}

/** Markdown of ours, such as a statement. */
export const statementHtml = (text: string, page: Page): Html =>
  blocks(() => readMarkdown(text, placeOn(page)), text);

function cellHtml(cell: Cell, pen: Page): Html[] {
  if (isCode(cell)) return [codeHtml(cell.source), ...cell.outputs.map(outputHtml)];
  if (cell.source.length > MAX.words) return [plain(cell.source)];
  return [
    html`<div class="words">${blocks(() => readMarkdown(cell.source, placeOn(pen)), cell.source)}</div>`,
  ];
}

/** A word of many underscores or digits takes the colouring long as well. */
function codeHtml(source: string): Html {
  const isShort = source.length <= MAX.code && !/\w{200}/.test(source);
  return isShort
    ? html`<pre class="code"><code>${trusted(highlight(source, 'ts'))}</code></pre>`
    : plain(source);
}

/** Text and pictures; a picture stands in an <img>, where an SVG runs no script. */
function outputHtml(output: Output): Html {
  if (output.output_type === 'stream') return outputText(output.text, output.name);
  if (output.output_type === 'error') return outputText(`${output.ename}: ${output.evalue}`, 'error');
  const { data } = output;
  // What the submission says of its derivations; the grader's own verdicts stand above.
  if (DERIVATION_MIME in data) return html``;
  for (const type of ['image/png', 'image/svg+xml']) {
    const picture = data[type];
    if (typeof picture !== 'string') continue;
    const base64 = type === 'image/png' ? picture.trim() : Buffer.from(picture).toString('base64');
    return html`<img alt="figure of the submission" src="data:${type};base64,${base64}">`;
  }
  return outputText(String(data['text/plain'] ?? ''), 'stdout');
}

const outputText = (text: string, stream: 'stdout' | 'stderr' | 'error'): Html =>
  text.trim() === '' ? html`` : html`<pre class="output ${stream}">${cut(text.trimEnd())}</pre>`;

const plain = (text: string): Html => html`<pre class="output">${cut(text)}</pre>`;

const cut = (text: string): string =>
  text.length > MAX_SHOWN
    ? `${text.slice(0, MAX_SHOWN)}\n… (${text.length} characters; the rest is in the file)`
    : text;

/** What the living report draws a derivation from; nothing on these pages does. */
const RECORD = /<script type="application\/json" class="record">[^<]*<\/script>/g;

/** Typeset, or as it is. */
function blocks(read: () => ReportBlock[], text: string): Html {
  try {
    return trusted(blocksHtml([{ language: 'en', of: read() }]).replace(RECORD, ''));
  } catch {
    return plain(text);
  }
}

/** So many characters of formulas in all, and in each. */
function limited(typeset: Typesetter): Typesetter {
  let room = MAX.formulas;
  return (tex, display, place) => {
    room -= tex.length;
    if (tex.length > MAX.formula || room < 0) throw new Error('too long to be typeset');
    return typeset(tex, display, place);
  };
}

const placeOn = ({ homework, typeset }: Page): Surroundings => ({
  name: 'an answer',
  typeset,
  homework,
  words: wordsIn('en', { reasons: {}, captions: {} }),
  loadImage: () => {
    throw new Error('pictures of a submission are not loaded');
  },
  link: (to) => (/^https?:/.test(to) ? to : undefined),
});
