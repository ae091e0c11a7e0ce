import hljs from 'highlight.js/lib/core';
import typescript from 'highlight.js/lib/languages/typescript';
import { escapeHtml } from '../../html.js';

const highlighter = hljs.newInstance();
highlighter.registerLanguage('ts', typescript);

/** Code as HTML: TypeScript in colours, anything else as it is. */
export function highlight(code: string, language: string): string {
  return /^(ts|typescript|js|javascript)$/.test(language)
    ? highlighter.highlight(code, { language: 'ts' }).value
    : escapeHtml(code);
}
