/** A picture as SVG, the one format of the document model, with its size in CSS pixels. */
export interface SvgPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const PNG_SIGNATURE = '89504e470d0a1a0a';

/** Reads an SVG or PNG file. A PNG becomes an SVG that holds it. */
export function readFigure(bytes: Buffer, place: string): SvgPicture {
  return bytes.subarray(0, 8).toString('hex') === PNG_SIGNATURE
    ? wrapPng(bytes, place)
    : readSvg(bytes.toString('utf8'), place);
}

/** Size from width and height, or from the viewBox if these are absent or relative. */
export function readSvg(text: string, place: string): SvgPicture {
  const svg = text.slice(Math.max(0, text.indexOf('<svg')));
  const tag = /^<svg\b[^>]*>/.exec(svg)?.[0];
  if (!tag || !svg.trimEnd().endsWith('</svg>')) throw new Error(`${place}: an image is neither SVG nor PNG`);
  const box = /\bviewBox="\S+ \S+ (\S+) (\S+)"/.exec(tag)?.slice(1).map(Number);
  const absolute = (name: string) => /^[\d.]+(?=(?:px)?$)/.exec(attribute(tag, name))?.[0];
  const [width, height] = [Number(absolute('width') ?? box?.[0]), Number(absolute('height') ?? box?.[1])];
  if (!(width > 0 && height > 0)) throw new Error(`${place}: an SVG image has no size`);
  return { svg: box ? svg : svg.replace('<svg', `<svg viewBox="0 0 ${width} ${height}"`), width, height };
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function wrapPng(bytes: Buffer, place: string): SvgPicture {
  if (bytes.length < 33) throw new Error(`${place}: a PNG image is cut off after ${bytes.length} bytes`);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const size = `width="${width}" height="${height}"`;
  const data = `data:image/png;base64,${bytes.toString('base64')}`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ${size}>` +
    `<image ${size} href="${data}"/></svg>`;
  return { svg, width, height };
}
