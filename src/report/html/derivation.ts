import type { DerivationRecord } from '../../derivation/lines/record.js';
import { typedLines } from '../../derivation/lines/typed-lines.js';
import { escapeHtml, scriptJson } from '../../html.js';
import { labelsIn } from '../labels.js';
import type { DerivationBlock, DerivationRow, Inline, Mark } from '../model.js';
import { formulaHtml, spans } from './spans.js';
import { firstOf, mapped, saidInEach, type Versions } from './versions.js';

/**
 * A derivation as a table: left side, relation, right side, reason, verdict. It is complete as it stands; the
 * data-line of a formula is its line in the record, by which a page that runs scripts brings it to life.
 */
export function derivationHtml(versions: Versions<DerivationBlock>): string {
  const block = firstOf(versions);
  const note = (label: 'where' | 'assuming', pick: (of: DerivationBlock) => DerivationBlock['where']) =>
    pick(block).length > 0
      ? `<p>${saidInEach(mapped(versions, (of, language) => `${labelsIn(language)[label]} ${list(pick(of))}`))}</p>`
      : '';
  const title = saidInEach(mapped(versions, (of) => list(of.title)));
  const rows = block.rows
    .map((_, i) =>
      rowHtml(
        mapped(versions, ({ rows }) => rows[i]),
        block,
      ),
    )
    .join('\n');
  const checks = block.checks.map((_, i) => {
    const check = mapped(versions, (of) => of.checks[i]);
    const words = saidInEach(
      mapped(check, ({ text, remarks }) => [spans(text), list(remarks)].filter(Boolean).join(' ')),
    );
    return `<p class="check">${markHtml(mapped(check, ({ mark }) => mark))} ${words}</p>`;
  });
  const summary = saidInEach(mapped(versions, (of) => escapeHtml(of.summary)));
  return `<div class="derivation ${block.verdict.kind} ${block.arrangement}" data-question="${escapeHtml(block.question)}">
${title ? `<p class="title">${title}</p>` : ''}${note('where', ({ where }) => where)}${note('assuming', ({ assumptions }) => assumptions)}
<table>${rows}</table>
<div class="checks">${checks.join('\n')}</div>
<p class="summary">${markHtml(mapped(versions, ({ verdict }) => verdict))} · ${summary}</p>
<script type="application/json" class="record">${scriptJson(kept(block.record))}</script>
</div>`;
}

/** What judging the record again needs, and the kinds of its verdicts. */
function kept(record: DerivationRecord) {
  const { id, part, variant, context, lines } = record;
  const kinds = lines.map(({ verdict }) => verdict?.kind);
  const typed = typedLines(record).map((line, i) => ({ ...line, ...(kinds[i] && { kind: kinds[i] }) }));
  return { id, part, variant, context, lines: typed };
}

const list = (items: readonly (readonly Inline[])[]): string => items.map(spans).join(', ');

/** The line, and what follows from it in rows of its own, so that formulas and relation stay level. */
function rowHtml(versions: Versions<DerivationRow>, { arrangement }: DerivationBlock): string {
  const { opens, left, relation, right, answer, line, leftLine } = firstOf(versions);
  const formula = (side: typeof left, at: number) =>
    side ? `<div class="formula" data-line="${at}">${formulaHtml(side)}</div>` : '';
  const leftSide = formula(left, leftLine ?? line);
  const reason = saidInEach(mapped(versions, ({ words }) => spans(words)));
  const [stacked, beside] = [arrangement === 'stacked', arrangement === 'beside'];
  const formulas =
    `<td class="left-side">${stacked ? '' : leftSide}</td><td class="relation">${escapeHtml(relation)}</td>` +
    `<td class="right-side">${formula(right, line)}</td><td class="reason">${beside ? reason : ''}</td>`;
  const words = !left && !right;
  const below = !beside && !words && reason ? `<div class="reason">${reason}</div>` : '';
  const remarks = saidInEach(mapped(versions, (row) => row.remarks.map(remarkHtml(row)).join('')));
  const tint = answer ? ' class="answer"' : '';
  return [
    opens
      ? `<tr><td colspan="5" class="case">${saidInEach(mapped(versions, (row) => spans(row.opens ?? [])))}</td></tr>`
      : '',
    stacked && left ? `<tr${tint}><td colspan="5">${leftSide}</td></tr>` : '',
    `<tr${tint}>${words ? `<td colspan="4" class="words">${reason}</td>` : formulas}<td class="verdict" data-verdict="${line}">${markHtml(mapped(versions, ({ mark }) => mark))}</td></tr>`,
    `<tr class="more${answer ? ' answer' : ''}"><td class="under" colspan="2"></td><td colspan="3" class="below">${below}<div class="remarks" data-remarks="${line}">${remarks}</div></td></tr>`,
  ].join('');
}

const remarkHtml =
  ({ mark }: DerivationRow) =>
  (remark: readonly Inline[]): string =>
    `<div class="remark ${mark?.kind}">${spans(remark)}</div>`;

function markHtml(versions: Versions<Mark | undefined>): string {
  const mark = firstOf(versions);
  if (!mark) return '';
  const words = saidInEach(mapped(versions, (of) => escapeHtml(of?.words ?? '')));
  return `<span class="mark ${mark.kind}"><span aria-hidden="true">${mark.symbol}</span> ${words}</span>`;
}
