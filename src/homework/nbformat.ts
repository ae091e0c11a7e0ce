/** Notebook files, nbformat 4: read with clear errors, written in one deterministic form. */
import { writeFileAtomic } from '../atomic-file.js';
import { type JsonPath, parseJson, placeOfValue } from './json-text.js';
import {
  type Cell,
  type CellMetadata,
  isCode,
  type MimeData,
  type Notebook,
  type Output,
} from './notebook.js';
import { readText } from './text-file.js';

/** Reads a notebook file; its text lines come joined. Throws an error with file, line, column and what is wrong. */
export function readNotebook(path: string): Notebook {
  return parseNotebook(readText(path), path);
}

export function parseNotebook(text: string, path: string): Notebook {
  const wrong: Refuse = (what, ...at) => {
    throw new Error(`${placeOfValue(text, at, path)}: ${what}`);
  };
  const json = parseJson(text, path);
  if (!isRecord(json) || json.nbformat === undefined) return wrong('not a notebook: no "nbformat"');
  if (json.nbformat !== 4)
    return wrong(`"nbformat" is ${JSON.stringify(json.nbformat)}; write 4`, 'nbformat');
  if (!Array.isArray(json.cells)) return wrong('not a notebook: "cells" is missing or not a list', 'cells');
  const cells = json.cells.map((cell, i) =>
    parseCell(cell, i + 1, (what, ...at) => wrong(what, 'cells', i, ...at)),
  );
  const ids = cells.map((cell) => cell.id);
  const again = ids.findIndex((id, i) => ids.indexOf(id) !== i);
  if (again >= 0) wrong(`two cells have the id "${ids[again]}"`, 'cells', again, 'id');
  return { cells, metadata: isRecord(json.metadata) ? json.metadata : {} };
}

/** Throws what is wrong with the value there. */
type Refuse = (what: string, ...at: JsonPath) => never;

function parseCell(cell: unknown, number: number, wrong: Refuse): Cell {
  if (!isRecord(cell)) return wrong(`cell ${number} is not an object`);
  const { cell_type: type, metadata } = cell;
  if (type !== 'code' && type !== 'markdown' && type !== 'raw') {
    const found = type === undefined ? 'no cell_type' : `cell_type ${JSON.stringify(type)}`;
    return wrong(`cell ${number} has ${found}, expected code, markdown or raw`, 'cell_type');
  }
  const source = joined(cell.source) ?? wrong(`cell ${number} has no source text`, 'source');
  if (isRecord(metadata) && !isTagList(metadata.tags)) {
    const tags = JSON.stringify(metadata.tags);
    return wrong(`cell ${number} has tags ${tags}, expected a list of words`, 'metadata', 'tags');
  }
  const base = {
    id: typeof cell.id === 'string' ? cell.id : `cell-${number}`,
    metadata: (isRecord(metadata) ? metadata : {}) as CellMetadata,
    // As Windows ends its lines they would differ in a way that nobody sees.
    source: source.replaceAll('\r\n', '\n'),
  };
  if (type !== 'code') {
    return { cell_type: type, ...base, ...(isRecord(cell.attachments) && { attachments: cell.attachments }) };
  }
  if (!Array.isArray(cell.outputs)) return wrong(`code cell ${number} has no list of outputs`, 'outputs');
  const outputs = cell.outputs.map(
    (output, i) => parseOutput(output) ?? wrong(`bad output in cell ${number}`, 'outputs', i),
  );
  return { cell_type: 'code', ...base, execution_count: (cell.execution_count as number) ?? null, outputs };
}

function parseOutput(output: unknown): Output | undefined {
  if (!isRecord(output)) return undefined;
  const data = () =>
    Object.fromEntries(
      Object.entries(output.data as MimeData).map(([mime, x]) => [mime, isJson(mime) ? x : (joined(x) ?? x)]),
    );
  switch (output.output_type) {
    case 'stream':
      return { ...output, text: joined(output.text) ?? '' } as Output;
    case 'display_data':
    case 'execute_result':
      return isRecord(output.data)
        ? ({ metadata: {}, ...output, data: data() } as unknown as Output)
        : undefined;
    case 'error': {
      const { ename, evalue, traceback } = output;
      const lines = Array.isArray(traceback) ? traceback.map(String) : [];
      return { ...output, ename: String(ename), evalue: String(evalue), traceback: lines } as Output;
    }
    default:
      return undefined;
  }
}

/** The notebook as a file: nbformat 4.5, sorted keys, text as lists of lines, one newline at the end. */
export function formatNotebook({ cells, metadata }: Notebook): string {
  const file = { cells: cells.map(storedCell), metadata, nbformat: 4, nbformat_minor: 5 };
  return `${JSON.stringify(sortKeys(file), null, 1)}\n`;
}

/** Replaces the file at once: the old one stays until the new one is complete. */
export function writeNotebook(path: string, notebook: Notebook): void {
  writeFileAtomic(path, formatNotebook(notebook));
}

function storedCell(cell: Cell): unknown {
  const source = lines(cell.source);
  return isCode(cell) ? { ...cell, source, outputs: cell.outputs.map(storedOutput) } : { ...cell, source };
}

function storedOutput(output: Output): unknown {
  if (output.output_type === 'stream') return { ...output, text: lines(output.text) };
  if (output.output_type === 'error') return output;
  const data = Object.entries(output.data).map(([mime, x]) => [
    mime,
    typeof x === 'string' && !isJson(mime) && !isBinary(mime) ? lines(x) : x,
  ]);
  return { ...output, data: Object.fromEntries(data) };
}

function isJson(mime: string): boolean {
  return /[/+]json$/.test(mime);
}

/** Base64 stays one string. */
function isBinary(mime: string): boolean {
  return /^image\/(?!svg)|^application\/pdf$/.test(mime);
}

function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function joined(text: unknown): string | undefined {
  if (typeof text === 'string') return text;
  return Array.isArray(text) && text.every((line) => typeof line === 'string') ? text.join('') : undefined;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortKeys(value[key])]),
  );
}

function isTagList(tags: unknown): boolean {
  return tags === undefined || (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string'));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
