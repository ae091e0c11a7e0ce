import type { MathElement } from '../figures/draw/mathjax.js';
import { escapeHtml } from '../html.js';

/**
 * MathML as MathJax makes it → MathML Core, which browsers set: letters of another style are Unicode's own, the
 * alignment of columns is a class of style.css, and what only MathJax reads is left out.
 */
export function coreMathml(math: MathElement, display: boolean): string {
  const body = math.name === 'math' ? row(math.children) : serialised(math);
  return `<math${display ? ' display="block"' : ''}>${body}</math>`;
}

/** Attributes of MathML Core that MathJax uses. */
const CORE: ReadonlySet<string> = new Set(
  'accent accentunder columnspan displaystyle form largeop linethickness lspace maxsize minsize movablelimits rowspan rspace scriptlevel stretchy symmetric width height depth'.split(
    ' ',
  ),
);

const SIGN = /^[-−+±]$/;
/** After which a sign is that of a number: any operator but a closing one. */
const OPEN = /^[^)\]}⟩|‖⊤′!…]$/u;

/** Siblings. A browser takes a sign for one between two terms, unless it stands first: x = −2 is told by its form. */
function row(children: readonly MathElement[]): string {
  return children
    .map((child, i) => {
      const before = children[i - 1];
      const unary = SIGN.test(textOf(child)) && before?.name === 'mo' && OPEN.test(textOf(before));
      return serialised(unary ? { ...child, attributes: { ...child.attributes, form: 'prefix' } } : child);
    })
    .join('');
}

/** Of an operator, its text. */
const textOf = ({ name, text, children }: MathElement): string =>
  name === 'mo' ? text + children.map((child) => child.text).join('') : '';

function serialised({ name, attributes, children, text }: MathElement): string {
  const { mathvariant, columnalign } = attributes;
  const kept = Object.entries(attributes)
    .filter(([key]) => CORE.has(key))
    .map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
  if (mathvariant === 'normal') kept.push(' mathvariant="normal"');
  if (columnalign) kept.push(` class="${columnalign.startsWith('left') ? 'cases' : 'aligned'}"`);
  const letters = mathvariant ? [...text].map((letter) => inStyle(mathvariant, letter)).join('') : text;
  return `<${name}${kept.join('')}>${row(children)}${escapeHtml(letters)}</${name}>`;
}

/** Where the letters A–Z, a–z, Α–Ω, α–ω and the digits of a style begin in Unicode; null if it has none. */
const STYLES: Readonly<Record<string, readonly (number | null)[]>> = {
  bold: [0x1d400, 0x1d41a, 0x1d6a8, 0x1d6c2, 0x1d7ce],
  italic: [0x1d434, 0x1d44e, 0x1d6e2, 0x1d6fc, null],
  'bold-italic': [0x1d468, 0x1d482, 0x1d71c, 0x1d736, 0x1d7ce],
  script: [0x1d49c, 0x1d4b6, null, null, null],
  'double-struck': [0x1d538, 0x1d552, null, null, 0x1d7d8],
};

const ALPHABETS = ['AZ', 'az', 'ΑΩ', 'αω', '09'] as const;

/** Letters that Unicode had before it had the alphabet of their style. */
const OLDER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  italic: { h: 'ℎ' },
  script: { B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ', e: 'ℯ', g: 'ℊ', o: 'ℴ' },
  'double-struck': { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' },
};

/** One letter in a style; as it is, if Unicode does not have it so. */
function inStyle(style: string, letter: string): string {
  const older = OLDER[style]?.[letter];
  if (older) return older;
  const alphabet = ALPHABETS.findIndex(([first, last]) => letter >= first && letter <= last);
  const start = STYLES[style]?.[alphabet];
  return start == null
    ? letter
    : String.fromCodePoint(start + letter.charCodeAt(0) - ALPHABETS[alphabet].charCodeAt(0));
}
