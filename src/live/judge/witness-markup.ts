/** A witness in the symbols of the two lines that it tells apart. */

import { witnessView } from '../../derivation/shown/witness-view.js';
import { toMathml } from '../../derivation/typeset/mathml.js';
import type { Context } from '../../judge/language.js';
import type { Witness } from '../../judge/verdict.js';

/** What numbers show, as MathML. */
export interface WitnessMarkup {
  readonly quantities: readonly string[];
  readonly left: string;
  readonly right: string;
}

/** The quantities of both lines and what each line is there; `under` is the condition that they are claimed under. */
export function witnessMarkup(
  left: string,
  right: string,
  witness: Witness,
  context: Context,
  under?: string,
): WitnessMarkup {
  const assume = [...(context.assume ?? []), ...(under === undefined ? [] : [under])];
  const view = witnessView(left, right, witness, { ...context, assume });
  return {
    quantities: view.quantities.map((formula) => toMathml(formula)),
    left: toMathml(view.left),
    right: toMathml(view.right),
  };
}
