import { spansText } from './anchors.js';
import type { ReportLabels } from './labels.js';
import type { Inline, ReportBlock } from './model.js';

type Link = Extract<Inline, { kind: 'link' }>;

/** The node with each of its links replaced, however deep. */
export function withLinks<Node>(node: Node, replace: (link: Link) => Inline): Node {
  if (Array.isArray(node)) return node.map((item) => withLinks(item, replace)) as Node;
  if (node === null || typeof node !== 'object') return node;
  if ((node as { kind?: unknown }).kind === 'link') return replace(node as unknown as Link) as Node;
  const parts = Object.entries(node).map(([key, part]) => [
    key,
    key === 'plotly' ? part : withLinks(part, replace),
  ]);
  return Object.fromEntries(parts) as Node;
}

/**
 * References by number: a link to `cell:ID`, or to `cell:ID,ID` where editions have one or the other, says "Figure 3"
 * for the first numbered figure or table of that cell (in French « la figure 3 », « La » if its words begin so, and
 * without the article if they have none), or for the first that is what the words name, "the figure" or "the table", where the cell has both; and it leads to the
 * heading that stands under; before all headings, as on a paper's first page, it is only said. Throws if there is none.
 */
export function referenced(blocks: readonly ReportBlock[], labels: ReportLabels): ReportBlock[] {
  const targets = new Map<string, { to: string; text: string; bare: string; named: string }[]>();
  let heading = '';
  for (const block of blocks) {
    if (block.kind === 'heading') heading = block.id;
    if ((block.kind !== 'figure' && block.kind !== 'table') || !block.cell || !block.number) continue;
    const [named, the] =
      block.kind === 'figure' ? [labels.figure, labels.theFigure] : [labels.table, labels.theTable];
    const target = {
      to: heading && `#${heading}`,
      text: `${the}\u00a0${block.number}`,
      bare: `${the.split(' ').at(-1)}\u00a0${block.number}`,
      named: named.toLowerCase(),
    };
    targets.set(block.cell, [...(targets.get(block.cell) ?? []), target]);
  }
  return withLinks([...blocks], (link) => {
    const [, cell] = /^cell:(.+)$/.exec(link.to) ?? [];
    if (cell === undefined) return link;
    const written = spansText(link.children);
    const shown = cell.split(',').flatMap((id) => targets.get(id) ?? []);
    const target = shown.find(({ named }) => written.toLowerCase().includes(named)) ?? shown[0];
    if (!target)
      throw new Error(
        `the link [${written}](cell:${cell}) refers to no numbered figure or table; cells that show one: ${[...targets.keys()].join(', ') || 'none'}`,
      );
    const hasArticle = !written.toLowerCase().startsWith(target.named);
    const words = hasArticle ? target.text : target.bare;
    const said: Inline = { kind: 'text', text: /^\p{Lu}/u.test(written) ? capitalised(words) : words };
    return target.to === '' ? said : { ...link, to: target.to, children: [said] };
  });
}

const capitalised = (text: string): string => text[0].toUpperCase() + text.slice(1);
