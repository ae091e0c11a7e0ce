import { createHash } from 'node:crypto';
import { escapeHtml } from '../../html.js';
import { spansText } from '../anchors.js';
import { labelsIn } from '../labels.js';
import type { Heading, Language, Report } from '../model.js';
import { blocksHtml } from './blocks.js';
import { fontFaces } from './fonts.js';
import { type LiveParts, liveParts } from './live.js';
import { withSharedPictures } from './shared-pictures.js';
import { spansIn } from './spans.js';
import { styles } from './styles.js';
import { firstOf, mapped, saidInEach, type Versions } from './versions.js';

/**
 * The report as one web page that holds everything: it needs no network, and no script to be read. The same report in
 * several languages is one page, in which the first is shown until another is chosen.
 */
export async function writeHtml(...reports: readonly Report[]): Promise<string> {
  const versions = reports.map((of) => ({ language: of.language, of }));
  const { language, title, blocks } = reports[0];
  // above the text: they begin while it is still read
  const live = await liveParts(blocks);
  const body = `<a class="skip" href="#text">${saidInEach(mapped(versions, ({ labels }) => labels.skip))}</a>
${languageSwitch(versions.map((version) => version.language))}
<nav aria-label="${labelsIn(language).contents}">${contentsHtml(versions)}</nav>
<main id="text">
${coverHtml(versions)}
${live.html}
${withSharedPictures(blocksHtml(mapped(versions, (report) => report.blocks)))}
</main>`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(live)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${await fontFaces(body)}
${styles()}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/**
 * What the page may do: run its own scripts, known by their hashes, and the kernels; nothing that stands in a notebook,
 * and no request.
 */
export function policy({ scripts }: Pick<LiveParts, 'scripts'>): string {
  const hashes = scripts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Chosen without a script: style.css looks at which is checked. */
export function languageSwitch(languages: readonly Language[]): string {
  if (languages.length === 1) return '';
  const choices = languages.map(
    (language, i) =>
      `<label><input type="radio" name="language" value="${language}"${i === 0 ? ' checked' : ''}> <span lang="${language}">${LANGUAGES[language]}</span></label>`,
  );
  return `<section class="languages" aria-label="Language, langue"><div role="radiogroup" aria-label="Language, langue">${choices.join('')}</div></section>`;
}

const LANGUAGES = { en: 'English', fr: 'Français' } as const;

function coverHtml(versions: Versions<Report>): string {
  const { team, date, data, labels } = firstOf(versions);
  const text = (pick: (report: Report) => string) =>
    saidInEach(mapped(versions, (report) => escapeHtml(pick(report))));
  const members = team
    .map(({ name, id }) => `<li>${escapeHtml(name)} <span>${escapeHtml(id)}</span></li>`)
    .join('');
  return `<header>
<p>${text(({ course }) => course)}</p>
<h1>${text(({ title }) => title)}</h1>
${members ? `<ul class="team" aria-label="${labels.team}">${members}</ul>` : ''}
${date ? `<p>${escapeHtml(date)}</p>` : ''}
${data.length > 0 ? `<p>${text((report) => `${report.labels.data} ${report.data.join(', ')}`)}</p>` : ''}
</header>`;
}

/** Links to the headings of the first three levels. */
function contentsHtml(versions: Versions<Report>): string {
  const isHeading = (block: Report['blocks'][number]): block is Heading =>
    block.kind === 'heading' && block.level <= 3;
  const headings = mapped(versions, ({ blocks }) => blocks.filter(isHeading));
  const items = firstOf(headings).map(({ id, level, children }) => {
    const title = mapped(headings, (of) => of.find((heading) => heading.id === id)?.children ?? children);
    return `<li class="level${level}"><a href="#${escapeHtml(id)}" title="${escapeHtml(spansText(children))}">${spansIn(title)}</a></li>`;
  });
  return `<p>${saidInEach(mapped(versions, ({ labels }) => labels.contents))}</p><ul>${items.join('\n')}</ul>`;
}
