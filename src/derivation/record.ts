import type { Bilingual } from '../bundle.js';
import type { Context } from './language.js';

/**
 * What a judged derivation says, as plain JSON: the cell's output carries it and the report typesets it.
 * The kinds of verdict are never blurred:
 *   exact       decided for all values of the variables (false accept below 2⁻¹⁰⁰)
 *   sizes       exact at each of the listed sizes of the vectors and matrices
 *   convention  exact, but for values at a kink that are a stated choice
 *   prose       words, left to the grader
 *   refused     wrong: the witness shows it
 *   undecided   outside what the judge decides; `note` says why
 */
export type VerdictKind = 'exact' | 'sizes' | 'convention' | 'prose' | 'refused' | 'undecided';

export interface Verdict {
  readonly kind: VerdictKind;
  /** For `sizes`: each set of sizes judged, e.g. { d: 3, dh: 5, m: 4 }. */
  readonly sizes?: readonly Readonly<Record<string, number>>[];
  /** For `convention`, the choice; for `undecided` and `refused`, why. */
  readonly note?: string;
  readonly witness?: Witness;
}

/** Numbers that make a wrong line visibly wrong: all variables, and both sides to 10 digits. */
export interface Witness {
  readonly values: Readonly<Record<string, string>>;
  readonly left: string;
  readonly right: string;
}

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
}

/** A check on the whole: the asked form reached, all cases covered. */
export interface Check {
  readonly text: Bilingual;
  readonly verdict: Verdict;
}

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
  /** The weakest verdict of the lines and the checks. */
  readonly verdict: Verdict;
  /** In English; summaryText makes it in either language. */
  readonly summary: string;
}

/** The MIME type under which a record travels from a cell to the report. */
export const DERIVATION_MIME = 'application/vnd.chainrule.derivation+json';
