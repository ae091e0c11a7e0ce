import type { Bundle } from '../bundle.js';
import { escapeHtml } from '../html.js';
import type { Verdict } from '../judge/verdict.js';
import { markOf, plainText, titleOf, witnessText } from './plain.js';
import { DERIVATION_MIME, type DerivationRecord, type Line } from './record.js';
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

const RELATIONS: Readonly<Record<Line['relation'], string>> = {
  '': '',
  '=': '=',
  '≠': '\\ne ',
  '∈': '\\in ',
};

/** What stands left and right of the alignment. */
const sides = ({ line, left }: Row): readonly [string, string] =>
  line.relation === '' ? [line.tex, ''] : [left?.tex ?? '', RELATIONS[line.relation] + line.tex];

const caseTitle = (opens: NonNullable<Row['opens']>, tex: (source: string) => string): string =>
  opens === 'all' ? 'in all cases' : `case ${tex(opens.tex)}`;

const CELL = 'text-align:left;vertical-align:middle;padding:0.3em 0.6em';
const RIGHT = CELL.replace('left', 'right');

/** Proved, wrong, and what lies between; the words beside it say the same. */
function colour({ kind }: Verdict): string {
  if (fails(kind)) return 'color:#b3261e';
  return kind === 'exact' ? 'color:#1a7f37' : 'color:#8a5a00';
}

/** A table whose formulas stand between dollars, for the MathJax of Jupyter and of nbconvert. */
function html(record: DerivationRecord): string {
  return [
    `<div role="group" aria-label="derivation ${escapeHtml(titleOf(record))}">`,
    ...preamble(record).map((text) => `<p>${escapeHtml(text)}</p>`),
    '<table style="border-collapse:collapse">',
    ...rowsOf(record.lines).flatMap(htmlRow),
    ...record.checks.map(({ text, verdict }) => spanning(escapeHtml(text.en), mark(verdict))),
    '</table>',
    `<p style="${colour(record.verdict)}">${escapeHtml(record.summary)}</p>`,
    '</div>',
  ].join('\n');
}

function htmlRow(row: Row): string[] {
  const { reason, verdict, shape, source } = row.line;
  const [left, right] = sides(row).map(math);
  const words = [escapeHtml(reason), math(shape?.tex ?? '')].filter(Boolean).join(', ');
  const cells = [`<td style="${RIGHT}">${left}</td>`, td(right), td(words), td(mark(verdict))];
  return [
    ...(row.opens ? [spanning(caseTitle(row.opens, math), '')] : []),
    source === '' ? spanning(words, mark(verdict)) : `<tr>${cells.join('')}</tr>`,
    ...(verdict?.witness ? [spanning(escapeHtml(witnessText(verdict.witness)), '')] : []),
  ];
}

const td = (content: string): string => `<td style="${CELL}">${content}</td>`;

const spanning = (content: string, last: string): string =>
  `<tr><td colspan="3" style="${CELL}">${content}</td>${td(last)}</tr>`;

const mark = (verdict: Verdict | undefined): string =>
  verdict ? `<span style="${colour(verdict)}">${escapeHtml(markOf(verdict))}</span>` : '';

const math = (tex: string): string => (tex ? `$\\displaystyle ${escapeHtml(tex)}$` : '');

/** Definitions and assumptions, before the first line. */
const preamble = ({ where, assumptions }: DerivationRecord): string[] => [
  ...(where.length > 0 ? [`where ${where.join(', ')}`] : []),
  ...(assumptions.length > 0 ? [`for ${assumptions.join(', ')}`] : []),
];

/** The lines aligned at their relations, the reason and the verdict beside each. */
function latex(record: DerivationRecord): string {
  const lines = rowsOf(record.lines).flatMap((row) => {
    const { reason, verdict } = row.line;
    const mark = verdict && `${VERDICTS[verdict.kind].sign} ${VERDICTS[verdict.kind].en}`;
    const beside = [reason, mark].filter(Boolean).join(' — ');
    const title = row.opens && `\\text{${caseTitle(row.opens, (tex) => `$${tex}$`)}}`;
    return [...(title ? [title] : []), `${sides(row).join('&')}&&\\text{${beside}}`];
  });
  return `$$\\begin{aligned}\n${lines.join('\\\\\n')}\n\\end{aligned}$$`;
}
