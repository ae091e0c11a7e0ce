import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { FONT_FILES } from '../resources.js';

const TEXT = [
  { file: FONT_FILES[0], style: 'normal', weight: 400 },
  { file: FONT_FILES[1], style: 'italic', weight: 400 },
  { file: FONT_FILES[2], style: 'normal', weight: 600 },
] as const;

const MATH = createRequire(import.meta.url).resolve(
  '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2',
);

const range = (first: number, count: number): string =>
  String.fromCodePoint(...Array.from({ length: count }, (_, i) => first + i));

/** What a reader may type or see later: the letters of both languages, the signs of the judge. */
const LATER = `${range(0x20, 0x5f)}ÀÂÇÉÈÊËÎÏÔÙÛÜŒàâäçéèêëîïôöùûüœ«»–—‘’“”…•·×αβγδεηθλμπσφ√∂∑∇≤≥≠≈≔∈⊂→←↔↓−✓✗¶\u00a0\u202f`;

/** Letters that MathML makes of plain ones: italic, bold, bold Greek, digits; and the pieces of tall brackets. */
const MATH_LETTERS =
  `${range(0x1d434, 52)}ℎ${range(0x1d400, 52)}${range(0x1d6fc, 32)}${range(0x1d6c2, 32)}` +
  `${range(0x1d7ce, 10)}ℝℒℛ∂∇∑∏√⊙⊘⊤×⋅·±−≤≥≠≈∈∨∧¬…⟨⟩‖|∞→∘′ˆ˜~\u2061\u2062\u2063⎧⎨⎩⎪⎛⎝⎞⎠⎜⎟⎡⎣⎤⎦⎢⎥`;

/** The fonts of a page, with the characters that stand in it and those that may come to stand there, as CSS. */
export async function fontFaces(page: string): Promise<string> {
  const characters = [...new Set(page + LATER)].join('');
  const text = TEXT.filter(({ style }) => style !== 'italic' || page.includes('<em>')).map(
    ({ file, style, weight }) =>
      face('Source Sans 3', file, `font-style:${style};font-weight:${weight}`, characters),
  );
  return (await Promise.all([...text, face('Formulas', MATH, '', formulasIn(page) + MATH_LETTERS)])).join(
    '\n',
  );
}

/** The characters that stand in formulas; what may come to stand there begins with the plain ones. */
const formulasIn = (page: string): string =>
  [...new Set((page.match(/<math[\s\S]*?<\/math>/g) ?? []).join('') + range(0x20, 0x5f))].join('');

/** What a page uses of a font: accents, kerning, digits of one width; in formulas, letters drawn for small sizes. */
const FEATURES = ['tnum', 'kern', 'mark', 'mkmk', 'ccmp', 'locl', 'ssty'];

async function face(family: string, file: string, look: string, characters: string): Promise<string> {
  const font = await subsetFont(readFileSync(file), characters, {
    targetFormat: 'woff2',
    keepFeatures: FEATURES,
    // For screens of 20 years ago, and a third of a font.
    noHinting: true,
  });
  const source = `url(data:font/woff2;base64,${font.toString('base64')})`;
  return `@font-face{font-family:'${family}';font-display:block;${look ? `${look};` : ''}src:${source}}`;
}
