/** A formula as SVG, drawn with the glyphs' outlines: it looks the same without any font installed. */
export interface Formula {
  /** Size in em: width, height over the baseline, depth under it. */
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** SVG of the formula, 1000 units an em, its baseline's left end at the origin. */
  readonly svg: string;
}

/** Typesets TeX in display style; an error names the formula. */
export type Typeset = (tex: string) => Formula;

/** MathJax takes a fifth of a second to load, and only asynchronously. */
export async function typesetter(): Promise<Typeset> {
  const { init } = await import('mathjax');
  const MathJax = await init({
    loader: { load: ['input/tex', 'output/svg'] },
    svg: { fontCache: 'none', linebreaks: { inline: false } },
    tex: { packages: { '[-]': ['noundefined', 'autoload', 'require'] } },
    startup: { typeset: false },
  });
  await MathJax.startup.document.outputJax.font.loadDynamicFiles();
  const { adaptor } = MathJax.startup;
  return (tex) =>
    readFormula(tex, adaptor.serializeXML(adaptor.firstChild(MathJax.tex2svg(tex, { display: true }))));
}

function readFormula(tex: string, xml: string): Formula {
  const error = /data-mjx-error="([^"]*)"/.exec(xml)?.[1] ?? (/<text/.test(xml) ? 'a glyph is missing' : '');
  if (error) throw new Error(`formula ${tex}: ${error}`);
  const [, top, width, whole] = / viewBox="\S+ (\S+) (\S+) (\S+)"/.exec(xml)!.map((n) => Number(n) / 1000);
  const inner = xml.replace(/^<svg[^>]*>|<\/svg>$/g, '').replace(/ (?:data-[\w-]+|fill|stroke)="[^"]*"/g, '');
  return { width, height: -top, depth: whole + top, svg: inner };
}
