import { escapeHtml } from '../../html.js';
import { labelsIn } from '../labels.js';
import type { Align, FigureBlock, Heading, Inline, Language, ReportBlock, TableBlock } from '../model.js';
import { cleanSvg } from './clean-svg.js';
import { derivationHtml } from './derivation.js';
import { highlight } from './highlight.js';
import { formulaHtml, spans, spansIn } from './spans.js';
import { firstOf, mapped, saidInEach, type Version, type Versions } from './versions.js';

/** Blocks in each language of the page → HTML in which what the languages share stands once. */
export function blocksHtml(versions: Versions<readonly ReportBlock[]>): string {
  return sections(versions)
    .map((section) => (alike(section) ? zipped(section).map(blockHtml).join('\n') : apart(section)))
    .join('\n');
}

/** Cut before each heading that every language has. */
function sections(versions: Versions<readonly ReportBlock[]>): Versions<readonly ReportBlock[]>[] {
  const ids = mapped(versions, (blocks) => new Set(blocks.map(headingId)));
  const shared = (block: ReportBlock) => ids.every(({ of }) => of.has(headingId(block)));
  const cut = mapped(versions, (blocks) => {
    const starts = blocks.flatMap((block, i) => (block.kind === 'heading' && shared(block) ? [i] : []));
    return [0, ...starts].map((start, i) => blocks.slice(start, [...starts, blocks.length][i]));
  });
  return firstOf(cut).map((_, i) => mapped(cut, (parts) => parts[i] ?? []));
}

const headingId = (block: ReportBlock): string => (block.kind === 'heading' ? block.id : '');

/** Whether the languages have the same kinds of blocks in the same order. */
const alike = (versions: Versions<readonly ReportBlock[]>): boolean => {
  const kinds = mapped(versions, (blocks) => blocks.map(({ kind }) => kind).join());
  return kinds.every(({ of }) => of === firstOf(kinds));
};

const zipped = (versions: Versions<readonly ReportBlock[]>): Version<ReportBlock>[][] =>
  firstOf(versions).map((_, i) => mapped(versions, (blocks) => blocks[i]));

const apart = (versions: Versions<readonly ReportBlock[]>): string =>
  saidInEach(
    mapped(versions, (blocks, language) => blocks.map((of) => blockHtml([{ language, of }])).join('\n')),
    'div',
  );

/** A block whose versions are of one kind. */
function blockHtml(versions: Versions<ReportBlock>): string {
  const { kind } = firstOf(versions);
  if (kind === 'heading') return headingHtml(versions as Versions<Heading>);
  if (kind === 'derivation') return derivationHtml(versions as Parameters<typeof derivationHtml>[0]);
  return saidInEach(mapped(versions, plainBlock), 'div');
}

function plainBlock(block: ReportBlock, language: Language): string {
  const inner = (of: readonly ReportBlock[]) => blocksHtml([{ language, of }]);
  switch (block.kind) {
    case 'paragraph':
      return `<p>${spans(block.children)}</p>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${inner(item)}</li>`).join('');
      return block.ordered ? `<ol start="${block.start}">${items}</ol>` : `<ul>${items}</ul>`;
    }
    case 'statement':
      return `<div class="statement">${inner(block.children)}</div>`;
    case 'quote':
      return `<blockquote>${inner(block.children)}</blockquote>`;
    case 'math':
      return `<div class="display" tabindex="0">${formulaHtml(block.formula)}</div>`;
    case 'code': {
      const code = `<pre class="code"><code>${highlight(block.text, block.language)}</code></pre>`;
      return block.collapsed
        ? `<details class="source"><summary>${labelsIn(language).code}</summary>${code}</details>`
        : code;
    }
    case 'output':
      return `<pre class="output ${STREAMS.has(block.stream) ? block.stream : ''}">${escapeHtml(block.text)}</pre>`;
    case 'rule':
      return '<hr>';
    case 'table':
      return tableHtml(block, language);
    case 'figure':
      return figureHtml(block, language);
    case 'heading':
    case 'derivation':
      return blockHtml([{ language, of: block }]);
  }
}

/** What a stream may be called: the name comes from a notebook's output. */
const STREAMS: ReadonlySet<string> = new Set(['stdout', 'stderr', 'error']);

/** The report's title is h1, so that a heading of level n is h(n+1). */
function headingHtml(versions: Versions<Heading>): string {
  const { level, id, note, live } = firstOf(versions);
  const element = `h${Math.min(level + 1, 6)}`;
  const notes = saidInEach(mapped(versions, (heading) => escapeHtml(heading.note ?? '')));
  const under = note ? `\n<p class="note">${notes}</p>` : '';
  const title = spansIn(mapped(versions, ({ children }) => children));
  const tried = live ? ` data-live="${live}"` : '';
  return `<${element} id="${escapeHtml(id)}"${tried}>${title}</${element}>${under}`;
}

const ALIGNMENTS: ReadonlySet<string> = new Set<Align>(['left', 'right', 'center']);

function tableHtml({ caption, number, columns, rows }: TableBlock, language: Language): string {
  const cell = (element: 'th' | 'td', content: readonly Inline[], align: Align) => {
    const look = ` class="${ALIGNMENTS.has(align) ? align : 'left'}"`;
    // a header over the names of the rows may have nothing to say
    if (element === 'td' || content.length === 0) return `<td${look}>${spans(content)}</td>`;
    // axe takes a heading that is a formula alone for an empty one: its letters stand beside it, unseen.
    const letters = content.map((part) => (part.kind === 'formula' ? part.formula.tex : undefined));
    const words = letters.includes(undefined)
      ? ''
      : `<span class="unseen">${escapeHtml(letters.join(' '))}</span>`;
    return `<th scope="col"${look}>${spans(content)}${words}</th>`;
  };
  const row = (element: 'th' | 'td', cells: readonly (readonly Inline[])[]) =>
    `<tr>${cells.flatMap((content, i) => (columns[i].printOnly ? [] : [cell(element, content, columns[i].align)])).join('')}</tr>`;
  const title = caption
    ? `<caption><b>${labelsIn(language).table} ${number}</b> ${spans(caption)}</caption>`
    : '';
  const titles = columns.map((column) => column.title);
  return `<div class="scroll" tabindex="0"><table>${title}
<thead>${row('th', titles)}</thead>
<tbody>${rows.map((cells) => row('td', cells)).join('\n')}</tbody></table></div>`;
}

function figureHtml({ number, width, svg, caption }: FigureBlock, language: Language): string {
  const prefix = `f${number}${language}-`;
  return `<figure>
<div class="picture" style="max-width:${width}px">${ownIds(cleanSvg(svg), prefix)}</div>
<figcaption><b>${labelsIn(language).figure} ${number}</b> ${spans(caption)}</figcaption>
</figure>`;
}

/** The SVG with its ids, and what refers to them, made unique on the page; other links lead out of the drawing. */
function ownIds(svg: string, prefix: string): string {
  const own = new Set([...svg.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id));
  return svg
    .replace(/\bid="([^"]+)"/g, `id="${prefix}$1"`)
    .replace(/url\((['"]|&quot;)?#/g, `url($1#${prefix}`)
    .replace(/\bhref="#([^"]+)"/g, (link, id) => (own.has(id) ? `href="#${prefix}${id}"` : link));
}
