import { plotlyWindow } from '../../src/figures/draw/plotly-window.js';
import { type Box, textBoxOnPage } from '../../src/figures/draw/text-box.js';

/** What is wrong with a picture that a reader would see or a viewer would refuse; an empty list if nothing is. */
export function flawsOf(svg: string): string[] {
  const root = new (plotlyWindow().DOMParser)().parseFromString(svg, 'image/svg+xml').documentElement;
  return [...numberFlaws(svg), ...selfContainedFlaws(root), ...textFlaws(root)];
}

function numberFlaws(svg: string): string[] {
  return [...svg.matchAll(/ [\w-]+="[^"]*(NaN|Infinity|undefined)[^"]*"/g)].map(([all]) => all.trim());
}

function selfContainedFlaws(root: Element): string[] {
  const ids = new Set([...root.querySelectorAll('[id]')].map(({ id }) => id));
  const foreign = [...root.querySelectorAll('foreignObject, script, style')].map(({ tagName }) => tagName);
  const outside = [...root.querySelectorAll('[href]')]
    .map((element) => element.getAttribute('href')!)
    .filter((href) => !/^(#|data:)/.test(href));
  const broken = [...root.outerHTML.matchAll(/url\(#([^)]*)\)/g)]
    .map(([, id]) => id)
    .filter((id) => !ids.has(id));
  return [...foreign, ...outside, ...broken.map((id) => `no element #${id}`)];
}

function textFlaws(root: Element): string[] {
  const [width, height] = ['width', 'height'].map((name) => Number(root.getAttribute(name)));
  const texts = [...root.querySelectorAll('text')].map((element) => ({
    text: element.textContent!,
    box: textBoxOnPage(element),
  }));
  const outside = texts.filter(
    ({ box }) => box.left < 0 || box.top < 0 || box.right > width || box.bottom > height,
  );
  const overlapping = texts.flatMap((one, i) =>
    texts
      .slice(i + 1)
      .filter((other) => overlap(inked(one.box), inked(other.box)))
      .map((other) => [one, other]),
  );
  return [
    ...texts
      .filter(({ text }) => text.includes('\u200b'))
      .map(({ text }) => `"${text}" has a space without width`),
    ...outside.map(({ text }) => `"${text}" leaves the picture`),
    ...overlapping.map(([one, other]) => `"${one.text}" overlaps "${other.text}"`),
  ];
}

/** Without the space above and below that a line of text keeps free. */
function inked({ left, right, top, bottom }: Box): Box {
  const gap = (bottom - top) / 5;
  return { left, right, top: top + gap, bottom: bottom - gap };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
