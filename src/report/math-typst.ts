import type { MathElement } from '../figures/draw/mathjax.js';

/**
 * Presentation MathML → Typst's math, so that formulas of the prose are text in the PDF, as those of the derivations
 * are. Undefined where there is something that it does not know: then the picture is shown.
 */
export function mathmlToTypst(math: MathElement): string | undefined {
  try {
    return list(math.children);
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

class Unknown extends Error {}

/** Side by side. Beside a quoted text a space would be printed. */
function list(elements: readonly MathElement[]): string {
  return elements
    .map(write)
    .filter((part) => part !== '')
    .reduce(
      (left, right) => left + (left === '' || /"$/.test(left) || /^"/.test(right) ? '' : ' ') + right,
      '',
    );
}

function write(element: MathElement): string {
  const { name, children, attributes, text } = element;
  switch (name) {
    case 'mi':
      return identifier(text, attributes.mathvariant);
    case 'mn':
      return attributes.mathvariant === 'bold' ? `upright(bold(${sign(text)}))` : sign(text);
    case 'mo':
      return operator(element);
    case 'mtext':
      return quoted(text);
    case 'mspace':
      return attributes.width ? `#h(${attributes.width})` : '';
    case 'mrow':
      return group(element);
    case 'mstyle':
      return attributes.displaystyle === 'true' ? `display(${list(children)})` : list(children);
    case 'mfrac':
      if (attributes.linethickness === '0') throw new Unknown();
      return `frac(${write(children[0])}, ${write(children[1])})`;
    case 'msqrt':
      return `sqrt(${list(children)})`;
    case 'mroot':
      return `root(${write(children[1])}, ${write(children[0])})`;
    case 'msub':
      return script(children[0], children[1]);
    case 'msup':
      return script(children[0], undefined, children[1]);
    case 'msubsup':
      return script(children[0], children[1], children[2]);
    case 'munder':
      return under(element);
    case 'mover':
      return over(element);
    case 'munderover':
      return script(children[0], children[1], children[2]);
    case 'mtable':
      return table(element);
    default:
      throw new Unknown();
  }
}

const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  normal: (text) => `upright(${text})`,
  bold: (text) => `upright(bold(${text}))`,
  'bold-italic': (text) => `bold(${text})`,
  'double-struck': (text) => `bb(${text})`,
  script: (text) => `cal(${text})`,
  '-tex-calligraphic': (text) => `cal(${text})`,
  italic: (text) => `italic(${text})`,
  monospace: (text) => `mono(${text})`,
};

function identifier(text: string, variant: string | undefined): string {
  const word = [...text].length > 1;
  if (!variant) return word ? `op("${text}")` : sign(text);
  const style = VARIANTS[variant];
  if (!style) throw new Unknown();
  return style(word ? `"${text}"` : sign(text));
}

/** Of a norm or an absolute value, which Typst would set apart from what is between them. */
const BARS: ReadonlySet<string> = new Set(['|', '‖', '∥']);

function operator({ text, attributes }: MathElement): string {
  if (text === '' || text === '\u2061') return '';
  if (BARS.has(text)) return `class("normal", ${sign(text)})`;
  if ([...text].length === 1) return sign(text);
  return `op("${text}"${attributes.movablelimits === 'true' ? ', limits: #true' : ''})`;
}

/** What has a meaning of its own in Typst is escaped. */
const sign = (text: string): string => text.replace(/[#$&^_/\\"'()[\]{}|,;:~`@]/g, '\\$&');

const quoted = (text: string): string => `"${text.replaceAll('\u00a0', ' ').replace(/["\\]/g, '\\$&')}"`;

/** Brackets made to fit what is between them; a sign alone in braces, as in 0{,}5, loses the space around it. */
function group({ children, attributes }: MathElement): string {
  const [first, last] = [children[0], children.at(-1)];
  const fence = (element: MathElement | undefined, side: string) =>
    element?.name === 'mo' && element.attributes['data-mjx-texclass'] === side;
  if (fence(first, 'OPEN') && fence(last, 'CLOSE')) return `lr(${list(children)})`;
  if (attributes['data-mjx-texclass'] === 'ORD' && children.length === 1 && first?.name === 'mo')
    return `class("normal", ${write(first)})`;
  return list(children);
}

function script(base: MathElement, sub?: MathElement, sup?: MathElement): string {
  const prime = sup?.name === 'mo' && /^[′″‴]$/.test(sup.text);
  const below = sub ? `_(${write(sub)})` : '';
  if (prime) return `${unit(base)}${"'".repeat('′″‴'.indexOf(sup.text) + 1)}${below}`;
  return `${unit(base)}${below}${sup ? `^(${write(sup)})` : ''}`;
}

/** A base as one unit, which a script attaches to. */
function unit(base: MathElement): string {
  const text = write(base);
  const single =
    /^\\?.$/u.test(text) || /^\p{L}+\([^()]*(?:\([^()]*\))?[^()]*\)$/u.test(text) || /^[\d.]+$/.test(text);
  if (text === '') return '""';
  return single ? text : `lr(${text})`;
}

const ACCENTS: Readonly<Record<string, string>> = {
  '^': 'hat',
  '~': 'tilde',
  '¯': 'macron',
  '‾': 'overline',
  '―': 'overline',
  '→': 'arrow',
  '˙': 'dot',
};

function over({ children: [base, mark] }: MathElement): string {
  const accent = mark.name === 'mo' ? ACCENTS[mark.text] : undefined;
  if (accent) return `${accent}(${write(base)})`;
  if (mark.text === '⏞') return `overbrace(${write(base)})`;
  return `attach(limits(${write(base)}), t: ${write(mark)})`;
}

function under({ children: [base, mark] }: MathElement): string {
  if (mark.text === '⏟') return `underbrace(${write(base)})`;
  const named = base.name === 'mo' || base.name === 'mi';
  return named ? script(base, mark) : `attach(limits(${write(base)}), b: ${write(mark)})`;
}

const ALIGNS: Readonly<Record<string, string>> = { left: '#left', right: '#right', center: '#center' };

/** A matrix without its brackets, which stand beside it. */
function table({ children, attributes }: MathElement): string {
  const sides = new Set((attributes.columnalign ?? 'center').split(' '));
  const align = ALIGNS[[...sides][0]];
  if (sides.size !== 1 || !align) throw new Unknown();
  const rows = children.map((row) => row.children.map((cell) => list(cell.children) || '""').join(', '));
  return `mat(delim: #none, align: ${align}, ${rows.join('; ')})`;
}
