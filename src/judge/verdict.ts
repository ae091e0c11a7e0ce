/**
 * What the judge says of a line. The kinds of verdict are never blurred:
 *   exact       for all values of the variables (exact/README.md §3 has the chance of a false one) and all sizes that the assumptions allow
 *   sizes       exact at each of the listed sizes of the vectors and matrices; others were not decided
 *   convention  exact, but for values at a kink that are a stated choice
 *   partial     exact where both sides have a value; but the right one has none in a region where the left one has
 *   prose       words, left to the grader
 *   refused     wrong: the witness shows it
 *   undecided   outside what the judge decides; `note` says why
 */
export type VerdictKind = 'exact' | 'sizes' | 'convention' | 'partial' | 'prose' | 'refused' | 'undecided';

/** What the judge says of a line, and what it says it with: a note, numbers that show it, the sizes tried. */
export interface Verdict {
  readonly kind: VerdictKind;
  /** Each set of sizes judged, e.g. { d: 3, dh: 5, m: 4 }. */
  readonly sizes?: readonly Readonly<Record<string, number>>[];
  /**
   * Where these sizes prove all others (exact/README.md §6): by size, how many indices of sums over it the claim
   * touches at a time. `free` are the definitions that stood for anything in this proof.
   */
  readonly bound?: Readonly<Record<string, number>>;
  readonly free?: readonly string[];
  /** For `convention`, the choice; for `undecided` and `refused`, why. */
  readonly note?: string;
  /** The right side may have no value on a set of measure zero (x = 0) where the left one has; the note names it. */
  readonly narrows?: true;
  readonly witness?: Witness;
}

/** Numbers that make a wrong line visibly wrong: all variables, and both sides to 10 digits or as many as differ. */
export interface Witness {
  readonly values: Readonly<Record<string, string>>;
  readonly left: string;
  readonly right: string;
}
