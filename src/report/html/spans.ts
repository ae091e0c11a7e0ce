import { escapeHtml } from '../../html.js';
import type { Inline, TypesetFormula } from '../model.js';
import { mapped, saidInEach, type Versions } from './versions.js';

const ELEMENTS = { strong: 'strong', emphasis: 'em', strike: 's' } as const;

export function spans(list: readonly Inline[]): string {
  return list.map(spanHtml).join('');
}

/** The spans in each language. */
export const spansIn = (versions: Versions<readonly Inline[]>): string => saidInEach(mapped(versions, spans));

function spanHtml(span: Inline): string {
  switch (span.kind) {
    case 'text':
      return escapeHtml(span.text);
    case 'code':
      return `<code>${escapeHtml(span.text)}</code>`;
    case 'strong':
    case 'emphasis':
    case 'strike': {
      const element = ELEMENTS[span.kind];
      return `<${element}>${spans(span.children)}</${element}>`;
    }
    case 'link':
      return `<a href="${escapeHtml(span.to)}">${spans(span.children)}</a>`;
    case 'formula':
      return formulaHtml(span.formula);
    case 'page':
      return '';
    case 'break':
      return '<br>';
  }
}

/** The formula as MathML, which carries its TeX for whoever copies it. */
export function formulaHtml({ mathml, tex }: TypesetFormula): string {
  return mathml.replace('<math', `<math data-tex="${escapeHtml(tex)}"`);
}
