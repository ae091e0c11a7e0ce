/** An answer on the grader's page. It was written by somebody else: nothing of it is taken as HTML. */
import { plainText } from '../../derivation/plain.js';
import { DERIVATION_MIME, type DerivationRecord } from '../../derivation/record.js';
import type { Homework } from '../../homework/homework.js';
import { type Cell, isCode, type Output } from '../../homework/nbformat.js';
import { escapeHtml } from '../../html.js';
import { readDerivation } from '../../report/derivations.js';
import type { Typeset } from '../../report/formulas.js';
import { blocksHtml } from '../../report/html/blocks.js';
import { highlight } from '../../report/html/highlight.js';
import { type Place, readMarkdown } from '../../report/markdown.js';
import type { Block } from '../../report/model.js';
import { wordsIn } from '../../report/words.js';
import type { Answer } from '../sheet.js';

/** What a page shares: its homework, its formulas. */
export interface Page {
  readonly homework: Homework;
  readonly typeset: Typeset;
}

export function answerHtml({ derivations, cells }: Answer, page: Page): string {
  return [
    ...derivations.map((record) => derivationHtml(record, page)),
    ...cells.map((cell) => cellHtml(cell, page)),
  ].join('\n');
}

/** Markdown of ours or of the submission; where it cannot be typeset, the text as it is. */
export function markdownHtml(text: string, page: Page): string {
  return orPlain(() => readMarkdown(text, placeOn(page)), text);
}

function derivationHtml(record: DerivationRecord, page: Page): string {
  return orPlain(() => [readDerivation(record, placeOn(page))], plainText(record));
}

function cellHtml(cell: Cell, page: Page): string {
  if (!isCode(cell)) return `<div class="words">${markdownHtml(cell.source, page)}</div>`;
  const code = `<pre class="code"><code>${highlight(cell.source, 'ts')}</code></pre>`;
  return [code, ...cell.outputs.map(outputHtml)].join('\n');
}

/** Text and pictures; a picture stands in an <img>, where an SVG runs no script. */
function outputHtml(output: Output): string {
  if (output.output_type === 'stream') return outputText(output.text, output.name);
  if (output.output_type === 'error') return outputText(`${output.ename}: ${output.evalue}`, 'error');
  const { data } = output;
  // What the submission says of its derivations; the grader's own verdicts stand above.
  if (DERIVATION_MIME in data) return '';
  for (const type of ['image/png', 'image/svg+xml']) {
    const picture = data[type];
    if (typeof picture !== 'string') continue;
    const base64 = type === 'image/png' ? picture.trim() : Buffer.from(picture).toString('base64');
    return `<img alt="figure of the submission" src="data:${type};base64,${escapeHtml(base64)}">`;
  }
  return outputText(String(data['text/plain'] ?? ''), 'stdout');
}

const outputText = (text: string, stream: string): string =>
  text.trim() === '' ? '' : `<pre class="output ${stream}">${escapeHtml(text.trimEnd())}</pre>`;

function orPlain(read: () => Block[], text: string): string {
  try {
    return blocksHtml([{ language: 'en', of: read() }]);
  } catch {
    return `<pre class="output">${escapeHtml(text)}</pre>`;
  }
}

const placeOn = ({ typeset, homework }: Page): Place => ({
  name: 'an answer',
  typeset,
  homework,
  words: wordsIn('en', { reasons: {}, captions: {} }),
  loadImage: () => {
    throw new Error('pictures of a submission are not loaded');
  },
  link: (to) => (/^https?:/.test(to) ? to : undefined),
});
