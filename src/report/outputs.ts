import { stripVTControlCharacters } from 'node:util';
import { DERIVATION_MIME, type DerivationRecord } from '../derivation/lines/record.js';
import { PLOTLY_MIME } from '../figures/figure.js';
import { TABLE_MIME, type Table } from '../figures/table.js';
import type { Output } from '../homework/notebook.js';
import { readDerivation } from './derivations.js';
import { wordsOfPlotly, wordsOfSvg } from './figure-words.js';
import { readFigure, readSvg } from './images.js';
import { readMarkdown, readPlain, type Surroundings } from './markdown.js';
import type { FigureBlock, ReportBlock, TableBlock } from './model.js';

type Data = Readonly<Record<string, unknown>>;

/** One output of a code cell → blocks, from the richest MIME type the report knows. */
export function readOutput(output: Output, place: Surroundings): ReportBlock[] {
  switch (output.output_type) {
    case 'stream':
      return text(output.text, output.name);
    case 'error':
      return text(`${output.ename}: ${output.evalue}`, 'error');
    case 'display_data':
    case 'execute_result':
      return readBundle(output.data, output.metadata, place);
  }
}

function readBundle(data: Data, metadata: Data, place: Surroundings): ReportBlock[] {
  if (data[DERIVATION_MIME]) return [readDerivation(data[DERIVATION_MIME] as DerivationRecord, place)];
  if (data[TABLE_MIME]) return [readTable(data[TABLE_MIME] as Table, place)];
  if (data['image/svg+xml'] || data['image/png']) return [readImage(data, metadata, place)];
  if (data['text/markdown']) return readMarkdown(place.words.caption(String(data['text/markdown'])), place);
  if (data['text/latex']) return [readLatex(String(data['text/latex']), place)];
  if (typeof data['text/plain'] === 'string') return text(data['text/plain'], 'stdout');
  throw new Error(
    `${place.name}: an output has no type the report can show: ${Object.keys(data).join(', ')}`,
  );
}

function readTable({ caption, columns, rows }: Table, place: Surroundings): TableBlock {
  const read = (text: string) => readPlain(place.words.caption(text), place);
  return {
    kind: 'table',
    caption: caption ? read(caption) : undefined,
    columns: columns.map(({ title, align }) => ({ title: read(title), align })),
    rows: rows.map((row) => row.map((text) => read(numberAsPrinted(text)))),
  };
}

/** A cell that is a number, with a minus instead of a hyphen, and 2.4e-16 as 2.4·10⁻¹⁶. */
function numberAsPrinted(text: string): string {
  const [, minus, digits, exponent] = /^(-?)(\d+(?:\.\d+)?)(?:e([+-]?\d+))?$/.exec(text) ?? [];
  if (digits === undefined) return text;
  return exponent === undefined
    ? `${minus && '−'}${digits}`
    : `$${minus}${digits}\\cdot10^{${Number(exponent)}}$`;
}

function readImage(data: Data, metadata: Data, place: Surroundings): FigureBlock {
  const svg = data['image/svg+xml'];
  const picture = svg
    ? readSvg(wordsOfSvg(String(svg), place.words.caption), place.name)
    : readFigure(Buffer.from(String(data['image/png']), 'base64'), place.name);
  if (typeof metadata.alt !== 'string' || !metadata.alt.trim())
    throw new Error(`${place.name}: a figure has no alt text`);
  const alt = place.words.caption(metadata.alt);
  const plotly = data[PLOTLY_MIME] && wordsOfPlotly(data[PLOTLY_MIME], place.words.caption);
  const caption = typeof metadata.caption === 'string' ? place.words.caption(metadata.caption) : alt;
  return {
    kind: 'figure',
    alt,
    caption: readPlain(caption, place),
    ...picture,
    ...(plotly ? { plotly } : {}),
  };
}

function readLatex(latex: string, place: Surroundings): ReportBlock {
  const tex = latex.trim().replace(/^\$\$?|\$\$?$/g, '');
  return { kind: 'math', formula: place.typeset(tex, true, place.name) };
}

/** Text as a terminal would leave it: no colours, and a line that is overwritten shows its last state. */
function text(raw: string, stream: 'stdout' | 'stderr' | 'error'): ReportBlock[] {
  const lines = stripVTControlCharacters(raw.replaceAll('\r\n', '\n')).split('\n');
  const settled = lines.map((line) => line.replace(/\r+$/, '').split('\r').at(-1));
  const shown = settled.join('\n').replace(/\s+$/, '');
  return shown ? [{ kind: 'output', stream, text: shown }] : [];
}
