import type { Language } from '../bundle.js';
import type { DerivationRecord } from '../derivation/lines/record.js';
import type { Live } from '../homework/homework.js';
import type { VerdictKind } from '../judge/verdict.js';
import type { ReportLabels } from './labels.js';

/**
 * The document between the notebooks and the two writers. Plain JSON: the HTML writer walks it, and the
 * Typst templates (report/notebook.typ, report/paper.typ) read it as it is.
 */
export type { Language };

/** One typeset formula; lengths in em of the text around it. */
export interface TypesetFormula {
  readonly tex: string;
  readonly display: boolean;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** How far it reaches below the baseline. */
  readonly depth: number;
  /** MathML Core. */
  readonly mathml: string;
  /** The same formula in Typst's notation where its maker knows it: selectable text in the PDF. */
  readonly typst?: string;
}

export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'strike'; readonly children: readonly Inline[] }
  /** `to` is a web address, or '#' and the id of a heading of this document; see references.ts for `cell:…`. */
  | { readonly kind: 'link'; readonly to: string; readonly children: readonly Inline[] }
  | { readonly kind: 'formula'; readonly formula: TypesetFormula }
  /** The page on which a heading stands; nothing where there are no pages. */
  | { readonly kind: 'page'; readonly of: string }
  | { readonly kind: 'break' };

export interface Heading {
  readonly kind: 'heading';
  /** 1 part, 2 notebook, 3 question or section, … */
  readonly level: number;
  readonly id: string;
  readonly children: readonly Inline[];
  /** Set if this heading opens a question of the course. */
  readonly question?: string;
  /** What the web page lets a reader try under it. */
  readonly live?: Live;
  /** In the paper, the number in the document it follows. */
  readonly number?: string;
  /** What stands small under the heading, in the paper beside it: the question's id and points. */
  readonly note?: string;
  /** Of a question, where the course prints them. */
  readonly points?: string;
  readonly newPage: boolean;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption?: readonly Inline[];
  /** Set by numbering, if there is a caption. */
  readonly number?: number;
  /** The id of the cell it comes from, to which the prose refers. */
  readonly cell?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}
export interface TableColumn {
  readonly title: readonly Inline[];
  readonly align: Align;
  /** For a column that says nothing without pages. */
  readonly printOnly?: boolean;
}
export type Align = 'left' | 'right' | 'center';

export interface FigureBlock {
  readonly kind: 'figure';
  readonly number?: number;
  readonly cell?: string;
  readonly alt: string;
  /** On the first page, without number and caption; it stands in its place as well. */
  readonly small?: boolean;
  readonly caption: readonly Inline[];
  readonly svg: string;
  /** Size in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The Plotly figure, which takes the place of the picture in a browser that runs scripts. */
  readonly plotly?: unknown;
}

export interface DerivationBlock {
  readonly kind: 'derivation';
  readonly question: string;
  /** Part of the question and variant, where there are several. */
  readonly title: readonly (readonly Inline[])[];
  readonly where: readonly (readonly Inline[])[];
  readonly assumptions: readonly (readonly Inline[])[];
  readonly arrangement: Arrangement;
  readonly rows: readonly DerivationRow[];
  readonly checks: readonly {
    readonly text: readonly Inline[];
    readonly mark: Mark;
    readonly remarks: readonly (readonly Inline[])[];
  }[];
  /** Whether its lines are those of the text above it, which a paper does not print again. */
  readonly written?: boolean;
  /** Lines judged. */
  readonly steps: number;
  readonly verdict: Mark;
  readonly summary: string;
  /** What it was made from, for a page that judges it again. */
  readonly record: DerivationRecord;
}

/** Where a row has its reason: beside its formulas, below them, or below with the left side above the right. */
export type Arrangement = 'beside' | 'below' | 'stacked';

export interface DerivationRow {
  /** The title of the case that begins here. */
  readonly opens?: readonly Inline[];
  readonly left?: TypesetFormula;
  readonly relation: string;
  readonly right?: TypesetFormula;
  readonly words: readonly Inline[];
  /** Whether this line is the answer. */
  readonly answer: boolean;
  readonly mark?: Mark;
  readonly remarks: readonly (readonly Inline[])[];
  /** Which line of the record this is, and which stands left of it. */
  readonly line: number;
  readonly leftLine?: number;
}

/** A verdict as shown: a symbol and words, so that colour is never the only cue. */
export interface Mark {
  readonly kind: VerdictKind;
  readonly symbol: string;
  readonly words: string;
}

export type ReportBlock =
  | Heading
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly ReportBlock[])[];
    }
  /** What a question asks. */
  | { readonly kind: 'statement'; readonly children: readonly ReportBlock[] }
  | { readonly kind: 'quote'; readonly children: readonly ReportBlock[] }
  | { readonly kind: 'math'; readonly formula: TypesetFormula }
  /** `collapsed` code is folded away in the browser and left out in print; `source` is the cell's own text. */
  | {
      readonly kind: 'code';
      readonly language: string;
      readonly text: string;
      readonly collapsed?: boolean;
      readonly source?: boolean;
    }
  | { readonly kind: 'output'; readonly stream: 'stdout' | 'stderr' | 'error'; readonly text: string }
  | { readonly kind: 'rule' }
  | TableBlock
  | FigureBlock
  | DerivationBlock;

/** Everything as the notebooks have it, or the paper of one edition. */
export type Layout = 'notebook' | 'paper';

export interface Report {
  readonly layout: Layout;
  /** The name of the web page beside the PDF, where every line has its verdict. */
  readonly web: string;
  readonly language: Language;
  readonly title: string;
  readonly course: string;
  readonly team: readonly { readonly name: string; readonly id: string }[];
  readonly date?: string;
  /** The data sets the outputs name. */
  readonly data: readonly string[];
  /** The words the writers add: Contents, Figure, … */
  readonly labels: ReportLabels;
  readonly blocks: readonly ReportBlock[];
}

/** Every link within a block, however deep. */
export function linksIn(node: unknown): Extract<Inline, { kind: 'link' }>[] {
  if (node === null || typeof node !== 'object') return [];
  const own = (node as Inline).kind === 'link' ? [node as Extract<Inline, { kind: 'link' }>] : [];
  const parts = Object.entries(node).filter(([key]) => key !== 'plotly' && key !== 'record');
  return [...own, ...parts.flatMap(([, part]) => linksIn(part))];
}
