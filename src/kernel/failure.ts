/** How a cell's failure is told: the `error` message of the Jupyter protocol, with lines of the cell as typed. */
import { fileURLToPath } from 'node:url';
import { inspect, types } from 'node:util';
import { type CellPlace, TypeScriptError } from './compiler.js';

export interface Failure {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** The end of a request that the kernel cannot answer. */
export const BROKEN: Failure = {
  ename: 'Error',
  evalue: 'a cell has replaced what the kernel itself needs (a built-in object or function): restart it',
  traceback: [],
};

export type Locate = (cell: string, line: number, column: number) => CellPlace | undefined;

/** A frame inside a cell, as the engine writes it. */
const CELL_FRAME = /(In\[\d+\]):(\d+):(\d+)/g;
const FRAME = /^\s+at /;
/** In frames of Node and of libraries; nobody looks for an error of a cell there. */
const INTERNAL = /node:|[\\/]node_modules[\\/]|\(<anonymous>\)$/;
/** Of a longer stack trace the beginning is shown. */
const MAX_LINES = 20;
/** Paths of the package: frames in it are left out, and elsewhere they stand without the machine they are from. */
const PACKAGE = new URL('../../../', import.meta.url);
const PACKAGE_PATHS = [PACKAGE.href, fileURLToPath(PACKAGE)];

export function describeFailure(thrown: unknown, locate: Locate): Failure {
  try {
    if (thrown instanceof TypeScriptError) return describeTypeErrors(thrown);
    return describeThrown(thrown, locate);
  } catch {
    // Its own properties throw, or its prototype does.
    return { ename: 'Error', evalue: 'what was thrown cannot be shown', traceback: [] };
  }
}

function describeThrown(thrown: unknown, locate: Locate): Failure {
  const isError = types.isNativeError(thrown) || thrown instanceof Error;
  const ename = isError ? String(thrown.name) : `thrown ${typeof thrown}`;
  const evalue = isError ? String(thrown.message) : typeof thrown === 'string' ? thrown : inspect(thrown);
  let first: CellPlace | undefined;
  const locateFirst: Locate = (...position) => {
    const place = locate(...position);
    first ??= place;
    return place;
  };
  const lines = inspect(thrown).split('\n');
  // Before the name of the error the engine may have put a line of the JavaScript.
  const start = Math.max(0, isError ? lines.findIndex((line) => line.startsWith(ename)) : 0);
  const stack = asTyped(lines.slice(start), locateFirst);
  const shown = stack.length > MAX_LINES ? [...stack.slice(0, MAX_LINES), '    …'] : stack;
  return { ename, evalue, traceback: [...(first ? [...excerpt(first), ''] : []), ...shown] };
}

/** Printed text; a stack trace in it gets the positions of the cells as typed. */
export function printedAsTyped(text: string, locate: Locate): string {
  return text.search(CELL_FRAME) < 0 ? text : asTyped(text.split('\n'), locate).join('\n');
}

/** The lines with positions in the TypeScript of the cells, without internal frames. */
function asTyped(lines: readonly string[], locate: Locate): string[] {
  return lines.flatMap((line) => {
    let nowhere = false;
    const text = line.replace(CELL_FRAME, (_, cell: string, row: string, column: string) => {
      const place = locate(cell, Number(row), Number(column));
      nowhere ||= place === undefined;
      return place ? `${cell}:${place.line}:${place.column}` : cell;
    });
    const internal =
      FRAME.test(line) &&
      (nowhere || INTERNAL.test(line) || PACKAGE_PATHS.some((path) => line.includes(path)));
    return internal ? [] : [PACKAGE_PATHS.reduce((t, path) => t.replaceAll(path, 'chainrule/'), text)];
  });
}

/** A call that takes a formula as its first text. */
const FORMULA_CALL = /\.(given|step|reaches|refutes|holds|define|assume|hasShape)\(\s*'/;

/** The line of a formula whose prime ends the text it is typed in: the compiler's own words lead nowhere. */
function primeEndsText({ source, line }: CellPlace): boolean {
  const text = source.split('\n')[line - 1] ?? '';
  return FORMULA_CALL.test(text) && (text.match(/'/g)?.length ?? 0) % 2 === 1;
}

function describeTypeErrors(error: TypeScriptError): Failure {
  const prime = error.findings.find(({ place }) => primeEndsText(place))?.place;
  if (prime) {
    const message = `a prime inside '…' ends the text: put the formula between "…", as in "A'*x"`;
    const evalue = `line ${prime.line}: ${message}`;
    return {
      ename: error.name,
      evalue,
      traceback: [`${prime.cell}:${prime.line}: ${message}`, ...excerpt(prime)],
    };
  }
  const traceback = error.findings.flatMap(({ place, message }) => [
    `${place.cell}:${place.line}:${place.column}: ${message}`,
    ...excerpt(place),
    '',
  ]);
  return { ename: error.name, evalue: error.message, traceback };
}

/** The line of the place between its neighbours, a caret under the column. */
function excerpt({ source, line, column }: CellPlace): string[] {
  const lines = source.split('\n');
  const show = (n: number) => `${n === line ? '>' : ' '}${String(n).padStart(4)} | ${lines[n - 1]}`;
  const numbers = [line - 1, line, line + 1].filter((n) => n >= 1 && n <= lines.length);
  return numbers.flatMap((n) => (n === line ? [show(n), `${' '.repeat(7 + column)}^`] : [show(n)]));
}
