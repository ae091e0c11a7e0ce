import { init } from 'mathjax';
import type { Formula } from './model.js';

/** TeX → picture. Throws, naming the place and the formula, rather than let raw TeX reach the page. */
export type Typeset = (tex: string, display: boolean, place: string) => Formula;

/** Starts MathJax with every glyph loaded, so that typesetting itself can be synchronous. */
export async function createTypesetter(): Promise<Typeset> {
  const MathJax = await init({
    loader: { load: ['input/tex', 'output/svg', '[tex]/boldsymbol'] },
    // Self-contained pictures; a formula that is cut into pieces for line breaking would lose all but one.
    svg: { fontCache: 'none', linebreaks: { inline: false } },
    // Without noundefined an unknown command is an error, not red letters; autoload cannot wait for its files.
    tex: { packages: { '[-]': ['noundefined', 'autoload', 'require'], '[+]': ['boldsymbol'] } },
    startup: { typeset: false },
  });
  await MathJax.startup.document.outputJax.font.loadDynamicFiles();
  const { adaptor } = MathJax.startup;
  const known = new Map<string, Formula>();
  return (tex, display, place) => {
    const key = `${display} ${tex}`;
    const formula =
      known.get(key) ??
      readPicture(
        adaptor.serializeXML(adaptor.firstChild(MathJax.tex2svg(tex, { display }))),
        tex,
        display,
        place,
      );
    known.set(key, formula);
    return formula;
  };
}

function readPicture(xml: string, tex: string, display: boolean, place: string): Formula {
  const refuse = (why: string) => new Error(`${place}: formula $${tex}$: ${why}`);
  const error = /data-mjx-error="([^"]*)"/.exec(xml);
  if (error) throw refuse(error[1]);
  const missing = /<text[^>]*>([^<]*)</.exec(xml);
  if (missing) throw refuse(`no glyph for '${missing[1]}'`);
  const box = / viewBox="\S+ (\S+) (\S+) (\S+)"/.exec(xml);
  if (!box || / width="100%"/.test(xml))
    throw refuse('numbers (\\tag) are not supported; name it in the prose');
  const [top, width, height] = box.slice(1).map((n) => Number(n) / 1000);
  // A PDF viewer draws a stroke of width 0 one pixel wide: the letters would look bold.
  const svg = xml.replace(/ (?:data-[\w-]+|style|role|focusable|stroke|stroke-width)="[^"]*"/g, '');
  return { tex, display, svg, width, height, depth: top + height };
}
