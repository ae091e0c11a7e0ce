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
 * for the first numbered figure or table of that cell (in French « la figure 3 », or « La » if its words begin so),
 * and leads to the heading it stands under. Throws if there is none.
 */
export function referenced(blocks: readonly ReportBlock[], labels: ReportLabels): ReportBlock[] {
  const targets = new Map<string, { to: string; text: string }>();
  let heading = '';
  for (const block of blocks) {
    if (block.kind === 'heading') heading = block.id;
    if ((block.kind !== 'figure' && block.kind !== 'table') || !block.cell || !block.number) continue;
    const named = block.kind === 'figure' ? labels.theFigure : labels.theTable;
    if (!targets.has(block.cell))
      targets.set(block.cell, { to: `#${heading}`, text: `${named}\u00a0${block.number}` });
  }
  return withLinks([...blocks], (link) => {
    const [, cell] = /^cell:(.+)$/.exec(link.to) ?? [];
    if (cell === undefined) return link;
    const target = cell.split(',').flatMap((id) => targets.get(id) ?? [])[0];
    const written = spansText(link.children);
    if (!target)
      throw new Error(
        `the link [${written}](cell:${cell}) refers to no numbered figure or table; cells that show one: ${[...targets.keys()].join(', ') || 'none'}`,
      );
    const text = /^\p{Lu}/u.test(written) ? capitalised(target.text) : target.text;
    return { ...link, to: target.to, children: [{ kind: 'text', text }] };
  });
}

const capitalised = (text: string): string => text[0].toUpperCase() + text.slice(1);
