/**
 * The formulas of a document and the words between them. Code and comments are left out, but for a comment that
 * begins with “chainrule:”, which declares. In time proportional to the length of the document.
 */

export type DocumentBlock =
  | { readonly is: 'words'; readonly text: string; readonly at: number }
  | {
      readonly is: 'formula';
      readonly display: boolean;
      readonly from: number;
      readonly to: number;
      readonly at: number;
    }
  | { readonly is: 'directive'; readonly text: string; readonly at: number }
  /** A sign that opens a formula, and nothing that closes it. */
  | { readonly is: 'unclosed'; readonly sign: string; readonly at: number };

export type Format = 'markdown' | 'tex';

const ENVIRONMENTS = 'equation|align|alignat|gather|multline|eqnarray|displaymath|math|split|aligned|flalign';

const MARKS = {
  markdown: new RegExp(
    `\\\\begin\\{(?:${ENVIRONMENTS})\\*?\\}|\\\\[[(]|\\\\.|\\$\\$|\\$|\`+|^~~~|<!--`,
    'gm',
  ),
  tex: new RegExp(
    `\\\\begin\\{(?:${ENVIRONMENTS}|verbatim|lstlisting|comment)\\*?\\}|\\\\[[(]|\\\\.|\\$\\$|\\$|%`,
    'gm',
  ),
};

const CLOSING: Readonly<Record<string, string>> = {
  $$: '$$',
  $: '$',
  '\\[': '\\]',
  '\\(': '\\)',
  '<!--': '-->',
};

export function documentBlocks(text: string, format: Format = 'markdown'): DocumentBlock[] {
  return new Splitter(text, format).blocks();
}

class Splitter {
  private readonly found: DocumentBlock[] = [];
  /** Signs that nothing closes any more: they are not looked for again. */
  private readonly unclosed = new Set<string>();
  private start = 0;

  constructor(
    private readonly text: string,
    private readonly format: Format,
  ) {}

  blocks(): DocumentBlock[] {
    const marks = new RegExp(MARKS[this.format]);
    for (let mark = marks.exec(this.text); mark; mark = marks.exec(this.text)) {
      const end = this.taken(mark[0], mark.index);
      if (end === undefined) continue;
      this.start = end;
      marks.lastIndex = end;
    }
    this.words(this.text.length);
    return this.found;
  }

  private words(to: number): void {
    if (to > this.start)
      this.found.push({ is: 'words', text: this.text.slice(this.start, to), at: this.start });
  }

  /** Takes what the mark opens and gives its end; undefined if it opens nothing. */
  private taken(mark: string, at: number): number | undefined {
    const inside = at + mark.length;
    if (mark === '%') return this.comment(this.lineEnd(inside), inside, at);
    if (mark === '<!--') return this.comment(this.closing('-->', inside) ?? this.text.length, inside, at);
    if (mark[0] === '`' || mark === '~~~') return this.code(mark, at);
    if (mark.startsWith('\\begin')) return this.environment(mark.slice(7, -1), at);
    if (!(mark in CLOSING)) return undefined;
    return this.formula(mark, inside, at);
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }

  private comment(end: number, inside: number, at: number): number {
    this.words(at);
    const said = /^\s*chainrule\s*:\s*([\s\S]*)$/.exec(this.text.slice(inside, end));
    if (said) this.found.push({ is: 'directive', text: said[1].trim(), at });
    return this.format === 'tex' ? end : Math.min(end + 3, this.text.length);
  }

  private code(mark: string, at: number): number | undefined {
    const fence = mark.length >= 3 && /(^|\n)[ \t]*$/.test(this.text.slice(Math.max(0, at - 40), at));
    const close = this.closing(fence ? `\n${mark}` : mark, at + mark.length);
    if (close === undefined && !fence) return undefined;
    this.words(at);
    return close === undefined ? this.text.length : close + mark.length + (fence ? 1 : 0);
  }

  private environment(name: string, at: number): number | undefined {
    const end = `\\end{${name}}`;
    const close = this.closing(end, at);
    if (close === undefined) return this.open(`\\begin{${name}}`, at);
    this.words(at);
    const to = close + end.length;
    if (!/verbatim|lstlisting|comment/.test(name))
      this.found.push({ is: 'formula', display: true, from: at, to, at });
    return to;
  }

  private formula(mark: string, inside: number, at: number): number | undefined {
    const close = this.closing(CLOSING[mark], inside);
    if (close === undefined) return this.open(mark, at);
    const display = mark === '$$' || mark === '\\[';
    // A single dollar does not reach over a blank line: it is an amount of money.
    if (mark === '$' && /\n[ \t]*\n/.test(this.text.slice(inside, close))) return undefined;
    this.words(at);
    this.found.push({ is: 'formula', display, from: inside, to: close, at });
    return close + mark.length;
  }

  private open(sign: string, at: number): undefined {
    if (sign !== '$') this.found.push({ is: 'unclosed', sign, at });
    return undefined;
  }

  private closing(sign: string, from: number): number | undefined {
    if (this.unclosed.has(sign)) return undefined;
    let close = this.text.indexOf(sign, from);
    while (close > 0 && sign === '$' && this.text[close - 1] === '\\')
      close = this.text.indexOf(sign, close + 1);
    if (close < 0) this.unclosed.add(sign);
    return close < 0 ? undefined : close;
  }
}

/** Line and column, from 1, of positions in a text. */
export function placesIn(text: string): (at: number) => { readonly line: number; readonly column: number } {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (at) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - starts[low] + 1 };
  };
}

/** A text with its formulas; one that marks none is a formula itself, which is displayed. */
export const displayed = (text: string): string =>
  /\$|\\\[|\\\(|\\begin\{/.test(text) ? text : `$$${text}$$`;
