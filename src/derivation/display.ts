import type { Bundle } from '../bundle.js';
import { markOf, plainText, titleOf, witnessText } from './plain.js';
import { DERIVATION_MIME, type DerivationRecord, type Verdict } from './record.js';
import { type Row, rowsOf } from './rows.js';
import { fails, VERDICTS } from './words.js';

/** The record as a cell's output: JSON for the report, a table for Jupyter, LaTeX, and text. */
export function bundleOf(record: DerivationRecord): Bundle {
  return {
    data: {
      [DERIVATION_MIME]: record,
      'text/html': html(record),
      'text/latex': latex(record),
      'text/plain': plainText(record),
    },
    metadata: {},
  };
}

const CELL = 'text-align:left;vertical-align:middle;padding:0.3em 0.6em';
const RIGHT = CELL.replace('left', 'right');
const GOOD = 'color:#1a7f37';
const BAD = 'color:#b3261e';

/** A table whose formulas stand between dollars, for the MathJax of Jupyter and of nbconvert. */
function html(record: DerivationRecord): string {
  const rows = rowsOf(record.lines).flatMap(htmlRow);
  return [
    `<div role="group" aria-label="derivation ${escapeHtml(titleOf(record))}">`,
    ...preamble(record).map((text) => `<p>${escapeHtml(text)}</p>`),
    '<table style="border-collapse:collapse">',
    ...rows,
    ...record.checks.map(({ text, verdict }) => spanning(escapeHtml(text.en), mark(verdict))),
    '</table>',
    `<p style="${fails(record.verdict.kind) ? BAD : GOOD}">${escapeHtml(record.summary)}</p>`,
    '</div>',
  ].join('\n');
}

function htmlRow({ line, left, opens }: Row): string[] {
  const { relation, tex, reason, verdict, shape } = line;
  const sign = relation === '∈' ? '' : relation;
  const formula = sign === '' ? '' : `${sign === '≠' ? '\\ne' : sign} ${tex}`;
  const alone = sign === '' ? tex : (left?.tex ?? '');
  const size = shape && relation !== '∈' ? `, ${math(shape.tex)}` : '';
  const cells = tex
    ? `<td style="${RIGHT}">${math(alone)}</td><td style="${CELL}">${math(formula)}</td>`
    : '';
  const words = tex
    ? `<td style="${CELL}">${escapeHtml(reason)}${size}</td>`
    : `<td colspan="3" style="${CELL}">${escapeHtml(reason)}</td>`;
  const witness = verdict?.witness ? [spanning(escapeHtml(witnessText(verdict.witness)), '')] : [];
  return [
    ...(opens ? [spanning(opens === 'all' ? 'in all cases' : `case ${math(opens.tex)}`, '')] : []),
    `<tr>${cells}${words}<td style="${CELL}">${mark(verdict)}</td></tr>`,
    ...witness,
  ];
}

const spanning = (content: string, last: string): string =>
  `<tr><td colspan="3" style="${CELL}">${content}</td><td style="${CELL}">${last}</td></tr>`;

const mark = (verdict: Verdict | undefined): string =>
  verdict ? `<span style="${fails(verdict.kind) ? BAD : GOOD}">${escapeHtml(markOf(verdict))}</span>` : '';

const math = (tex: string): string => (tex ? `$\\displaystyle ${escapeHtml(tex)}$` : '');

/** Definitions and assumptions, before the first line. */
const preamble = ({ where, assumptions }: DerivationRecord): string[] => [
  ...(where.length > 0 ? [`where ${where.join(', ')}`] : []),
  ...(assumptions.length > 0 ? [`for ${assumptions.join(', ')}`] : []),
];

/** The lines aligned at their relations, the reason and the verdict beside each. */
function latex(record: DerivationRecord): string {
  const rows = rowsOf(record.lines).map(({ line, left, opens }) => {
    const under = opens
      ? `${opens === 'all' ? '\\text{in all cases}' : `\\text{case }${opens.tex}`}\\\\\n`
      : '';
    const beside = [line.reason, signOf(line.verdict)].filter(Boolean).join(' — ');
    const right = line.relation === '' || line.relation === '∈' ? line.tex : '';
    const relation = { '': '', '∈': '', '=': `=${line.tex}`, '≠': `\\ne ${line.tex}` }[line.relation];
    return `${under}${left?.tex ?? right}&${relation}&&\\text{${beside}}`;
  });
  return `$$\\begin{aligned}\n${rows.join('\\\\\n')}\n\\end{aligned}$$`;
}

/** `✓ exact`, without what may not stand in TeX's text. */
const signOf = (verdict: Verdict | undefined): string =>
  verdict ? `${VERDICTS[verdict.kind].sign} ${VERDICTS[verdict.kind].en}` : '';

/** Text between tags. */
const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
