/**
 * The exact judge: a claim is made into pairs of scalar expressions, at each set of sizes (expand/), and these are
 * proved equal or refuted by a point (exact/). exact/README.md says what is proved, and how.
 */
import type { MathNode } from 'mathjs';
import { CONTRADICTION, judgeInstance, shown, withReasons } from './exact/prove.js';
import { regions } from './exact/regions.js';
import { POSITIVE } from './exact/signs.js';
import { BOTH_DEFINED, NOT_POSITIVE, search } from './exact/witness.js';
import { Claim, type Instance, type Sizes } from './expand/claim.js';
import type { Context } from './language.js';
import type { Verdict, VerdictKind } from './verdict.js';

/**
 * Is `left` = `right` for all values of the symbols (at several sets of pairwise distinct sizes, and for every value
 * of a free index)? Equal means: wherever both sides have a value; where one has none, the note says so. Throws
 * LanguageError on what is not in the language or not declared.
 */
export function judge(left: string | MathNode, right: string | MathNode, context: Context): Verdict {
  return atAllSizes(new Claim(left, right, context), judgeInstance);
}

/** The claim ≠: `exact` with a point where the sides differ. (It does not say that they differ everywhere.) */
export function refute(left: string | MathNode, right: string | MathNode, context: Context): Verdict {
  const verdict = judge(left, right, context);
  if (verdict.kind === 'refused') return { ...verdict, kind: 'exact' };
  if (verdict.kind === 'undecided') return verdict;
  if (verdict.kind === 'partial') return { ...verdict, kind: 'undecided' };
  const [found] = new Claim(left, right, context)
    .at(verdict.sizes?.[0] ?? {})
    .flatMap(({ pairs, assumptions }) => search(pairs, assumptions, { test: BOTH_DEFINED, tries: 50 }) ?? []);
  return { kind: 'refused', note: 'both sides are equal', ...(found && { witness: shown(found) }) };
}

/** Is every entry > 0 wherever it has a value? Proved when all terms, above and below the line, are positive. */
export function positive(expression: string | MathNode, context: Context): Verdict {
  const claim = new Claim(expression, expression, context);
  return atAllSizes(claim, ({ graph, pairs, assumptions }) => {
    const entries = pairs.map((pair) => ({ ...pair, right: graph.zero }));
    const found = search(entries, assumptions, { test: NOT_POSITIVE, tries: 50 });
    if (found) return { kind: 'refused', witness: shown(found) };
    for (const { roots, signs } of regions(
      graph,
      entries.map((p) => p.left),
      assumptions,
    ))
      if (roots.some((root) => root.op !== 'undefined' && signs.mask(root) !== POSITIVE))
        return { kind: 'undecided', note: 'some term is not visibly positive' };
    return { kind: 'exact' };
  });
}

function atAllSizes(claim: Claim, decideIt: (instance: Instance) => Verdict): Verdict {
  const all: Sizes[] = claim.sizes();
  const notes = new Set<string>();
  let weakest: Verdict = CONTRADICTION;
  for (const sizes of all)
    for (const verdict of withReasons(() => claim.at(sizes).map(decideIt))) {
      // Where no values satisfy the assumptions nothing is claimed; but somewhere there must be some.
      if (verdict === CONTRADICTION) continue;
      if (verdict.kind === 'refused' || verdict.kind === 'undecided') return verdict;
      if (verdict.note) notes.add(verdict.note);
      if (weakest === CONTRADICTION || STRENGTH.indexOf(verdict.kind) > STRENGTH.indexOf(weakest.kind))
        weakest = verdict;
    }
  if (weakest === CONTRADICTION) return weakest;
  const named = Object.keys(all[0]).length > 0;
  const kind = weakest.kind === 'exact' && named ? 'sizes' : weakest.kind;
  const note = weakest.note ?? [...notes][0];
  return { ...weakest, kind, ...(named && { sizes: all }), ...(note && { note }) };
}

/** From the strongest to the weakest. */
const STRENGTH: readonly VerdictKind[] = ['exact', 'convention', 'partial'];
