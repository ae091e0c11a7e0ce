import { escapeHtml } from '../../html.js';
import type { Labels } from '../labels.js';
import type { Align, Block, FigureBlock, Heading, Inline, TableBlock } from '../model.js';
import { derivationHtml } from './derivation.js';
import type { Glyphs } from './glyphs.js';
import { highlight } from './highlight.js';
import { formulaHtml, spans } from './spans.js';

/** Blocks → HTML, for one page: it shares the page's glyphs and words. */
export function blocksHtml(blocks: readonly Block[], glyphs: Glyphs, labels: Labels): string {
  return blocks.map((block) => blockHtml(block, glyphs, labels)).join('\n');
}

function blockHtml(block: Block, glyphs: Glyphs, labels: Labels): string {
  switch (block.kind) {
    case 'heading':
      return headingHtml(block, glyphs);
    case 'paragraph':
      return `<p>${spans(block.children, glyphs)}</p>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${blocksHtml(item, glyphs, labels)}</li>`).join('');
      return block.ordered ? `<ol start="${block.start}">${items}</ol>` : `<ul>${items}</ul>`;
    }
    case 'statement':
      return `<div class="statement">${blocksHtml(block.children, glyphs, labels)}</div>`;
    case 'quote':
      return `<blockquote>${blocksHtml(block.children, glyphs, labels)}</blockquote>`;
    case 'math':
      return `<div class="display">${formulaHtml(block.formula, glyphs)}</div>`;
    case 'code': {
      const code = `<pre class="code"><code>${highlight(block.text, block.language)}</code></pre>`;
      return block.collapsed ? `<details><summary>${labels.code}</summary>${code}</details>` : code;
    }
    case 'output':
      return `<pre class="output ${block.stream}">${escapeHtml(block.text)}</pre>`;
    case 'rule':
      return '<hr>';
    case 'table':
      return tableHtml(block, glyphs, labels);
    case 'figure':
      return figureHtml(block, glyphs, labels);
    case 'derivation':
      return derivationHtml(block, glyphs, labels);
  }
}

/** The report's title is h1, so that a heading of level n is h(n+1). */
function headingHtml({ level, id, children, note }: Heading, glyphs: Glyphs): string {
  const element = `h${Math.min(level + 1, 6)}`;
  const under = note ? `\n<p class="note">${escapeHtml(note)}</p>` : '';
  return `<${element} id="${escapeHtml(id)}">${spans(children, glyphs)}</${element}>${under}`;
}

function tableHtml({ caption, number, columns, rows }: TableBlock, glyphs: Glyphs, labels: Labels): string {
  const row = (element: 'th' | 'td', cells: readonly (readonly Inline[])[]) => {
    const shown = cells.flatMap((cell, i) =>
      columns[i].printOnly ? [] : [tableCell(element, cell, columns[i].align)],
    );
    return `<tr>${shown.join('')}</tr>`;
  };
  const tableCell = (element: 'th' | 'td', cell: readonly Inline[], align: Align) =>
    `<${element}${element === 'th' ? ' scope="col"' : ''} class="${align}">${spans(cell, glyphs)}</${element}>`;
  const title = caption
    ? `<caption><b>${labels.table} ${number}</b> ${spans(caption, glyphs)}</caption>`
    : '';
  return `<div class="scroll" tabindex="0"><table>${title}
<thead>${row(
    'th',
    columns.map(({ title }) => title),
  )}</thead>
<tbody>${rows.map((cells) => row('td', cells)).join('\n')}</tbody></table></div>`;
}

/** The picture, and beside it the data from which a browser that runs scripts draws it anew. */
function figureHtml(figure: FigureBlock, glyphs: Glyphs, labels: Labels): string {
  const live = figure.plotly
    ? `<script type="application/json" class="plotly">${scriptJson(figure.plotly)}</script>`
    : '';
  return `<figure>
<div class="picture" style="max-width:${figure.width}px">${ownIds(figure.svg, `f${figure.number}-`)}</div>${live}
<figcaption><b>${labels.figure} ${figure.number}</b> ${spans(figure.caption, glyphs)}</figcaption>
</figure>`;
}

/** The SVG with its ids, and what refers to them, made unique on the page. */
function ownIds(svg: string, prefix: string): string {
  return svg
    .replace(/\bid="([^"]+)"/g, `id="${prefix}$1"`)
    .replace(/url\((['"]|&quot;)?#/g, `url($1#${prefix}`)
    .replace(/\bhref="#/g, `href="#${prefix}`);
}

/** JSON that may stand inside a script element: nothing in it can close the element. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
