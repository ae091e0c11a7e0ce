import { startMathJax } from '../figures/draw/mathjax.js';
import { coreMathml } from './core-mathml.js';
import { mathmlToTypst } from './math-typst.js';
import type { TypesetFormula } from './model.js';

/** TeX → picture, and Typst's math where that can say it. Throws, naming the place and the formula, rather than let raw TeX reach the page. */
export type Typesetter = (tex: string, display: boolean, place: string) => TypesetFormula;

/** A typesetter that draws each formula once. */
export async function createTypesetter(): Promise<Typesetter> {
  const read = await startMathJax();
  const known = new Map<string, TypesetFormula>();
  const drawn = (tex: string, display: boolean, place: string) => {
    try {
      const { svg, ...size } = read.picture(tex, display);
      const tree = read.mathml(tex, display);
      const typst = mathmlToTypst(tree);
      // A PDF viewer draws a stroke of width 0 one pixel wide: the letters would look bold.
      const bare = svg.replace(/ (?:style|role|focusable|stroke|stroke-width)="[^"]*"/g, '');
      return { svg: bare, ...size, mathml: coreMathml(tree, display), ...(typst !== undefined && { typst }) };
    } catch (error) {
      throw new Error(`${place}: formula $${tex}$: ${(error as Error).message}`);
    }
  };
  return (tex, display, place) => {
    const key = `${display} ${tex}`;
    const formula = known.get(key) ?? { tex, display, ...drawn(tex, display, place) };
    known.set(key, formula);
    return formula;
  };
}
