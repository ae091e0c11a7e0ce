import { escapeHtml } from '../../html.js';
import { type Formula, tall } from './formula.js';

/**
 * The formula as MathML Core, which browsers set themselves and read aloud: text that can be selected and pointed
 * at. `display` stands on a line of its own; otherwise it flows with the text, fractions as tall as on their own.
 */
export const toMathml = (f: Formula, display = false): string =>
  `<math${display ? ' display="block"' : ' displaystyle="true"'}>${inner(f)}</math>`;

const FENCES = {
  paren: ['(', ')'],
  bar: ['|', '|'],
  norm: ['‖', '‖'],
  brace: ['{', '}'],
  angle: ['⟨', '⟩'],
} as const;

/** The box of a name says which, so that a page can tell what it means. */
function inner(f: Formula): string {
  const body = box(f);
  if (f.marked) return `<mrow class="marked">${body}</mrow>`;
  return f.name === undefined ? body : `<mrow data-name="${escapeHtml(f.name)}">${body}</mrow>`;
}

function box(f: Formula): string {
  switch (f.is) {
    case 'atom':
      return atomMathml(f.typst);
    case 'row':
      return `<mrow>${f.of.map((part, i) => inner(part) + (applies(part, f.of[i + 1]) ? '<mo>&#x2061;</mo>' : '')).join('')}</mrow>`;
    case 'fraction':
      return `<mfrac>${inner(f.above)}${inner(f.below)}</mfrac>`;
    case 'script':
      return script(inner(f.base), f.sub && inner(f.sub), f.sup && inner(f.sup));
    case 'fence':
      return fenced(f.kind, inner(f.body), tall(f.body));
    case 'big':
      return `<munderover><mo movablelimits="false" largeop="true">${f.sign === 'sum' ? '∑' : '∏'}</mo>${inner(f.under)}${inner(f.over)}</munderover>`;
    case 'accent':
      return `<mover accent="true">${inner(f.body)}<mo stretchy="false">${f.accent === 'hat' ? '^' : '~'}</mo></mover>`;
    case 'root':
      return `<msqrt>${inner(f.body)}</msqrt>`;
    case 'matrix':
      return fenced('paren', table(f.rows), true);
    case 'cases':
      return `<mrow><mo form="prefix" stretchy="true">{</mo>${table(f.rows, ' class="cases"')}</mrow>`;
  }
}

function script(base: string, sub: string | undefined, sup: string | undefined): string {
  if (sub && sup) return `<msubsup>${base}${sub}${sup}</msubsup>`;
  return sub ? `<msub>${base}${sub}</msub>` : `<msup>${base}${sup}</msup>`;
}

function fenced(kind: keyof typeof FENCES, body: string, grows: boolean): string {
  const [open, close] = FENCES[kind];
  const sign = (form: string, text: string) =>
    `<mo form="${form}"${grows ? '' : ' stretchy="false"'}>${text}</mo>`;
  return `<mrow>${sign('prefix', open)}${body}${sign('postfix', close)}</mrow>`;
}

const table = (rows: readonly (readonly Formula[])[], attributes = ''): string =>
  `<mtable${attributes}>${rows.map((cells) => `<mtr>${cells.map((cell) => `<mtd>${inner(cell)}</mtd>`).join('')}</mtr>`).join('')}</mtable>`;

/** Between a function and its brackets stands an invisible sign, which is read aloud as "of". */
const applies = (f: Formula, next: Formula | undefined): boolean => next?.is === 'fence' && isFunction(f);
const isFunction = (f: Formula): boolean =>
  f.is === 'script' ? isFunction(f.base) : f.is === 'atom' && /^(op\(|(exp|log|tanh|max|min)$)/.test(f.typst);

/** Of an atom Typst has the Unicode, in one of few wrappings. Error at any other: it would be shown as it is. */
function atomMathml(typst: string): string {
  if (Object.hasOwn(SPACES, typst)) return SPACES[typst];
  if (typst.endsWith("'")) return `<msup>${atomMathml(typst.slice(0, -1))}<mo>′</mo></msup>`;
  const bold = /^upright\(bold\((.)\)\)$/u.exec(typst);
  if (bold) return `<mi>${mathBold(bold[1])}</mi>`;
  const upright =
    /^(?:upright|op)\("([^"]+)"\)$/.exec(typst)?.[1] ?? /^(exp|log|tanh|max|min)$/.exec(typst)?.[1];
  if (upright) return `<mi${upright.length === 1 ? ' mathvariant="normal"' : ''}>${escapeHtml(upright)}</mi>`;
  const words = /^"([^"]+)"$/.exec(typst);
  if (words) return `<mtext>${escapeHtml(words[1])}</mtext>`;
  if (/^[\d.]+(e[+-]?\d+)?$/.test(typst)) return `<mn>${typst}</mn>`;
  if (/^(∂|\p{L}+)$/u.test(typst)) return `<mi>${typst}</mi>`;
  if (/^[^A-Za-z\d"\\]+$/u.test(typst)) return `<mo>${escapeHtml(typst === '-' ? '−' : typst)}</mo>`;
  throw new Error(`no MathML for the sign ${typst}`);
}

const SPACES: Readonly<Record<string, string>> = {
  thin: '<mspace width="0.167em"></mspace>',
  ', space': '<mo>,</mo><mspace width="0.28em"></mspace>',
  '\\/': '<mo lspace="0" rspace="0">/</mo>',
};

/** Bold letters and digits have places of their own in Unicode; MathML Core knows no other bold. */
function mathBold(character: string): string {
  const places: readonly (readonly [first: string, last: string, bold: number])[] = [
    ['A', 'Z', 0x1d400],
    ['a', 'z', 0x1d41a],
    ['0', '9', 0x1d7ce],
    ['Α', 'Ω', 0x1d6a8],
    ['α', 'ω', 0x1d6c2],
  ];
  const place = places.find(([first, last]) => character >= first && character <= last);
  return place
    ? String.fromCodePoint(place[2] + character.charCodeAt(0) - place[0].charCodeAt(0))
    : character;
}
