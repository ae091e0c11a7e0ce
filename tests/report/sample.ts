import type { DerivationRecord, Line } from '../../src/derivation/lines/record.js';
import type { Table } from '../../src/figures/table.js';
import type { Verdict } from '../../src/judge/verdict.js';

/** Hand-made executed notebooks for the tests of the report. */
type Json = Record<string, unknown>;

export const md = (id: string, source: string): Json => ({ cell_type: 'markdown', id, metadata: {}, source });

export const ts = (id: string, source: string, outputs: Json[] = [], tags: string[] = []): Json => ({
  cell_type: 'code',
  execution_count: 1,
  id,
  metadata: { tags },
  outputs,
  source,
});

export const notebook = (...cells: Json[]): string =>
  JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });

export const display = (data: Json, metadata: Json = {}): Json => ({
  output_type: 'display_data',
  data,
  metadata,
});

export const printed = (text: string, name = 'stdout'): Json => ({ output_type: 'stream', name, text });

export const failed = (ename: string, evalue: string): Json => ({
  output_type: 'error',
  ename,
  evalue,
  traceback: [],
});

export const tableOutput = (table: Table): Json =>
  display({ 'application/vnd.chainrule.table+json': table, 'text/plain': table.caption });

export const derivationOutput = (record: DerivationRecord): Json =>
  display({ 'application/vnd.chainrule.derivation+json': record, 'text/plain': record.summary });

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="300" viewBox="0 0 640 300" role="img" aria-label="x">
<title>x</title><defs><clipPath id="c"><rect width="600" height="280"/></clipPath></defs>
<g clip-path="url(#c)"><polyline points="40,40 200,150 400,210 600,240" fill="none" stroke="#1d4f91" stroke-width="2"/></g>
<text x="320" y="290" font-family="Source Sans 3" font-size="12" text-anchor="middle">epoch</text></svg>`;

export const figureOutput = (alt = 'The error falls over 50 epochs, on Fashion-MNIST.'): Json =>
  display(
    {
      'image/svg+xml': SVG,
      'text/plain': alt,
      'application/vnd.plotly.v1+json': {
        data: [{ x: [1, 2, 3], y: [3, 2, 1], type: 'scatter' }],
        layout: { width: 640, height: 300, xaxis: { title: { text: 'epoch' } } },
      },
    },
    { alt },
  );

const line = (
  relation: Line['relation'],
  [source, tex, typst]: [source: string, tex: string, typst: string],
  reason = '',
  verdict?: Verdict,
): Line => ({ relation, source, tex, typst, reason, ...(verdict && { verdict }) });

export const sigmoidRecord: DerivationRecord = {
  id: 'functions/a-sigmoid-tanh',
  context: { symbols: {} },
  where: [],
  assumptions: [],
  lines: [
    line('', ['sigma(x)', '\\sigma(x)', 'sigma(x)']),
    line('=', ['1 / (1 + exp(-x))', '\\frac{1}{1+e^{-x}}', 'frac(1, 1 + e^(-x))'], 'definition', {
      kind: 'exact',
    }),
    {
      ...line('=', ['(tanh(x/2) + 1) / 2', '\\tfrac12(\\tanh(\\tfrac x2) + 1)', '1/2 (tanh(x/2) + 1)']),
      reason: 'definition of tanh',
      answer: true,
      verdict: { kind: 'exact' },
    },
  ],
  checks: [{ text: { en: 'uses tanh', fr: 'utilise tanh' }, verdict: { kind: 'exact' } }],
  verdict: { kind: 'exact' },
  summary: '2 steps: 2 exact',
};

/** A refused line with its witness, a long one, and cases. */
export const errataRecord: DerivationRecord = {
  id: 'softmax/j-partials',
  part: 'both',
  variant: 'as printed',
  context: { symbols: {} },
  where: ['$S = \\operatorname{softmax}(x)$'],
  assumptions: ['$m \\ge 2$'],
  lines: [
    line('', ['D(S[i], x[j])', '\\frac{\\partial S_i}{\\partial x_j}', 'frac(partial S_i, partial x_j)']),
    line('≠', ['S[i] * (1 - S[j])', 'S_i(1 - S_j)', 'S_i (1 - S_j)'], 'both cases together', {
      kind: 'refused',
      note: 'the two sides differ',
      witness: { values: { x1: '0', x2: '0.6931471806' }, left: '-0.2222222222', right: '0.1111111111' },
    }),
    {
      ...line('=', ['S[i] * (1 - S[i])', 'S_i(1 - S_i)', 'S_i (1 - S_i)'], 'quotient rule'),
      under: { source: 'i == j', tex: 'i = j', typst: 'i = j' },
      verdict: { kind: 'sizes', sizes: [{ m: 2 }, { m: 3 }] },
    },
  ],
  checks: [],
  verdict: { kind: 'refused' },
  summary: '2 steps: 1 exact for some sizes, 1 wrong',
};

export const theory = notebook(
  md(
    'top',
    '# Functions\n\nEvery answer below is *executed* and **judged**; see [the sigmoid](#functions/a-sigmoid-tanh).',
  ),
  md('a', '## functions/a-sigmoid-tanh'),
  md('plan', '1. Start from the definition,\n2. multiply by $e^{x/2}$:\n   - above,\n   - below.'),
  ts('a1', "derivation('functions/a-sigmoid-tanh')\n  .given('sigma(x)')", [derivationOutput(sigmoidRecord)]),
  md('j', '## softmax/j-partials'),
  md(
    'rule',
    'A formula on its own:\n\n$$\\frac{\\partial S_i}{\\partial x_j} = S_i(\\mathbf 1_{i=j} - S_j)$$\n\n> A quotation, and `code` in it.\n\n| shape | size |\n|:--|--:|\n| $W^{(1)}$ | $d_h \\times d$ |',
  ),
  ts('j1', '// judge', [derivationOutput(errataRecord)], ['hide-input']),
);

const wide = (n: number): string[] => Array.from({ length: n }, (_, i) => `some column ${i}`);

export const practice = notebook(
  md('top', '# Experiments\n\nSource: [the course](https://example.org) and [the theory](theory.ipynb).'),
  md('e9', '## prac/e09-log\n\nThe log.'),
  ts(
    'log',
    `const veryLongLine = await train(model, { epochs: 50, eta: 0.05, K: 100, seed: 1, decay: 1e-4 }); // ${'and so on '.repeat(8)}`,
    [printed(`epoch 1\repoch 2\repoch 3\n\u001b[31mdone\u001b[0m ${'x'.repeat(150)}\n`)],
  ),
  ts('fig', 'show(figure)', [figureOutput()], ['remove-input']),
  ts(
    'tab',
    'show(table)',
    [
      tableOutput({
        caption: 'A long table: error of $W^{(1)}$ per epoch',
        columns: [
          { title: 'epoch', align: 'right' },
          { title: '$L$', align: 'right' },
        ],
        rows: Array.from({ length: 60 }, (_, i) => [String(i + 1), (1 / (i + 1)).toFixed(5)]),
      }),
      tableOutput({
        caption: 'A table wider than the page',
        columns: wide(14).map((title) => ({ title, align: 'left' as const })),
        rows: [wide(14), wide(14).map(() => 'a_very_long_identifier_without_spaces')],
      }),
    ],
    ['remove-input'],
  ),
);
