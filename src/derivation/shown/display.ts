import type { Bundle } from '../../bundle.js';
import { escapeHtml } from '../../html.js';
import { type Context, parse } from '../../judge/language.js';
import type { Verdict, Witness } from '../../judge/verdict.js';
import { DERIVATION_MIME, type DerivationRecord, type Line } from '../lines/record.js';
import { type Formula, toTex } from '../typeset/formula.js';
import { toMathml } from '../typeset/mathml.js';
import { mathmlOf } from '../typeset/typeset.js';
import { fails, VERDICTS } from '../words/verdict-words.js';
import { lineWitness } from './line-witness.js';
import { markOf, plainText, titleOf, witnessText } from './plain-text.js';
import { printedRows, type Row } from './rows.js';

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

/**
 * Proved, wrong, and what lies between; the words beside it say the same. Mixed with the colour of the text where the
 * notebook is read, so that it can be read on a dark ground too.
 */
export function colourOf({ kind }: Pick<Verdict, 'kind'>): string {
  const own = fails(kind) ? '#b3261e' : kind === 'exact' ? '#1a7f37' : '#8a5a00';
  const text = 'var(--jp-content-font-color1, var(--vscode-editor-foreground, #1a1a1a))';
  return `color:${own};color:color-mix(in srgb, ${own} 55%, ${text})`;
}

/** A table with the formulas of the lines as MathML; those in the words stay between dollars, for MathJax. */
function html(record: DerivationRecord): string {
  return [
    `<div role="group" aria-label="derivation ${escapeHtml(titleOf(record))}">`,
    ...preamble(record).map((text) => `<p>${escapeHtml(text)}</p>`),
    '<table style="border-collapse:collapse">',
    ...printedRows(record.lines).flatMap((row) => htmlRow(row, record)),
    ...record.checks.map(({ text, verdict }) => spanning(escapeHtml(text.en), mark(verdict))),
    '</table>',
    `<p style="${colourOf(record.verdict)}">${escapeHtml(record.summary)}</p>`,
    '</div>',
  ].join('\n');
}

function htmlRow({ line, left, opens }: Row, record: DerivationRecord): string[] {
  const { relation, reason, verdict, shape, source } = line;
  const begins = relation === '';
  const [first, second] = begins ? [line, undefined] : [left, line];
  const words = [escapeHtml(reason), shape?.source ?? ''].filter(Boolean).join(', ');
  const cells = () => [
    `<td style="${RIGHT}">${first ? formula(first, record.context) : ''}</td>`,
    td(second ? `${relation} ${formula(second, record.context)}` : ''),
    td(words),
    td(mark(verdict)),
  ];
  return [
    ...(opens
      ? [
          spanning(
            caseTitle(opens, (tex) => `$${escapeHtml(tex)}$`),
            '',
          ),
        ]
      : []),
    source === '' ? spanning(words, mark(verdict)) : `<tr>${cells().join('')}</tr>`,
    ...(verdict?.witness ? [spanning(witnessHtml(line, verdict.witness, record), '')] : []),
  ];
}

/** The numbers that show it: each symbol of the two lines with its value, and what the two lines are there. */
function witnessHtml(line: Line, witness: Witness, record: DerivationRecord): string {
  const view = lineWitness(line, record);
  if (!view) return escapeHtml(witnessText(witness));
  const [left, right] = [view.left, view.right].map(box);
  const at = view.quantities.map(box).join(', ');
  return `${at ? `at ${at}: ` : ''}${left} ≠ ${right}`;
}

/**
 * The expression of a line. A notebook that is not trusted loses the elements of MathML but keeps their letters, which
 * then have no size, and the template, but not what is in it: there MathJax sets the TeX.
 */
function formula({ relation, source, tex }: Line, context: Context): string {
  if (relation === '∈') return `ℝ<sup>${escapeHtml(source)}</sup>`;
  return twice(mathmlOf(parse(source), context), tex);
}

const box = (of: Formula): string => twice(toMathml(of), toTex(of));

const twice = (mathml: string, tex: string): string =>
  `<span style="font-size:0">${mathml.replace('<math', '<math style="font-size:1rem"')}</span><template>$\\displaystyle ${escapeHtml(tex)}$</template>`;

const td = (content: string): string => `<td style="${CELL}">${content}</td>`;

const spanning = (content: string, last: string): string =>
  `<tr><td colspan="3" style="${CELL}">${content}</td>${td(last)}</tr>`;

const mark = (verdict: Verdict | undefined): string =>
  verdict ? `<span style="${colourOf(verdict)}">${escapeHtml(markOf(verdict))}</span>` : '';

/** Definitions and assumptions, before the first line. */
const preamble = ({ where, assumptions }: DerivationRecord): string[] => [
  ...(where.length > 0 ? [`where ${where.join(', ')}`] : []),
  ...(assumptions.length > 0 ? [`for ${assumptions.join(', ')}`] : []),
];

/** The lines aligned at their relations, the reason and the verdict beside each. */
function latex(record: DerivationRecord): string {
  const lines = printedRows(record.lines).flatMap((row) => {
    const { reason, verdict } = row.line;
    const mark = verdict && `${VERDICTS[verdict.kind].sign} ${VERDICTS[verdict.kind].en}`;
    const beside = [reason, mark].filter(Boolean).join(' — ');
    const title = row.opens && `\\text{${caseTitle(row.opens, (tex) => `$${tex}$`)}}`;
    return [...(title ? [title] : []), `${sides(row).join('&')}&&\\text{${beside}}`];
  });
  return `$$\\begin{aligned}\n${lines.join('\\\\\n')}\n\\end{aligned}$$`;
}
