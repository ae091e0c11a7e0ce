import type { Bilingual } from '../../bundle.js';
import type { Context } from '../../judge/language.js';
import type { Verdict } from '../../judge/verdict.js';
import type { Asked } from './forms.js';

/** Something printed: as typed, in TeX, and in Typst's math. */
export interface Typeset {
  readonly source: string;
  readonly tex: string;
  readonly typst: string;
}

/** One line of a derivation: relation and expression (as typed, and typeset from the judged tree). */
export interface Line extends Typeset {
  /** '' begins a new chain, or stands before words alone (then `source` and `tex` are empty too). */
  readonly relation: '' | '=' | '≠' | '∈';
  /** In English, with TeX between dollars. */
  readonly reason: string;
  /** Its French, where the catalogue of reasons is not to be asked for it. */
  readonly french?: string;
  readonly verdict?: Verdict;
  /** Shape of a vector or a matrix, m × dh; none for a scalar. */
  readonly shape?: Typeset;
  /** The case in which the line holds. */
  readonly under?: Typeset;
  /** The line that answers the question. */
  readonly answer?: boolean;
  /** The forms it was asked in. */
  readonly asked?: readonly Asked[];
}

/** A check on the whole: the asked form reached, all cases covered. */
export interface Check {
  readonly text: Bilingual;
  readonly verdict: Verdict;
}

/** What a judged derivation says, as plain JSON: the cell's output carries it and the report typesets it. */
export interface DerivationRecord {
  /** Question id, and the part of it this answers. */
  readonly id: string;
  readonly part?: string;
  /** Which of several answers this is, e.g. the hidden activation it is for. */
  readonly variant?: string;
  /** The symbols, definitions and assumptions it was judged under: with the lines, all that judging it again needs. */
  readonly context: Context;
  /** The definitions it uses and its assumptions, as TeX between dollars. */
  readonly where: readonly string[];
  readonly assumptions: readonly string[];
  readonly lines: readonly Line[];
  readonly checks: readonly Check[];
  /** A line is still to be filled in; those before it are judged. */
  readonly open?: boolean;
  /** The weakest verdict of the lines and the checks. */
  readonly verdict: Verdict;
  /** In English; summaryText makes it in either language. */
  readonly summary: string;
}

/** The MIME type under which a record travels from a cell to the report. */
export const DERIVATION_MIME = 'application/vnd.chainrule.derivation+json';
