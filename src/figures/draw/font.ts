import { createRequire } from 'node:module';
import type { Font } from 'fontkit';
import { once } from './once.js';

/** The family of all text in figures; the report embeds the same files, so widths measured here hold there. */
export const FONT_FAMILY = 'Source Sans 3';
/** As written into figures: readers without the font fall back on what most resembles it. */
export const FONT_STACK = `'${FONT_FAMILY}', 'Source Sans Pro', Helvetica, Arial, sans-serif`;

export interface TextStyle {
  /** In px. */
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

const FACES = { regular: '400Regular', bold: '700Bold', italic: '400Regular_Italic' };

/** The .ttf files of FONT_FAMILY that figures use. */
export function fontFiles(): string[] {
  return Object.values(FACES).map(facePath);
}

/** Width in px of one line of text. */
export function textWidth(text: string, { size, bold, italic }: TextStyle): number {
  const font = fonts[bold ? 'bold' : italic ? 'italic' : 'regular']();
  return (font.layout(text).advanceWidth / font.unitsPerEm) * size;
}

/** How far a line of text reaches above and below its baseline, in px. */
export function textExtent(size: number): { ascent: number; descent: number } {
  const { ascent, descent, unitsPerEm } = fonts.regular();
  return { ascent: (ascent / unitsPerEm) * size, descent: (-descent / unitsPerEm) * size };
}

const require = createRequire(import.meta.url);

const fonts = {
  regular: once(() => open(FACES.regular)),
  bold: once(() => open(FACES.bold)),
  italic: once(() => open(FACES.italic)),
};

function open(face: string): Font {
  const fontkit: typeof import('fontkit') = require('fontkit');
  return fontkit.openSync(facePath(face)) as Font;
}

function facePath(face: string): string {
  return require.resolve(`@expo-google-fonts/source-sans-3/${face}/SourceSans3_${face}.ttf`);
}
