import { escapeHtml } from '../../html.js';
import type { Formula, Inline } from '../model.js';
import type { Glyphs } from './glyphs.js';

const ELEMENTS = { strong: 'strong', emphasis: 'em', strike: 's' } as const;

export function spans(list: readonly Inline[], glyphs: Glyphs): string {
  return list.map((span) => spanHtml(span, glyphs)).join('');
}

function spanHtml(span: Inline, glyphs: Glyphs): string {
  switch (span.kind) {
    case 'text':
      return escapeHtml(span.text);
    case 'code':
      return `<code>${escapeHtml(span.text)}</code>`;
    case 'strong':
    case 'emphasis':
    case 'strike': {
      const element = ELEMENTS[span.kind];
      return `<${element}>${spans(span.children, glyphs)}</${element}>`;
    }
    case 'link':
      return `<a href="${escapeHtml(span.to)}">${spans(span.children, glyphs)}</a>`;
    case 'formula':
      return formulaHtml(span.formula, glyphs);
    case 'page':
      return '';
    case 'break':
      return '<br>';
  }
}

/** The picture of a formula, on the baseline of the text; read aloud as its TeX. */
export function formulaHtml(formula: Formula, glyphs: Glyphs): string {
  const { tex, width, height, depth } = formula;
  const em = (length: number) => `${Number(length.toFixed(3))}em`;
  const style = `width:${em(width)};height:${em(height)};vertical-align:${em(-depth)}`;
  const svg = glyphs.share(formula.svg).replace(/<svg ([^>]*)>/, (_, attributes: string) => {
    const box = /viewBox="[^"]*"/.exec(attributes)?.[0] ?? '';
    return `<svg ${box} style="${style}" aria-hidden="true">`;
  });
  return `<span class="formula" role="img" aria-label="${escapeHtml(tex)}">${svg}</span>`;
}
