/** What is changed in a cell's code, before and after its types are stripped. */
import type TypeScript from '@tslab/typescript-for-tslab';
import { applyEdits, type Edit, type Edited } from './edit.js';

type Compiler = typeof TypeScript;

/** `{ a }` → `{ a: a }` in the TypeScript: tslab finds the variable of an earlier cell only in the long form. */
export function expandShorthands(ts: Compiler, source: string): Edited {
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
  return applyEdits(source, edits);
}

/**
 * `let n = 1; … export { n }` → `export let n = 1` in the ES module: then every use of n, in this cell's
 * functions and in later cells, is the one exported variable, where tslab would leave the cell's functions a
 * copy of their own.
 */
export function shareVariables(ts: Compiler, file: TypeScript.SourceFile): Edited {
  const variables = file.statements.filter(
    (node): node is TypeScript.VariableStatement =>
      ts.isVariableStatement(node) && !node.modifiers && !(node.declarationList.flags & ts.NodeFlags.Const),
  );
  const declarations = variables.flatMap((node) => [...node.declarationList.declarations]);
  const names = new Set(declarations.flatMap(({ name }) => boundNames(ts, name)));
  const edits = variables.map((node): Edit => {
    const start = node.getStart(file);
    return { start, end: start, text: 'export ' };
  });
  for (const node of file.statements) {
    if (!ts.isExportDeclaration(node) || !node.exportClause || !ts.isNamedExports(node.exportClause))
      continue;
    const kept = node.exportClause.elements.map((e) => e.name.text).filter((name) => !names.has(name));
    edits.push({ start: node.getStart(file), end: node.end, text: `export { ${kept.join(', ')} };` });
  }
  return applyEdits(file.text, edits);
}

/** Whether the module awaits outside of functions; tslab sees only some forms of it. */
export function awaits(ts: Compiler, file: TypeScript.SourceFile): boolean {
  const visit = (node: TypeScript.Node): boolean => {
    if (ts.isFunctionLike(node)) return false;
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return true;
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(file);
}

/** How an imported name is exported: by a getter that could not be redefined. */
const IMPORT_GETTER =
  /Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return ([^;]+); \} \}\);/g;

/** Imported names as plain values, in the body that runs, so that a later cell can declare them anew. */
export function settleImports(body: string): string {
  return body.replace(IMPORT_GETTER, 'exports.$1 = $2;');
}

function boundNames(ts: Compiler, name: TypeScript.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((e) => (ts.isBindingElement(e) ? boundNames(ts, e.name) : []));
}
