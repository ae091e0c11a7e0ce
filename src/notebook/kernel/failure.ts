/** How a cell's failure is told: the `error` message of the Jupyter protocol, with lines of the cell as typed. */
import { inspect, types } from 'node:util';
import { type Place, TypeScriptError } from './compiler.js';

export interface Failure {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

export type Locate = (cell: string, line: number, column: number) => Place | undefined;

/** A frame inside a cell, as the engine writes it. */
const CELL_FRAME = /(In\[\d+\]):(\d+):(\d+)/g;
/** Frames of the machinery that runs cells; nobody looks for an error there. */
const INTERNAL_FRAME = /^\s+at .*(node:|[\\/]tslab[\\/]dist[\\/]|[\\/]notebook[\\/]kernel[\\/])/;

export function describeFailure(thrown: unknown, locate: Locate): Failure {
  if (thrown instanceof TypeScriptError) return describeTypeErrors(thrown);
  const isError = types.isNativeError(thrown) || thrown instanceof Error;
  const ename = isError ? String(thrown.name) : `thrown ${typeof thrown}`;
  const evalue = isError ? String(thrown.message) : typeof thrown === 'string' ? thrown : inspect(thrown);
  let first: Place | undefined;
  const toTypeScript = (line: string): string[] => {
    let placed = true;
    const text = line.replace(CELL_FRAME, (_, cell: string, row: string, column: string) => {
      const place = locate(cell, Number(row), Number(column));
      first ??= place;
      placed &&= place !== undefined;
      return place ? `${cell}:${place.line}:${place.column}` : '';
    });
    return placed && !INTERNAL_FRAME.test(line) ? [text] : [];
  };
  const lines = inspect(thrown).split('\n');
  // Before the name of the error the engine may have put a line of the JavaScript.
  const start = Math.max(0, isError ? lines.findIndex((line) => line.startsWith(ename)) : 0);
  const stack = lines.slice(start).flatMap(toTypeScript);
  return { ename, evalue, traceback: [...(first ? [...excerpt(first), ''] : []), ...stack] };
}

function describeTypeErrors(error: TypeScriptError): Failure {
  const traceback = error.findings.flatMap(({ place, message }) => [
    `${place.cell}:${place.line}:${place.column}: ${message}`,
    ...excerpt(place),
    '',
  ]);
  return { ename: error.name, evalue: error.message, traceback };
}

/** The line of the place between its neighbours, a caret under the column. */
function excerpt({ source, line, column }: Place): string[] {
  const lines = source.split('\n');
  const show = (n: number) => `${n === line ? '>' : ' '}${String(n).padStart(4)} | ${lines[n - 1]}`;
  const numbers = [line - 1, line, line + 1].filter((n) => n >= 1 && n <= lines.length);
  return numbers.flatMap((n) => (n === line ? [show(n), `${' '.repeat(7 + column)}^`] : [show(n)]));
}
