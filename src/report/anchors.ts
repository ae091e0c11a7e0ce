import { basename } from 'node:path';
import { type Homework, hasQuestion } from '../homework/homework.js';
import type { Heading, Inline } from './model.js';

/** The id of a notebook's title, and the prefix of its other headings' ids: `2-mlp` for 2-mlp.ipynb. */
export function chapterId(path: string): string {
  return basename(path, '.ipynb');
}

/** The heading with the id that links use. A question's heading has its own, the question's. */
export function anchored(heading: Heading, path: string): Heading {
  if (heading.id) return heading;
  const chapter = chapterId(path);
  return {
    ...heading,
    id: heading.level === 1 ? chapter : `${chapter}:${slug(spansText(heading.children))}`,
  };
}

/**
 * Where a link in a notebook leads in the report: a web address stays, notebooks of the report and their
 * headings are found inside it; `cell:ID` is a reference (references.ts). Undefined for a file that a reader of the report does not have.
 */
export function resolveLink(
  to: string,
  from: string,
  notebooks: readonly string[],
  homework: Homework,
): string | undefined {
  if (/^(https?|mailto|cell):/.test(to)) return to;
  const [, path, fragment] = /^([^#]*)#?(.*)$/.exec(decodeURIComponent(to)) ?? [];
  if (path && !notebooks.some((file) => basename(file) === basename(path))) return undefined;
  if (hasQuestion(homework, fragment)) return `#${fragment}`;
  const chapter = chapterId(path || from);
  return fragment ? `#${chapter}:${slug(fragment)}` : `#${chapter}`;
}

/** What the spans say, formulas as TeX. */
export function spansText(spans: readonly Inline[]): string {
  return spans
    .map((span) => {
      if ('text' in span) return span.text;
      if ('children' in span) return spansText(span.children);
      return span.kind === 'formula' ? span.formula.tex : ' ';
    })
    .join('');
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
