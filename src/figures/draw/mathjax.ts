import type { Adaptor, LiteElement } from 'mathjax';

/** A formula as a picture. Lengths in em; `depth` is how far it reaches below the baseline. */
export interface FormulaPicture {
  /** SVG that stands alone. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

/** An element of presentation MathML; `text` is that of a leaf. */
export interface MathElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly MathElement[];
  readonly text: string;
}

/** What MathJax makes of a formula. Both throw an error that says what is wrong with the TeX. */
export interface TexReader {
  picture(tex: string, display: boolean): FormulaPicture;
  /** The tree under `math`. */
  mathml(tex: string, display: boolean): MathElement;
}

/**
 * Starts MathJax with every glyph loaded, so that typesetting itself can be synchronous. It takes a fifth of a
 * second to load, and only asynchronously.
 */
export async function startMathJax(): Promise<TexReader> {
  const { init } = await import('mathjax');
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
  return {
    picture: (tex, display) =>
      readPicture(adaptor.serializeXML(adaptor.firstChild(MathJax.tex2svg(tex, { display })))),
    mathml: (tex, display) => {
      const xml = MathJax.tex2mml(tex, { display });
      const error = /<merror[^>]* data-mjx-error="([^"]*)"/.exec(xml);
      if (error) throw new Error(error[1]);
      return readElement(adaptor.firstChild(adaptor.body(adaptor.parse(xml, 'text/xml'))), adaptor);
    },
  };
}

function readElement(node: LiteElement, adaptor: Adaptor): MathElement {
  const children = adaptor.childNodes(node).filter((child) => !adaptor.kind(child).startsWith('#'));
  return {
    name: adaptor.kind(node),
    attributes: Object.fromEntries(adaptor.allAttributes(node).map(({ name, value }) => [name, value])),
    children: children.map((child) => readElement(child, adaptor)),
    text: children.length > 0 ? '' : adaptor.textContent(node),
  };
}

function readPicture(xml: string): FormulaPicture {
  const error = /data-mjx-error="([^"]*)"/.exec(xml);
  if (error) throw new Error(error[1]);
  const missing = /<text[^>]*>([^<]*)</.exec(xml);
  if (missing) throw new Error(`no glyph for '${missing[1]}'`);
  const box = / viewBox="\S+ (\S+) (\S+) (\S+)"/.exec(xml);
  if (!box || / width="100%"/.test(xml))
    throw new Error('numbers (\\tag) are not supported; name it in the prose');
  const [top, width, height] = box.slice(1).map((n) => Number(n) / 1000);
  return { svg: xml.replace(/ data-[\w-]+="[^"]*"/g, ''), width, height, depth: top + height };
}
