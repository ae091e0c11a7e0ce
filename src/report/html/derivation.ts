import { escapeHtml } from '../../html.js';
import type { Labels } from '../labels.js';
import type { DerivationBlock, DerivationRow, Inline, Mark } from '../model.js';
import type { Glyphs } from './glyphs.js';
import { formulaHtml, spans } from './spans.js';

/** A derivation as a table: left side, relation, right side, reason, verdict. */
export function derivationHtml(block: DerivationBlock, glyphs: Glyphs, labels: Labels): string {
  const list = (items: readonly (readonly Inline[])[]) => items.map((item) => spans(item, glyphs)).join(', ');
  const note = (label: string, items: readonly (readonly Inline[])[]) =>
    items.length > 0 ? `<p>${label} ${list(items)}</p>` : '';
  const checks = block.checks.map(
    ({ text, mark, remarks }) =>
      `<p class="check">${spans(text, glyphs)} ${markHtml(mark)} ${list(remarks)}</p>`,
  );
  return `<div class="derivation ${block.verdict.kind} ${block.arrangement}">
${block.title.length > 0 ? `<p class="title">${list(block.title)}</p>` : ''}
${note(labels.where, block.where)}${note(labels.assuming, block.assumptions)}
<div class="scroll" tabindex="0"><table>${block.rows.map((row) => rowHtml(row, block, glyphs)).join('\n')}</table></div>
${checks.join('\n')}
<p class="summary">${markHtml(block.verdict)} · ${escapeHtml(block.summary)}</p>
</div>`;
}

/** The line, and what follows from it in rows of its own, so that formulas and relation stay level. */
function rowHtml(row: DerivationRow, { arrangement }: DerivationBlock, glyphs: Glyphs): string {
  const { opens, left, relation, right, words, answer, mark, remarks } = row;
  const [leftSide, rightSide] = [left, right].map((side) => (side ? formulaHtml(side, glyphs) : ''));
  const [stacked, beside] = [arrangement === 'stacked', arrangement === 'beside'];
  const reason = spans(words, glyphs);
  const formulas = [
    `<td class="left-side">${stacked ? '' : leftSide}</td>`,
    `<td class="relation">${escapeHtml(relation)}</td>`,
    `<td>${rightSide}</td>`,
    `<td class="reason">${beside ? reason : ''}</td>`,
  ].join('');
  const line = left || right ? formulas : `<td colspan="4">${reason}</td>`;
  const below = [
    ...(beside || line !== formulas || !reason ? [] : [`<span class="reason">${reason}</span>`]),
    ...remarks.map((remark) => `<span class="remark ${mark?.kind}">${spans(remark, glyphs)}</span>`),
  ];
  const tint = answer ? ' class="answer"' : '';
  return [
    opens ? `<tr><td colspan="5" class="case">${spans(opens, glyphs)}</td></tr>` : '',
    stacked && left ? `<tr><td colspan="5">${leftSide}</td></tr>` : '',
    `<tr${tint}>${line}<td class="verdict">${mark ? markHtml(mark) : ''}</td></tr>`,
    ...below.map((text) => `<tr${tint}><td colspan="2"></td><td colspan="3" class="below">${text}</td></tr>`),
  ].join('');
}

function markHtml({ kind, symbol, words }: Mark): string {
  return `<span class="mark ${kind}"><span aria-hidden="true">${symbol}</span> ${escapeHtml(words)}</span>`;
}
