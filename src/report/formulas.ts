import { startMathJax } from '../figures/draw/mathjax.js';
import { coreMathml } from './core-mathml.js';
import { toTypst } from './math-typst.js';
import type { Formula } from './model.js';

/** TeX → picture, and Typst's math where that can say it. Throws, naming the place and the formula, rather than let raw TeX reach the page. */
export type Typeset = (tex: string, display: boolean, place: string) => Formula;

/** A typesetter that draws each formula once. */
export async function createTypesetter(): Promise<Typeset> {
  const read = await startMathJax();
  const known = new Map<string, Formula>();
  const drawn = (tex: string, display: boolean, place: string) => {
    try {
      const { svg, ...size } = read.picture(tex, display);
      const tree = read.mathml(tex, display);
      const typst = toTypst(tree);
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
