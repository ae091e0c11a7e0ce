/**
 * tslab's compiler with what it lacks: strict types, the changes of transform.ts, errors as values, and the way
 * from a position in the JavaScript that runs back to the TypeScript of the cell.
 */
import { createRequire, SourceMap } from 'node:module';
import type TypeScript from '@tslab/typescript-for-tslab';
import type { Converter, ConvertResult } from 'tslab/dist/converter.js';
import type { Edited } from './edit.js';
import { awaits, expandShorthands, settleImports, shareVariables } from './transform.js';
import { requireTslab } from './tslab-version.js';
import { withHint } from './type-hint.js';

/** A place in a cell as typed: line and column count from 1. */
export interface CellPlace {
  readonly cell: string;
  readonly source: string;
  readonly line: number;
  readonly column: number;
}

/** What the type checker refuses. */
export class TypeScriptError extends Error {
  override name = 'TypeScriptError';

  constructor(readonly findings: readonly { readonly place: CellPlace; readonly message: string }[]) {
    super(findings.map(({ place, message }) => `line ${place.line}: ${message}`).join('\n'));
  }
}

/**
 * What is known of a compiled cell. JavaScript comes in two steps: ES module, then function body. The maps stay JSON,
 * a tenth of what they take once read: few cells fail.
 */
interface CompiledCell {
  readonly source: string;
  readonly edited: Edited;
  module?: { readonly map: string; readonly edited: Edited };
  body?: { readonly map: string; readonly lines: number; readonly awaits: boolean };
}

/** tslab puts one line before each source, and this before each body, on its first line. */
const PREFIX_LINES = 1;
const BODY_PREFIX = '(function(exports, require) { ';
const ASYNC = 'async ';
const INLINE_MAP = /\n\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/;
const MAP_COMMENT = /\n\/\/# sourceMappingURL=.*\s*$/;

export class Compiler {
  /** For tslab's executor. Its convert() throws TypeScriptError. */
  readonly converter: Converter;
  /** tslab's TypeScript, as it came. */
  readonly typescript: typeof TypeScript;
  private readonly tslab: Converter;
  /** The values of the package. */
  private readonly exported: () => object;
  private readonly cells = new Map<string, CompiledCell>();
  private current = '';

  /** `unbroken` keeps the compiler's work from being interrupted halfway. */
  constructor(require: NodeJS.Require, unbroken: <T>(work: () => T) => T) {
    requireTslab(require);
    this.exported = () => require('chainrule');
    this.typescript = replaceTypeScript(require, (real) => ({
      ...real,
      sys: { ...real.sys, watchFile: notWatched, watchDirectory: notWatched },
      createWatchCompilerHost: withOptions(real),
      transpileModule: (code: string, options: TypeScript.TranspileOptions) =>
        this.transpile(real, code, options),
    }));
    const { createConverter } = require('tslab/dist/converter') as typeof import('tslab/dist/converter.js');
    this.tslab = createConverter({ isJS: false, isBrowser: false });
    this.converter = {
      ...this.tslab,
      convert: (declarations, source) => unbroken(() => this.convert(declarations, source)),
      inspect: (...request) => unbroken(() => this.tslab.inspect(...request)),
      complete: (...request) => unbroken(() => this.tslab.complete(...request)),
    };
  }

  /** Compiles something, so that the first cell finds what every cell needs. */
  warm(): void {
    this.convert('', '0');
    this.cells.clear();
  }

  /** Says what the next source is called: the name stands in stack traces. */
  begin(cell: string): void {
    this.current = cell;
  }

  /** Where a position of the running JavaScript (counting from 1) was typed; undefined if tslab added it. */
  placeOf(name: string, line: number, column: number): CellPlace | undefined {
    const { module, body } = this.cells.get(name) ?? {};
    if (!module || !body || line > body.lines) return undefined;
    const prefix = line > 1 ? 0 : BODY_PREFIX.length + (body.awaits ? ASYNC.length : 0);
    const inModule = lookUp(body.map, line - 1, Math.max(0, column - 1 - prefix));
    if (!inModule) return undefined;
    const moduleColumn = module.edited.originalColumn(inModule.line, inModule.column);
    const inCell = lookUp(module.map, inModule.line, moduleColumn);
    return inCell && this.place(name, inCell.line - PREFIX_LINES, inCell.column);
  }

  private place(name: string, line: number, column: number): CellPlace {
    const { source, edited } = this.cells.get(name)!;
    return { cell: name, source, line: line + 1, column: edited.originalColumn(line, column) + 1 };
  }

  /** TypeScript → function body. */
  private convert(declarations: string, source: string): ConvertResult {
    const edited = expandShorthands(this.typescript, source);
    const cell: CompiledCell = { source, edited };
    this.cells.set(this.current, cell);
    const result = this.tslab.convert(declarations, edited.text);
    if (result.diagnostics.length === 0) return { ...result, hasToplevelAwait: cell.body?.awaits };
    const findings = result.diagnostics.map(({ start, messageText }) => ({
      place: this.place(this.current, start.line, start.character),
      message: withHint(messageText, this.exported),
    }));
    throw new TypeScriptError(findings);
  }

  /** ES module → function body: tslab's second step, and its last for the cell itself. */
  private transpile(
    real: typeof TypeScript,
    code: string,
    options: TypeScript.TranspileOptions,
  ): TypeScript.TranspileOutput {
    const [, map] = INLINE_MAP.exec(code) ?? [];
    const file = real.createSourceFile('cell.js', code.replace(INLINE_MAP, '\n'), real.ScriptTarget.ESNext);
    const edited = shareVariables(real, file);
    const compilerOptions = { ...options.compilerOptions, sourceMap: true };
    const output = real.transpileModule(edited.text, { ...options, compilerOptions });
    const body = settleImports(output.outputText.replace(MAP_COMMENT, '\n'));
    const cell = this.cells.get(this.current);
    if (cell && map) {
      cell.module = { map: mappings(Buffer.from(map, 'base64').toString()), edited };
      const lines = body.split('\n').length;
      cell.body = { map: mappings(output.sourceMapText!), lines, awaits: awaits(real, file) };
    }
    return { ...output, outputText: `${body}//# sourceURL=${this.current}\n` };
  }
}

/** Puts a changed copy of tslab's TypeScript in its place, before tslab loads it; gives the original. */
function replaceTypeScript(
  require: NodeJS.Require,
  change: (real: typeof TypeScript) => object,
): typeof TypeScript {
  const path = createRequire(require.resolve('tslab')).resolve('@tslab/typescript-for-tslab');
  const real = require(path) as typeof TypeScript;
  require.cache[path]!.exports = change(real);
  return real;
}

/** Only the types of Node are loaded unasked: those of every package installed would cost each start a second. */
function withOptions(ts: typeof TypeScript) {
  const create = ts.createWatchCompilerHost as (...args: unknown[]) => unknown;
  const ours = { strict: true, types: ['node'], lib: ['lib.es2023.d.ts'], inlineSourceMap: true };
  return (files: unknown, options: object, system: unknown, _: unknown, ...rest: unknown[]) =>
    create(files, { ...options, ...ours }, system, builderOf(ts), ...rest);
}

/**
 * A program without the record of who uses whom among hundreds of declarations, which tslab's own builder makes anew
 * for each cell. What a cell depends on is asked for the files to compile: they are those that are no declarations.
 */
function builderOf(ts: typeof TypeScript): TypeScript.CreateProgram<TypeScript.BuilderProgram> {
  return (...args) => {
    const builder = ts.createAbstractBuilder(...args);
    // Only then are the names that a cell declares known.
    builder.getProgram().getTypeChecker();
    const sources = builder.getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile);
    return { ...builder, getAllDependencies: () => sources.map(({ fileName }) => fileName) };
  };
}

/** Files that change under the kernel are for the next one: tslab's watchers throw when several change at once. */
function notWatched(): TypeScript.FileWatcher {
  return { close: () => {} };
}

/** A source map without the sources. */
function mappings(json: string): string {
  return JSON.stringify({ ...JSON.parse(json), sourcesContent: undefined });
}

function lookUp(map: string, line: number, column: number): { line: number; column: number } | undefined {
  const entry = new SourceMap(JSON.parse(map)).findEntry(line, column);
  return 'originalLine' in entry ? { line: entry.originalLine, column: entry.originalColumn } : undefined;
}
