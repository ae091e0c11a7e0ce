import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { loadFrench } from '../../src/homework/french.js';
import { parseNotebook } from '../../src/homework/nbformat.js';
import { spansText } from '../../src/report/anchors.js';
import { readChapter } from '../../src/report/chapter.js';
import { assemblePaper } from '../../src/report/document.js';
import { createTypesetter } from '../../src/report/formulas.js';
import type { Report } from '../../src/report/model.js';
import { writePdf } from '../../src/report/pdf.js';
import { wordsIn } from '../../src/report/words.js';
import { HOMEWORK } from '../homework/this-homework.js';
import { derivationOutput, figureOutput, md, notebook, sigmoidRecord, ts } from './sample.js';

const typeset = await createTypesetter();
const MAKING = { homework: HOMEWORK, team: { team: [{ name: 'A', id: '1' }] }, web: 'report.html' };
const french = loadFrench(HOMEWORK);

/** The paper of an edition, from notebooks. */
function paperOf(files: Record<string, string>, document: string): Report {
  const notebooks = Object.keys(files);
  const setting = { typeset, homework: HOMEWORK, words: wordsIn('en', french), notebooks };
  const chapters = notebooks.map((path) =>
    readChapter({ path, notebook: parseNotebook(files[path], path) }, setting),
  );
  return assemblePaper(chapters, { ...MAKING, language: 'en', edition: HOMEWORK.documents[document] });
}

const shown = ({ blocks }: Report) =>
  blocks.flatMap((block) => {
    if (block.kind === 'heading') return [`${block.number ?? '–'} ${spansText(block.children)}`];
    return block.kind === 'paragraph' ? [spansText(block.children)] : [block.kind];
  });

const editions = {
  'a.ipynb': notebook(
    md('t', '# Functions'),
    md('q', '## functions/h-grad-l2-squared'),
    ts('c', 'code', [derivationOutput({ ...sigmoidRecord, id: 'functions/h-grad-l2-squared' })]),
    { ...md('lab', 'for the notebook'), metadata: { tags: ['lab'] } },
    { ...md('relu', 'about ReLU'), metadata: { tags: ['only-relu'] } },
    { ...md('leaky', 'about leaky ReLU'), metadata: { tags: ['only-leaky'] } },
    md('x', '## functions/x1-softplus-difference'),
    md('x-text', 'asked by 002 alone'),
  ),
  'b.ipynb': notebook(
    md('t', '# First\n\n[link](a.ipynb)'),
    { ...md('sent', 'sent before'), metadata: { tags: ['before:functions/h-grad-l2-squared'] } },
    md('q', '## functions/b-log-sigmoid'),
    md('b-text', 'answer of b'),
  ),
};

test('a paper has what its document asks, in its order and with its numbers', () => {
  assert.deepEqual(shown(paperOf(editions, '000')), [
    '1 Derivatives and relations of basic functions',
    'link',
    '1(b) The logarithm of the sigmoid',
    'statement',
    'answer of b',
    'sent before',
    '1(h) The gradient of the squared L2 norm',
    'statement',
    'derivation',
    'about leaky ReLU',
  ]);
  const of002 = shown(paperOf(editions, '002'));
  assert.ok(of002.includes('Q1 E The odd part of softplus') && !of002.includes('about leaky ReLU'));
});

test('a paper leads to the web page for what it leaves out, and is a valid PDF', () => {
  const paper = paperOf(editions, '001');
  assert.match(JSON.stringify(paper.blocks), /"to":"report\.html#a"/);
  assert.match(writePdf(paper).toString('latin1'), /pdfuaid:part>1</);
});

test('the points of a question stand beside it where its document prints them', () => {
  const notes = (document: string) =>
    paperOf(editions, document).blocks.flatMap((block) =>
      block.kind === 'heading' && block.level > 1 ? [block.note] : [],
    );
  assert.deepEqual(notes('000'), ['1 point', '1 point']);
  assert.deepEqual(notes('001'), [undefined, undefined]);
});

test('definitions are told once, and not where the text has told them', () => {
  const defined = { ...sigmoidRecord, id: 'functions/b-log-sigmoid', where: ['$y = \\sigma(x)$'] };
  const told = (...tags: string[][]) => {
    const cells = tags.map((tag, i) => ts(`c${i}`, 'code', [derivationOutput(defined)], tag));
    const paper = paperOf(
      { 'n.ipynb': notebook(md('t', '# N'), md('q', '## functions/b-log-sigmoid'), ...cells) },
      '001',
    );
    return paper.blocks.flatMap((block) => (block.kind === 'derivation' ? [block.where.length] : []));
  };
  assert.deepEqual(told([]), [1]);
  assert.deepEqual(told(['told']), [0]);
  assert.deepEqual(told([], []), [1, 0]);
});

test('what is copied from a paper has no character without width', () => {
  const text = (words: string) =>
    writePdf(
      paperOf(
        {
          'n.ipynb': notebook(
            md('t', '# N'),
            md('q', '## functions/b-log-sigmoid'),
            md('w', words),
            ts('f', 'x', [figureOutput()]),
          ),
        },
        '001',
      ),
    );
  assert.deepEqual(widthless(text('An answer.')), []);
  assert.deepEqual(widthless(text('An an\u2060swer.')), ['2060']);
});

/** The characters without width that the fonts of a PDF are said to draw. */
function widthless(pdf: Buffer): string[] {
  const streams = pdf.toString('latin1').matchAll(/stream\r?\n(.*?)\r?\nendstream/gs);
  const maps = [...streams].map(([, bytes]) => inflated(Buffer.from(bytes, 'latin1')));
  const codes = maps.flatMap((map) => [...map.matchAll(/<((?:[0-9a-f]{4})+)>/gi)]);
  const found = codes.flatMap(([, digits]) => digits.toLowerCase().match(/.{4}/g) ?? []);
  return [...new Set(found.filter((code) => WIDTHLESS.includes(code)))];
}

const WIDTHLESS = ['200b', '200c', '200d', '2060'];

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}

test('what was judged of the text stands in a paper once, with its mark', () => {
  const answer = md('b-text', '$$\\ln\\sigma(x) = -\\operatorname{softplus}(-x)$$');
  const files = { 'b.ipynb': notebook(md('q', '## functions/b-log-sigmoid'), answer) };
  const judged = paperOf(files, '000').blocks.filter((block) => block.kind === 'derivation');
  assert.deepEqual(
    judged.map(({ written }) => written),
    [true],
  );
  const typed = paperOf(editions, '000').blocks.filter((block) => block.kind === 'derivation');
  assert.deepEqual(
    typed.map(({ written }) => written),
    [undefined],
  );
});
