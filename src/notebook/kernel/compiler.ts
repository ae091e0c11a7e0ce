/**
 * tslab's compiler with what it lacks: strict types, object shorthand of a variable of an earlier cell, `let`
 * variables that functions of their cell and later cells share, every form of top-level await, errors as
 * values, and the way from a position in the JavaScript that runs back to the TypeScript of the cell.
 */
import { createRequire, SourceMap } from 'node:module';
import type TypeScript from '@tslab/typescript-for-tslab';
import type { Converter, ConvertResult } from 'tslab/dist/converter.js';
import { applyEdits, type Edit, type Edited } from './edit.js';

/** A place in a cell as typed: line and column count from 1. */
export interface Place {
  readonly cell: string;
  readonly source: string;
  readonly line: number;
  readonly column: number;
}

/** What the type checker refuses. */
export class TypeScriptError extends Error {
  override name = 'TypeScriptError';

  constructor(readonly findings: readonly { readonly place: Place; readonly message: string }[]) {
    super(findings.map(({ place, message }) => `line ${place.line}: ${message}`).join('\n'));
  }
}

export interface Compiler {
  readonly converter: Converter;
  /** Says what the next source is called: the name stands in stack traces. */
  begin(cell: string): void;
  /** Where a position of the running JavaScript (counting from 1) was typed. */
  placeOf(cell: string, line: number, column: number): Place | undefined;
}

/** What is known of a compiled cell. JavaScript comes in two steps: ES module, then function body. */
interface CompiledCell {
  readonly source: string;
  readonly edited: Edited;
  module?: { readonly map: SourceMap; readonly edited: Edited };
  body?: { readonly map: SourceMap; readonly lines: number; readonly awaits: boolean };
}

/** tslab puts one line before each source, and this before each body, on its first line. */
const PREFIX_LINES = 1;
const BODY_PREFIX = '(function(exports, require) { ';
const ASYNC = 'async ';
/** How an imported name is exported: by a getter that could not be redefined. As a plain value it can. */
const IMPORT_GETTER =
  /Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return ([^;]+); \} \}\);/g;
const INLINE_MAP = /\n\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/;

/** `unbroken` keeps the compiler's work from being interrupted halfway. */
export function createCompiler(require: NodeJS.Require, unbroken: <T>(work: () => T) => T): Compiler {
  const cells = new Map<string, CompiledCell>();
  let current = '';
  const ts = replaceTypeScript(require, (real) => ({
    ...real,
    sys: { ...real.sys, watchFile: notWatched, watchDirectory: notWatched },
    createWatchCompilerHost: (files: never, options: TypeScript.CompilerOptions, ...rest: never[]) =>
      (real.createWatchCompilerHost as (...args: unknown[]) => unknown)(
        files,
        { ...options, strict: true, types: ['node'], lib: ['lib.es2023.d.ts'], inlineSourceMap: true },
        ...rest,
      ),
    transpileModule(code: string, options: TypeScript.TranspileOptions) {
      const [, map] = INLINE_MAP.exec(code) ?? [];
      const file = real.createSourceFile('cell.js', code.replace(INLINE_MAP, '\n'), real.ScriptTarget.ESNext);
      const edited = shareVariables(real, file);
      const compilerOptions = { ...options.compilerOptions, sourceMap: true };
      const output = real.transpileModule(edited.text, { ...options, compilerOptions });
      const body = output.outputText
        .replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')
        .replace(IMPORT_GETTER, 'exports.$1 = $2;');
      const cell = cells.get(current);
      if (cell && map) {
        cell.module = { map: sourceMap(Buffer.from(map, 'base64').toString()), edited };
        cell.body = {
          map: sourceMap(output.sourceMapText!),
          lines: body.split('\n').length,
          awaits: awaits(real, file),
        };
      }
      return { ...output, outputText: `${body}//# sourceURL=${current}\n` };
    },
  }));
  const { createConverter } = require('tslab/dist/converter') as typeof import('tslab/dist/converter.js');
  const tslab = createConverter({ isJS: false, isBrowser: false });

  const place = (name: string, line: number, column: number): Place => {
    const { source, edited } = cells.get(name)!;
    return { cell: name, source, line: line + 1, column: edited.originalColumn(line, column) + 1 };
  };

  function convert(declarations: string, source: string): ConvertResult {
    const edited = applyEdits(source, shorthandEdits(ts, source));
    const cell: CompiledCell = { source, edited };
    cells.set(current, cell);
    const result = tslab.convert(declarations, edited.text);
    if (result.diagnostics.length > 0) {
      const findings = result.diagnostics.map(({ start, messageText }) => ({
        place: place(current, start.line, start.character),
        message: messageText,
      }));
      throw new TypeScriptError(findings);
    }
    return { ...result, hasToplevelAwait: cell.body?.awaits };
  }

  const converter: Converter = {
    ...tslab,
    convert: (declarations, source) => unbroken(() => convert(declarations, source)),
    inspect: (...request) => unbroken(() => tslab.inspect(...request)),
    complete: (...request) => unbroken(() => tslab.complete(...request)),
  };

  return {
    converter,
    begin(cell) {
      current = cell;
    },
    placeOf(name, line, column) {
      const cell = cells.get(name);
      if (!cell?.module || !cell.body || line > cell.body.lines) return undefined;
      const prefix = line > 1 ? 0 : BODY_PREFIX.length + (cell.body.awaits ? ASYNC.length : 0);
      const inModule = lookUp(cell.body.map, line - 1, Math.max(0, column - 1 - prefix));
      if (!inModule) return undefined;
      const moduleColumn = cell.module.edited.originalColumn(inModule.line, inModule.column);
      const inCell = lookUp(cell.module.map, inModule.line, moduleColumn);
      return inCell && place(name, inCell.line - PREFIX_LINES, inCell.column);
    },
  };
}

/** Files that change under the kernel are for the next one: tslab's watchers throw when several change at once. */
function notWatched(): TypeScript.FileWatcher {
  return { close: () => {} };
}

/** Puts a changed copy of tslab's TypeScript in its place, before tslab loads it. */
function replaceTypeScript(
  require: NodeJS.Require,
  change: (real: typeof TypeScript) => object,
): typeof TypeScript {
  const path = createRequire(require.resolve('tslab')).resolve('@tslab/typescript-for-tslab');
  const real = require(path) as typeof TypeScript;
  require.cache[path]!.exports = change(real);
  return real;
}

/** `{ a }` → `{ a: a }`: tslab finds the variable of an earlier cell only in the long form. */
function shorthandEdits(ts: typeof TypeScript, source: string): Edit[] {
  const edits: Edit[] = [];
  const visit = (node: TypeScript.Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) {
      const start = node.name.getStart(file);
      edits.push({ start, end: start, text: `${node.name.text}: ` });
    }
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ESNext);
  visit(file);
  return edits;
}

/**
 * `let n = 1; … export { n }` → `export let n = 1`: then every use of n, in this cell's functions and in later
 * cells, is the one exported variable, where tslab would leave the cell's functions a copy of their own.
 */
function shareVariables(ts: typeof TypeScript, file: TypeScript.SourceFile): Edited {
  const variables = file.statements.filter(
    (node): node is TypeScript.VariableStatement =>
      ts.isVariableStatement(node) && !node.modifiers && !(node.declarationList.flags & ts.NodeFlags.Const),
  );
  const names = new Set(
    variables.flatMap((node) =>
      node.declarationList.declarations.flatMap(({ name }) => boundNames(ts, name)),
    ),
  );
  const edits = variables.map((node) => ({
    start: node.getStart(file),
    end: node.getStart(file),
    text: 'export ',
  }));
  for (const node of file.statements) {
    if (!ts.isExportDeclaration(node) || !node.exportClause || !ts.isNamedExports(node.exportClause))
      continue;
    const kept = node.exportClause.elements.map((e) => e.name.text).filter((name) => !names.has(name));
    edits.push({ start: node.getStart(file), end: node.end, text: `export { ${kept.join(', ')} };` });
  }
  return applyEdits(file.text, edits);
}

/** Whether the module awaits outside of functions; tslab sees only some forms of it. */
function awaits(ts: typeof TypeScript, file: TypeScript.SourceFile): boolean {
  const visit = (node: TypeScript.Node): boolean => {
    if (ts.isFunctionLike(node)) return false;
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return true;
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(file);
}

function boundNames(ts: typeof TypeScript, name: TypeScript.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((e) => (ts.isBindingElement(e) ? boundNames(ts, e.name) : []));
}

function sourceMap(json: string): SourceMap {
  return new SourceMap(JSON.parse(json));
}

function lookUp(map: SourceMap, line: number, column: number): { line: number; column: number } | undefined {
  const entry = map.findEntry(line, column);
  return 'originalLine' in entry ? { line: entry.originalLine, column: entry.originalColumn } : undefined;
}
