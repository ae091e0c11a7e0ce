import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { curves } from '../../src/figures/curves.js';
import { FONT_FAMILY, fontFiles } from '../../src/figures/draw/font.js';
import { plotlyWindow } from '../../src/figures/draw/plotly-window.js';
import { tidySvg } from '../../src/figures/draw/tidy-svg.js';
import type { FigureData } from '../../src/figures/figure.js';
import { history } from './examples.js';

const found = spawnSync('chromium', ['--version']).status === 0;

test('jsdom draws what Chromium draws', { skip: found ? false : 'needs chromium on PATH' }, () => {
  const figure = curves(history, 'toy data');
  const ours = marksOf(String(figure.toBundle().data['image/svg+xml']));
  const theirs = marksOf(tidySvg(plotlyWindow(), drawnByChromium(figure), figure.alt));
  assert.deepEqual(ours.map(shapeOf), theirs.map(shapeOf));
  const moved = ours.filter((mark, i) => distance(mark, theirs[i]) > 1.5);
  assert.deepEqual(moved, [], 'marks that are more than 1.5 px from where Chromium has them');
});

/** What plotly.js makes of the figure in a real browser with the same font. */
function drawnByChromium({ data, layout }: FigureData): string {
  const plotly = pathToFileURL(createRequire(import.meta.url).resolve('plotly.js-dist'));
  const page = `<!doctype html><meta charset="utf-8">
    <style>@font-face { font-family: '${FONT_FAMILY}'; src: url('${pathToFileURL(fontFiles()[0])}') }</style>
    <div id="plot"></div><pre></pre><script src="${plotly}"></script>
    <script>(async () => {
      await document.fonts.load('13px "${FONT_FAMILY}"');
      await Plotly.newPlot('plot', ${JSON.stringify({ data, layout })});
      document.querySelector('pre').textContent = btoa(unescape(encodeURIComponent(Plotly.Snapshot.toSVG(document.getElementById('plot'), 'svg'))));
    })()</script>`;
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-chromium-'));
  try {
    const file = join(folder, 'page.html');
    writeFileSync(file, page);
    const options = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--virtual-time-budget=20000',
      '--dump-dom',
    ];
    const dom = execFileSync('chromium', [...options, `--user-data-dir=${folder}`, file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1e8,
      timeout: 60_000,
    });
    return Buffer.from(/<pre>([^<]*)<\/pre>/.exec(dom)![1], 'base64').toString('utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const NUMBER = /-?\d*\.?\d+/g;

/** The elements of a picture, one line each; ids are left out: they are made of the content. */
function marksOf(svg: string): string[] {
  const root = new (plotlyWindow().DOMParser)().parseFromString(svg, 'image/svg+xml').documentElement;
  return [...root.querySelectorAll('*')].map(({ tagName, attributes, textContent }) => {
    const shown = [...attributes].filter(({ name }) => name !== 'id' && name !== 'clip-path');
    return [tagName, ...shown.map(({ name, value }) => `${name}=${value}`).sort(), textContent].join(' ');
  });
}

function shapeOf(mark: string): string {
  return mark.replace(NUMBER, '#').replaceAll(', ', ',');
}

function distance(one: string, other: string): number {
  const [a, b] = [one, other].map((mark) => (mark.match(NUMBER) ?? []).map(Number));
  return Math.max(0, ...a.map((value, i) => Math.abs(value - b[i])));
}
