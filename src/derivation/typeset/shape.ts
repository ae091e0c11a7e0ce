import { type Dimensions, shapeText } from '../../judge/shapes.js';
import type { Typeset } from '../lines/record.js';
import { type Formula, formulaAtom, row, toTex, toTypst } from './formula.js';
import { nameFormula } from './names.js';
import { letters } from './signs.js';

const sizes = (shape: Dimensions): Formula =>
  row(
    ...shape.flatMap((size, i) => [
      ...(i > 0 ? [formulaAtom('\\times', '×')] : []),
      sizeFormula(String(size)),
    ]),
  );

const sizeFormula = (size: string): Formula =>
  /^[a-zA-Z]\w*$/.test(size) ? nameFormula(size, 'scalar') : letters(size);

/** A shape as it is read aloud: a column of dh is dh × 1. */
export function typesetShape(shape: Dimensions): Typeset {
  const formula = sizes(shape.length === 1 ? [shape[0], 1] : shape);
  return { source: shapeText(shape), tex: toTex(formula), typst: toTypst(formula) };
}

/** The space of all arrays of a shape: ℝ to the dh, ℝ to the m × dh. */
export function typesetSpace(shape: Dimensions): Typeset {
  const reals = formulaAtom('\\mathbb{R}', 'ℝ');
  const formula: Formula = shape.length === 0 ? reals : { is: 'script', base: reals, sup: sizes(shape) };
  return { source: shapeText(shape), tex: toTex(formula), typst: toTypst(formula) };
}
