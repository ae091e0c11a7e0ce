import { tex } from '@mdit/plugin-tex';
import MarkdownIt from 'markdown-it';
import type { Homework } from '../homework/homework.js';
import type { Typesetter } from './formulas.js';
import { readFigure } from './images.js';
import type { Align, Inline, ReportBlock } from './model.js';
import type { ReportWords } from './words.js';

type Token = ReturnType<MarkdownIt['parse']>[number];

/** What the reading of one cell needs to know of its surroundings. */
export interface Surroundings {
  /** Names notebook and cell in error messages. */
  readonly name: string;
  readonly typeset: Typesetter;
  readonly homework: Homework;
  readonly words: ReportWords;
  /** The bytes of an image the text refers to. Throws if there is none. */
  readonly loadImage: (source: string) => Buffer;
  /** Where a link leads in the report; undefined if it leads out of it to nothing a reader could open. */
  readonly link: (to: string) => string | undefined;
}

const parser = new MarkdownIt({ html: true, linkify: false, typographer: false })
  .enable('strikethrough')
  .use(tex, { delimiters: 'dollars', render: () => '' });

/** Markdown with $TeX$ → blocks. Headings keep the level written; raw HTML is refused. */
export function readMarkdown(text: string, place: Surroundings): ReportBlock[] {
  return readBlocks(new Tokens(parser.parse(text, {})), place);
}

/** Text taken as it stands, but for formulas between dollars, code between backticks and ends of lines. */
export function readPlain(text: string, place: Surroundings): Inline[] {
  return text.split(/(\$[^$\s](?:[^$]*[^$\s])?\$|`[^`\n]+`|\n)/).flatMap((piece, i): Inline[] => {
    if (i % 2 === 0) return piece ? [{ kind: 'text', text: piece }] : [];
    if (piece === '\n') return [{ kind: 'break' }];
    return [
      piece.startsWith('`') ? { kind: 'code', text: piece.slice(1, -1) } : formula(piece.slice(1, -1), place),
    ];
  });
}

/** A list of tokens read from left to right; what stands between X_open and X_close is read by `inside`. */
class Tokens {
  private next = 0;
  constructor(private readonly list: readonly Token[]) {}

  get done(): boolean {
    return this.next >= this.list.length;
  }

  take(): Token {
    return this.list[this.next++];
  }

  /** The tokens up to the one that closes `open`, which has just been taken. */
  inside(open: Token): Tokens {
    const close = open.type.replace('_open', '_close');
    let end = this.next;
    while (this.list[end].type !== close || this.list[end].level !== open.level) end++;
    const inner = new Tokens(this.list.slice(this.next, end));
    this.next = end + 1;
    return inner;
  }
}

function readBlocks(tokens: Tokens, place: Surroundings): ReportBlock[] {
  const blocks: ReportBlock[] = [];
  while (!tokens.done) blocks.push(...readBlock(tokens, place));
  return blocks;
}

function readBlock(tokens: Tokens, place: Surroundings): ReportBlock[] {
  const token = tokens.take();
  switch (token.type) {
    case 'heading_open': {
      const children = readSpans(tokens.inside(token), place);
      return [{ kind: 'heading', level: Number(token.tag.slice(1)), id: '', children, newPage: false }];
    }
    case 'paragraph_open':
      return readParagraph(tokens.inside(token), place);
    case 'bullet_list_open':
    case 'ordered_list_open': {
      const items = readItems(tokens.inside(token), place);
      const start = Number(token.attrGet('start') ?? 1);
      return [{ kind: 'list', ordered: token.type === 'ordered_list_open', start, items }];
    }
    case 'blockquote_open':
      return [{ kind: 'quote', children: readBlocks(tokens.inside(token), place) }];
    case 'fence':
    case 'code_block':
      return [{ kind: 'code', language: token.info.trim(), text: token.content.trimEnd() }];
    case 'math_block':
      return [{ kind: 'math', formula: place.typeset(token.content.trim(), true, place.name) }];
    case 'table_open':
      return [readTable(tokens.inside(token), place)];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'html_block':
      if (/^\s*<!--[\s\S]*-->\s*$/.test(token.content)) return [];
      throw unsupported(token.content, place);
    default:
      throw unsupported(token.type, place);
  }
}

/** A paragraph; an image that stands alone is a figure, a display formula alone is a block. */
function readParagraph(tokens: Tokens, place: Surroundings): ReportBlock[] {
  const inline = tokens.take().children ?? [];
  const [only] = inline;
  if (inline.length === 1 && only.type === 'image') return [readImage(only, place)];
  return [{ kind: 'paragraph', children: readSpans(new Tokens(inline), place) }];
}

function readImage(token: Token, place: Surroundings): ReportBlock {
  const caption = (token.children ?? []).flatMap((child) => readSpans(new Tokens([child]), place));
  const figure = readFigure(place.loadImage(token.attrGet('src') ?? ''), place.name);
  if (!token.content) throw new Error(`${place.name}: the image ${token.attrGet('src')} has no alt text`);
  return { kind: 'figure', alt: token.content, caption, ...figure };
}

function readItems(tokens: Tokens, place: Surroundings): ReportBlock[][] {
  const items: ReportBlock[][] = [];
  while (!tokens.done) items.push(readBlocks(tokens.inside(tokens.take()), place));
  return items;
}

function readTable(tokens: Tokens, place: Surroundings): ReportBlock {
  const rows: { cells: Inline[][]; aligns: Align[] }[] = [];
  while (!tokens.done) {
    const token = tokens.take();
    if (token.type === 'tr_open') rows.push({ cells: [], aligns: [] });
    if (token.type !== 'th_open' && token.type !== 'td_open') continue;
    const align = /text-align:(\w+)/.exec(String(token.attrGet('style')))?.[1] ?? 'left';
    const row = rows[rows.length - 1];
    row.cells.push(readSpans(tokens.inside(token), place));
    row.aligns.push(align as Align);
  }
  const [head, ...body] = rows;
  const columns = head.cells.map((title, i) => ({ title, align: head.aligns[i] }));
  return { kind: 'table', columns, rows: body.map((row) => row.cells) };
}

function readSpans(tokens: Tokens, place: Surroundings): Inline[] {
  const spans: Inline[] = [];
  while (!tokens.done) spans.push(...readSpan(tokens, place));
  return spans;
}

const MARKS = { strong_open: 'strong', em_open: 'emphasis', s_open: 'strike' } as const;

function readSpan(tokens: Tokens, place: Surroundings): Inline[] {
  const token = tokens.take();
  switch (token.type) {
    case 'inline':
      return readSpans(new Tokens(token.children ?? []), place);
    case 'text':
    case 'text_special':
      return token.content ? [{ kind: 'text', text: token.content }] : [];
    case 'softbreak':
      return [{ kind: 'text', text: ' ' }];
    case 'hardbreak':
      return [{ kind: 'break' }];
    case 'code_inline':
      return [{ kind: 'code', text: token.content }];
    case 'math_inline':
    case 'math_inline_double':
      return [formula(token.content, place)];
    case 'strong_open':
    case 'em_open':
    case 's_open':
      return [{ kind: MARKS[token.type], children: readSpans(tokens.inside(token), place) }];
    case 'link_open': {
      const to = place.link(token.attrGet('href') ?? '');
      const children = readSpans(tokens.inside(token), place);
      return to === undefined ? children : [{ kind: 'link', to, children }];
    }
    default:
      throw unsupported(token.content || token.type, place);
  }
}

function formula(content: string, place: Surroundings): Inline {
  return { kind: 'formula', formula: place.typeset(content.trim(), false, place.name) };
}

function unsupported(what: string, place: Surroundings): Error {
  return new Error(`${place.name}: the report cannot show this Markdown: ${what.trim().slice(0, 80)}`);
}
