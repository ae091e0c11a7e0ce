import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { twoCircles } from '../../src/data/circles.js';
import type { Dataset } from '../../src/data/dataset.js';
import { describeSplit } from '../../src/data/describe.js';
import { STAND_IN_NAME, standIn } from '../../src/data/stand-in/stand-in.js';
import { loadFrench } from '../../src/homework/french.js';
import { parseNotebook } from '../../src/homework/nbformat.js';
import { seeded } from '../../src/numeric/random.js';
import { spansText } from '../../src/report/anchors.js';
import { readChapter } from '../../src/report/chapter.js';
import { assemble } from '../../src/report/document.js';
import { createTypesetter } from '../../src/report/formulas.js';
import { writeHtml } from '../../src/report/html/page.js';
import { labelsIn } from '../../src/report/labels.js';
import type { Language, Report, ReportBlock } from '../../src/report/model.js';
import { writePdf } from '../../src/report/pdf.js';
import { referenced } from '../../src/report/references.js';
import { REPORT_FOLDER } from '../../src/report/resources.js';
import { readTeam } from '../../src/report/team.js';
import { wordsIn } from '../../src/report/words.js';
import { HOMEWORK } from '../homework/this-homework.js';
import {
  derivationOutput,
  display,
  failed,
  figureOutput,
  md,
  notebook,
  practice,
  sigmoidRecord,
  tableOutput,
  theory,
  ts,
} from './sample.js';

const typeset = await createTypesetter();
const MAKING = { homework: HOMEWORK, team: { team: [{ name: 'A', id: '1' }] }, web: 'report.html' };
const french = loadFrench(HOMEWORK);

function reportOf(files: Record<string, string>, language: Language = 'en', theory = false): Report {
  const notebooks = Object.keys(files);
  const setting = { typeset, homework: HOMEWORK, words: wordsIn(language, french), notebooks };
  const chapters = notebooks.map((path) =>
    readChapter({ path, notebook: parseNotebook(files[path], path) }, setting),
  );
  return assemble(chapters, { ...MAKING, language, theory });
}

/** The report of a notebook with one cell. */
const oneCell = (cell: Record<string, unknown>) => () => reportOf({ 'n.ipynb': notebook(cell) });

const sample = reportOf({ 'theory.ipynb': theory, 'practice.ipynb': practice });
const html = await writeHtml(sample);

test('the PDF is tagged, titled and the same bytes twice', () => {
  const pdf = writePdf(sample);
  assert.ok(pdf.equals(writePdf(sample)), 'the same bytes');
  const text = pdf.toString('latin1');
  assert.match(text, /^%PDF-1\.7/);
  assert.match(text, /\/StructTreeRoot/);
  assert.match(text, /pdfuaid:part>1</);
  assert.match(text, /\/Outlines/);
});

test('the web page holds everything, and is the same twice', async () => {
  assert.equal(html, await writeHtml(sample));
  assert.match(html, /<html lang="en">/);
  assert.match(html, /<h4 id="functions\/a-sigmoid-tanh">/);
  assert.match(html, /href="#functions\/a-sigmoid-tanh">The sigmoid is a shifted tanh/);
  assert.match(html, /<math data-tex="\\frac\{1\}\{1\+e\^\{-x\}\}"[^>]*><mfrac><mn>1<\/mn>/);
  assert.match(html, /<svg [^>]*role="img"/);
  assert.match(html, /<caption><b>Table 1<\/b>/);
  const shown = html.replace(/<script[\s\S]*?<\/script>/g, '');
  assert.doesNotMatch(shown, /\$[^<]*\\[a-z]+[^<]*\$/, 'no raw TeX');
  assert.doesNotMatch(html, /(?:src|href)="https?:\/\/(?!example\.org)/, 'nothing is loaded from elsewhere');
});

test('a figure’s ids are its own on the page', () => {
  assert.match(html, /clipPath id="f1en-c"/);
  assert.match(html, /url\(#f1en-c\)/);
});

const startingPages = ({ blocks }: Report) =>
  blocks.flatMap((block) => (block.kind === 'heading' && block.newPage ? [block.id] : []));

test('parts and the scoreboard start a page; for graders so does each theoretical question, but no experiment', () => {
  assert.deepEqual(startingPages(sample), ['theory', 'scoreboard', 'practice']);
  const forGraders = reportOf({ 'theory.ipynb': theory, 'practice.ipynb': practice }, 'en', true);
  const questions = ['functions/a-sigmoid-tanh', 'softmax/j-partials'];
  assert.deepEqual(startingPages(forGraders), ['theory', ...questions, 'scoreboard', 'practice']);
});

test('the scoreboard counts lines and takes the weakest verdict', () => {
  const words = html.replace(/<[^>]+>/g, '|');
  assert.match(words, /The sigmoid is a shifted tanh\|+1\|+2\|+✓ exact/);
  assert.match(words, /The partial derivatives of softmax\|+1\|+3\|+✗/);
});

test('the data sets that outputs describe stand on the cover, each once; what only names one does not', () => {
  const described = (train: Dataset) => {
    const { data, metadata } = describeSplit({ train, valid: train, test: train });
    return ts(`of-${train.name[0]}`, 'x', [display({ ...data }, { ...metadata })]);
  };
  const circles = twoCircles(seeded('a'), { pointsPerClass: 5 });
  const garments = standIn({ train: 10, valid: 10, test: 10 }).train;
  const named = ts('c', 'x', [display({ 'text/plain': 'Fashion-MNIST' })]);
  const cells = [described(circles), named, described(garments)];
  const report = reportOf({ 'm.ipynb': notebook(described(circles)), 'n.ipynb': notebook(...cells) });
  assert.deepEqual(report.data, ['two circles', STAND_IN_NAME]);
});

test('overwritten and coloured output is shown as a terminal leaves it', () => {
  assert.match(html, /<pre class="output stdout">epoch 3\ndone x+<\/pre>/);
});

test('TeX that cannot be typeset is refused with notebook, cell and formula', () => {
  const bad = oneCell(md('bad', 'Here $\\nosuch{x}$.'));
  assert.throws(bad, /n\.ipynb, cell 1 \(bad\): formula \$\\nosuch\{x\}\$: Undefined control sequence/);
  assert.throws(oneCell(md('bad', '$$x^$$')), /formula \$x\^\$: Missing superscript/);
  assert.throws(oneCell(md('bad', '$\\text{漢}$')), /no glyph for '漢'/);
  const record = { ...sigmoidRecord, lines: [{ ...sigmoidRecord.lines[0], tex: '\\frac{1}' }] };
  assert.throws(oneCell(ts('d', 'x', [derivationOutput(record)])), /n\.ipynb, cell 1 \(d\): formula/);
});

test('what cannot be printed is refused with the heading it stands under', () => {
  const strange = reportOf({
    'n.ipynb': notebook(md('a', '# First\n\n[link](#second)'), md('b', '## Second\n\n漢')),
  });
  assert.throws(() => writePdf(strange), /PDF: under "Second" .*漢/);
  const [start, ...lines] = sigmoidRecord.lines;
  const record = { ...sigmoidRecord, lines: [{ ...start, typst: 'frac(1' }, ...lines] };
  const bad = reportOf({ 'n.ipynb': notebook(md('a', '# First'), ts('b', 'x', [derivationOutput(record)])) });
  assert.throws(() => writePdf(bad), /PDF: under "First" \(n\): .*unclosed delimiter/);
});

test('what did not run, or failed, is refused', () => {
  const error = failed('TypeError', 'x is undefined');
  assert.throws(oneCell(ts('c', 'x', [error])), /n\.ipynb, cell 1 \(c\): failed: TypeError: x is undefined/);
  assert.doesNotThrow(oneCell(ts('c', 'x', [error], ['raises-exception'])));
  assert.throws(oneCell({ ...ts('c', 'x'), execution_count: null }), /cell 1 \(c\): has not been executed/);
});

test('a figure without alt text, a link to nowhere and an unknown question are refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>';
  assert.throws(
    oneCell(ts('c', 'x', [display({ 'image/svg+xml': svg })])),
    /cell 1 \(c\): a figure has no alt text/,
  );
  assert.throws(oneCell(md('a', '# A\n\n[there](#nowhere)')), /"there" leads to #n:nowhere/);
  assert.throws(oneCell(md('a', '## functions/a-typo')), /no question 'functions\/a-typo'/);
});

test('tags take cells, code or outputs away', () => {
  const kinds = (tag: string) =>
    reportOf({ 'n.ipynb': notebook(ts('c', 'x', [display({ 'text/plain': '1' })], [tag])) }).blocks.map(
      (b) => b.kind,
    );
  assert.deepEqual(kinds('other'), ['code', 'output']);
  assert.deepEqual(kinds('remove-input'), ['output']);
  assert.deepEqual(kinds('remove-output'), ['code']);
  assert.deepEqual(kinds('remove-cell'), []);
});

test('the team file of the project is right', () => {
  assert.ok(readTeam(join(REPORT_FOLDER, 'team.json')).team.length > 0);
});

test('a PNG image is shown as it is; one cut short, or without a size, is refused', () => {
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const image = (data: string) => ts('c', 'x', [display({ 'image/png': data }, { alt: 'A dot.' })]);
  const report = reportOf({ 'n.ipynb': notebook(md('a', '# A'), image(png)) });
  const figure = report.blocks.at(-1);
  assert.ok(figure?.kind === 'figure' && figure.svg.includes(png) && figure.width === 1);
  assert.match(writePdf(report).toString('latin1'), /\/Subtype\s*\/Image/);
  assert.throws(oneCell(image(png.slice(0, 20))), /cell 1 \(c\): a PNG image is cut off/);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';
  assert.throws(
    oneCell(ts('c', 'x', [display({ 'image/svg+xml': svg }, { alt: 'Nothing.' })])),
    /has no size/,
  );
});

test('a figure is referred to by its number', () => {
  const refer = (to: string) => md('r', `See [the figure](cell:${to}).`);
  const report = reportOf({
    'n.ipynb': notebook(md('t', '# N'), refer('f'), ts('f', 'x', [figureOutput()])),
  });
  assert.match(JSON.stringify(report.blocks[1]), /"to":"#n",.*Figure\u00a01|Figure.1/);
  const blocks = [...report.blocks];
  const french = (words: string) => {
    const link = { kind: 'link', to: 'cell:f', children: [{ kind: 'text', text: words }] } as const;
    const said = { kind: 'paragraph', children: [link] } as unknown as ReportBlock;
    return JSON.stringify(referenced([...blocks, said], labelsIn('fr')).at(-1));
  };
  assert.match(french('La figure'), /"La figure\u00a01"/);
  assert.match(french('la suivante'), /"la figure\u00a01"/);
  assert.match(french('figure'), /"figure\u00a01"/);
  const table = { kind: 'table', cell: 'f', number: 7 } as unknown as ReportBlock;
  const both = [...blocks, table].map((block) => (block.kind === 'figure' ? { ...block, cell: 'f' } : block));
  const link = { kind: 'link', to: 'cell:f', children: [{ kind: 'text', text: 'le tableau' }] } as const;
  const said = { kind: 'paragraph', children: [link] } as unknown as ReportBlock;
  const named = referenced([...both, said], labelsIn('fr')).at(-1);
  assert.match(JSON.stringify(named), /"le tableau\u00a07"/, 'the words choose where a cell shows both');
  const onFront = referenced([table, said], labelsIn('fr')).at(-1);
  assert.deepEqual(onFront, { ...said, children: [{ kind: 'text', text: 'le tableau\u00a07' }] });
  const lost = () => reportOf({ 'n.ipynb': notebook(md('t', '# N'), refer('g')) });
  assert.throws(
    lost,
    /the link \[the figure\]\(cell:g\) refers to no numbered figure or table; cells that show one: /,
  );
});

test('numbers of a table have a minus and powers of ten; what is no number stays', () => {
  const columns = ['a', 'b', 'c', 'd'].map((title) => ({ title, align: 'right' as const }));
  const table = tableOutput({ caption: 'T', columns, rows: [['-0.5', '2.4e-16', '-1e+3', 'e-1']] });
  const block = reportOf({ 'n.ipynb': notebook(ts('c', 'x', [table])) }).blocks.at(-1);
  assert.ok(block?.kind === 'table');
  assert.deepEqual(
    block.rows[0].map((spans) =>
      spans.map((it) => (it.kind === 'formula' ? it.formula.tex : spansText([it]))),
    ),
    [['−0.5'], ['2.4\\cdot10^{-16}'], ['-1\\cdot10^{3}'], ['e-1']],
  );
});

test('a derivation for any activation says so in words, in both languages; other variants stay', () => {
  const titlesOf = (variant: string, language: Language) =>
    reportOf(
      {
        'n.ipynb': notebook(
          md('h', '## functions/a-sigmoid-tanh'),
          ts('a', '// judge', [derivationOutput({ ...sigmoidRecord, variant, lines: [] })]),
        ),
      },
      language,
    ).blocks.flatMap((block) => (block.kind === 'derivation' ? block.title.map(spansText) : []));
  assert.deepEqual(titlesOf('φ', 'en'), ['any activation φ']);
  assert.deepEqual(titlesOf('φ', 'fr'), ['toute activation φ']);
  assert.deepEqual(titlesOf('3 layers, φ', 'fr'), ['3 couches, toute activation φ']);
  assert.deepEqual(titlesOf('any layer, φ', 'fr'), ['toute couche, toute activation φ']);
  assert.deepEqual(titlesOf('3 layers, tanh', 'fr'), ['3 couches, tanh']);
  assert.deepEqual(titlesOf('E42', 'fr'), ['E42']);
});
