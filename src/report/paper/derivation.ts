import { spansText } from '../anchors.js';
import { arrangementOf } from '../derivations.js';
import type { ReportLabels } from '../labels.js';
import type { DerivationBlock, DerivationRow, Inline, Mark } from '../model.js';

/** In em: no column of verdicts, the mark stands in the margin. */
const NO_VERDICT = 0;

/**
 * The derivation without the checks of form, its part named in words, one mark for the whole, and a remark that
 * several lines have under the last of them. `told` leaves out the definitions: the text around it has them.
 */
export function printedDerivation(
  block: DerivationBlock,
  labels: ReportLabels,
  told: boolean,
): DerivationBlock {
  return {
    ...block,
    title: block.title.slice(0, 1).map(withoutKey),
    where: told ? [] : block.where,
    rows: block.rows.map((row, i) => ({
      ...row,
      remarks: row.remarks.filter((remark) => !recurs(remark, block.rows.slice(i + 1))),
    })),
    arrangement: arrangementOf(block.rows, NO_VERDICT),
    verdict: printedMark(block, labels),
  };
}

const recurs = (remark: readonly Inline[], rows: readonly DerivationRow[]): boolean =>
  rows.some(({ remarks }) => remarks.some((other) => spansText(other) === spansText(remark)));

/** The part's name without its key: `matrix form` of `a2 · matrix form`; nothing where it has no name. */
function withoutKey([first, ...rest]: readonly Inline[]): Inline[] {
  if (first?.kind !== 'text') return [];
  const name = /^\w+ · (.*)$/s.exec(first.text)?.[1];
  return name === undefined ? [] : [{ kind: 'text', text: name }, ...rest];
}

function printedMark({ verdict, rows }: DerivationBlock, labels: ReportLabels): Mark {
  const judged = rows.some(({ mark }) => mark && mark.kind !== 'prose');
  const words = {
    exact: labels.checked,
    sizes: labels.checkedSizes,
    convention: labels.checkedConvention,
    prose: judged ? labels.checkedWords : labels.words,
    partial: verdict.words,
    undecided: verdict.words,
    refused: verdict.words,
  };
  return { ...verdict, words: words[verdict.kind] };
}

/**
 * Definitions are told once: those that an earlier derivation of the list has told are left out of the later ones,
 * and those that are the derivation's own first line out of it.
 */
export function toldOnce<Block extends { readonly kind: string }>(blocks: readonly Block[]): Block[] {
  const told = new Set<string>();
  return blocks.map((block) => {
    if (block.kind !== 'derivation') return block;
    const { where, rows } = block as unknown as DerivationBlock;
    const fresh = where.filter((definition) => !told.has(spansText(definition)));
    for (const definition of fresh) told.add(spansText(definition));
    return { ...block, where: fresh.filter((definition) => !opensWith(rows, definition)) };
  });
}

function opensWith([first]: readonly DerivationRow[], definition: readonly Inline[]): boolean {
  const line = `${first?.left?.tex}${first?.relation}${first?.right?.tex}`;
  return spansText(definition).replace(/\s/g, '') === line.replace(/\s/g, '');
}
