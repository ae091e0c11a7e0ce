import { startMathJax } from './mathjax.js';

/** A formula as SVG, drawn with the glyphs' outlines: it looks the same without any font installed. */
export interface FormulaSvg {
  /** Size in em: width, height over the baseline, depth under it. */
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** SVG of the formula, 1000 units an em, its baseline's left end at the origin. */
  readonly svg: string;
}

/** Typesets TeX in display style; an error names the formula. */
export type DrawTex = (tex: string) => FormulaSvg;

export async function typesetter(): Promise<DrawTex> {
  const { picture } = await startMathJax();
  return (tex) => {
    try {
      const { svg, width, height, depth } = picture(tex, true);
      const inner = svg.replace(/^<svg[^>]*>|<\/svg>$/g, '').replace(/ (?:fill|stroke)="[^"]*"/g, '');
      return { width, height: height - depth, depth, svg: inner };
    } catch (error) {
      throw new Error(`formula ${tex}: ${(error as Error).message}`);
    }
  };
}
