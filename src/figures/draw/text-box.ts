import { type TextStyle, textExtent, textWidth } from './font.js';
import { transformed } from './transform.js';

/** In px, relative to the origin of the element's own coordinates; y grows downwards. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Line {
  readonly width: number;
  readonly size: number;
}

const EMPTY: Box = { left: 0, right: 0, top: 0, bottom: 0 };
/** Distance of two baselines, as Plotly writes it (dy="1.3em"). */
const LINE_HEIGHT = 1.3;

/** The box of the text in an SVG element, in that element's own coordinates (what getBBox gives of text). */
export function textBox(element: Element): Box {
  if (element.tagName === 'text') return linesBox(element);
  return union([...element.children].map((child) => moved(textBox(child), child)));
}

/** The same box in the coordinates of the whole page (what getBoundingClientRect gives). */
export function textBoxOnPage(element: Element): Box {
  let box = textBox(element);
  for (let at: Element | null = element; at; at = at.parentElement) box = moved(box, at);
  return box;
}

function linesBox(text: Element): Box {
  const lines = linesOf(text);
  const width = Math.max(0, ...lines.map((line) => line.width));
  if (width === 0) return EMPTY;
  const x = numberOf(text, 'x');
  const y = numberOf(text, 'y');
  const before = { start: 0, middle: width / 2, end: width }[anchorOf(text)] ?? 0;
  const { ascent, descent } = textExtent(lines[0].size);
  const lastBaseline = y + (lines.length - 1) * LINE_HEIGHT * lines[0].size;
  return { left: x - before, right: x - before + width, top: y - ascent, bottom: lastBaseline + descent };
}

/** The box around what an element's own transform makes of a box inside it. */
function moved(box: Box, element: Element): Box {
  const transform = element.getAttribute('transform');
  if (!transform || box === EMPTY) return box;
  const { left, right, top, bottom } = box;
  const corners = [left, right].flatMap((x) => [top, bottom].map((y) => transformed([x, y], transform)));
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** Width of all the text inside, as on one line. */
export function textLength(element: Element): number {
  return linesOf(element).reduce((sum, line) => sum + line.width, 0);
}

/** Plotly sets each line of a text of several lines in a tspan with a place of its own; other tspans run on. */
function linesOf(text: Element): Line[] {
  const tspans = [...text.querySelectorAll('tspan[x]')];
  return (tspans.length > 0 ? tspans : [text]).map((line) => {
    const style = styleOf(line);
    return { width: runWidth(line, style), size: style.size };
  });
}

function runWidth(node: Element, style: TextStyle): number {
  let width = 0;
  for (const child of node.childNodes) {
    if (child.nodeType === 3) width += textWidth(child.textContent ?? '', style);
    else if (child.nodeType === 1) width += runWidth(child as Element, changed(style, child as SVGElement));
  }
  return width;
}

/** The style an element has from its ancestors and itself; Plotly writes all of it as style attributes. */
function styleOf(element: Element): TextStyle {
  const outer = element.parentElement ? styleOf(element.parentElement) : { size: 12 };
  return changed(outer, element as SVGElement);
}

function changed(outer: TextStyle, { style }: SVGElement): TextStyle {
  if (!style?.length) return outer;
  const size = style.fontSize;
  const number = Number.parseFloat(size);
  return {
    size: size ? (size.endsWith('%') ? (outer.size * number) / 100 : number) : outer.size,
    bold: style.fontWeight ? /bold|[6-9]00/.test(style.fontWeight) : outer.bold,
    italic: style.fontStyle ? style.fontStyle === 'italic' : outer.italic,
  };
}

function anchorOf(element: Element): string {
  return (element as SVGElement).style.textAnchor || element.getAttribute('text-anchor') || 'start';
}

function numberOf(element: Element, attribute: string): number {
  return Number(element.getAttribute(attribute) ?? 0);
}

function union(boxes: Box[]): Box {
  const filled = boxes.filter((box) => box.right > box.left);
  if (filled.length === 0) return EMPTY;
  return {
    left: Math.min(...filled.map((box) => box.left)),
    right: Math.max(...filled.map((box) => box.right)),
    top: Math.min(...filled.map((box) => box.top)),
    bottom: Math.max(...filled.map((box) => box.bottom)),
  };
}
