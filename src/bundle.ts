/**
 * What one output of a notebook cell holds: the same content in several MIME types, of which each reader
 * (Jupyter, a code-hosting site, a terminal, our report) takes the richest one it understands.
 */
export interface Bundle {
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Something `show()` can put on the page: a derivation, a figure, a table. */
export interface Displayable {
  /** The output bundle; `text/plain` is always among its types. */
  toBundle(): Bundle;
  /** What is wrong with it, if it must fail the cell after having been shown. */
  failure?(): Error | undefined;
}

/** One text in the two languages of the course. */
export interface Bilingual {
  readonly en: string;
  readonly fr: string;
}

export type Language = keyof Bilingual;

/** Such a text, in one line. */
export const both = (en: string, fr: string): Bilingual => ({ en, fr });

/** Words by their keys, all in one language. */
export function inLanguage<Key extends string>(
  words: Readonly<Record<Key, Bilingual>>,
  language: Language,
): Readonly<Record<Key, string>> {
  const said = Object.entries<Bilingual>(words).map(([key, text]) => [key, text[language]]);
  return Object.fromEntries(said) as Record<Key, string>;
}

/** A table of already formatted cells: shown as HTML, plain text and in the report. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right' | 'center';
}

/** Under this name the kernel leaves the variables of its notebook where the package finds them. */
export const VARIABLES = Symbol.for('chainrule.variables');
