import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { escapeHtml } from '../../html.js';
import { plainText } from '../anchors.js';
import type { Heading, Report } from '../model.js';
import { FONT_FILES, REPORT_FOLDER } from '../resources.js';
import { blocksHtml } from './blocks.js';
import { Glyphs } from './glyphs.js';
import { spans } from './spans.js';

/** The report as one self-contained web page: it needs no network, and no script to be read. */
export function writeHtml(report: Report): string {
  const { language, title, labels, blocks } = report;
  const glyphs = new Glyphs();
  const text = blocksHtml(blocks, glyphs, labels);
  const contents = contentsHtml(report, glyphs);
  const interactive = blocks.some((block) => block.kind === 'figure' && block.plotly);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${fontFaces()}
${resource('style.css')}
</style>
</head>
<body>
<a class="skip" href="#text">${labels.skip}</a>
${glyphs.definitions()}
<nav aria-label="${labels.contents}">${contents}</nav>
<main id="text">
${coverHtml(report)}
${text}
</main>
${interactive ? liveFigures() : ''}
</body>
</html>
`;
}

function coverHtml({ title, course, team, date, data, labels }: Report): string {
  const members = team
    .map(({ name, id }) => `<li>${escapeHtml(name)} <span>${escapeHtml(id)}</span></li>`)
    .join('');
  return `<header>
<p>${escapeHtml(course)}</p>
<h1>${escapeHtml(title)}</h1>
${members ? `<ul class="team" aria-label="${labels.team}">${members}</ul>` : ''}
${date ? `<p>${escapeHtml(date)}</p>` : ''}
${data.length > 0 ? `<p>${labels.data} ${escapeHtml(data.join(', '))}</p>` : ''}
</header>`;
}

/** Links to the headings of the first three levels. */
function contentsHtml({ blocks, labels }: Report, glyphs: Glyphs): string {
  const headings = blocks.filter((block): block is Heading => block.kind === 'heading' && block.level <= 3);
  const items = headings.map(
    ({ id, level, children }) =>
      `<li class="level${level}"><a href="#${escapeHtml(id)}" title="${escapeHtml(plainText(children))}">${spans(children, glyphs)}</a></li>`,
  );
  return `<p>${labels.contents}</p><ul>${items.join('\n')}</ul>`;
}

function fontFaces(): string {
  const faces = [
    { file: FONT_FILES[0], style: 'normal', weight: 400 },
    { file: FONT_FILES[1], style: 'italic', weight: 400 },
    { file: FONT_FILES[2], style: 'normal', weight: 600 },
  ];
  return faces
    .map(
      ({ file, style, weight }) =>
        `@font-face{font-family:'Source Sans 3';font-style:${style};font-weight:${weight};src:url(data:font/ttf;base64,${readFileSync(file).toString('base64')})}`,
    )
    .join('\n');
}

/** Plotly, packed to a fifth of its size, and the script that unpacks it and brings the figures to life. */
function liveFigures(): string {
  const plotly = readFileSync(createRequire(import.meta.url).resolve('plotly.js-dist'));
  return `<script type="text/plain" id="plotly">${gzipSync(plotly, { level: 9 }).toString('base64')}</script>
<script>${resource('live.js')}</script>`;
}

function resource(name: string): string {
  return readFileSync(join(REPORT_FOLDER, name), 'utf8');
}
