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

/** One line of a derivation: relation and expression (as typed, and as TeX made from the judged tree). */
export interface Line {
  readonly relation: '' | '=' | '≠';
  readonly source: string;
  readonly tex: string;
  /** In English; its French stands in the catalogue of reasons. */
  readonly reason: string;
  readonly verdict?: Verdict;
}

export interface DerivationRecord {
  /** Question id, and the part of it this answers. */
  readonly id: string;
  readonly part?: string;
  /** TeX of the left-hand side or the claim the lines start from, if any. */
  readonly assumptions: readonly string[];
  readonly lines: readonly Line[];
  /** The weakest verdict of the lines, and checks on the whole (asked form reached, …). */
  readonly verdict: Verdict;
  readonly summary: string;
}

/** The MIME type under which a record travels from a cell to the report. */
export const DERIVATION_MIME = 'application/vnd.chainrule.derivation+json';
