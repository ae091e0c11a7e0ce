/** Cells of the source notebook as functions of the grader. */
import { type TypeScript, typescript } from './typescript.js';

const AsyncFunction = (async () => {}).constructor as new (
  ...args: string[]
) => (...args: unknown[]) => Promise<unknown>;

/** The cell as a function of `parameters`, which gives the values of `results`. */
export function functionOf(source: string, parameters: readonly string[], results: readonly string[]) {
  const ts = typescript();
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const { outputText } = ts.transpileModule(withoutImports(ts, source), { compilerOptions: options });
  const declared = new Set(declaredNames(source));
  const free = parameters.map((name) => (declared.has(name) ? `_${name}` : name));
  return new AsyncFunction(...free, `'use strict';\n${outputText}\nreturn { ${results.join(', ')} };`);
}

/** The names that a cell declares for the cells after it. */
export function declaredNames(source: string): string[] {
  const ts = typescript();
  return parse(ts, source).statements.flatMap((node): string[] => {
    if (ts.isImportDeclaration(node)) return importedNames(ts, node).map(([, name]) => name);
    if (ts.isVariableStatement(node))
      return node.declarationList.declarations.flatMap(({ name }) => boundNames(ts, name));
    const named = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node);
    return named && node.name ? [node.name.text] : [];
  });
}

function boundNames(ts: typeof TypeScript, name: TypeScript.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) ? boundNames(ts, element.name) : [],
  );
}

/** `import { a as b } from 'x'` → `const { a: b } = require('x')`: a function cannot import. */
function withoutImports(ts: typeof TypeScript, source: string): string {
  const imports = parse(ts, source).statements.filter(ts.isImportDeclaration);
  return imports.reduceRight((text, node) => {
    const names = importedNames(ts, node).map(([property, name]) =>
      property ? `${property}: ${name}` : name,
    );
    const whole = node.importClause?.namedBindings && ts.isNamespaceImport(node.importClause.namedBindings);
    const pattern = whole ? names[0] : `{ ${names.join(', ')} }`;
    const require = `const ${pattern} = require(${node.moduleSpecifier.getText()});`;
    return text.slice(0, node.getStart()) + require + text.slice(node.end);
  }, source);
}

/** Pairs of what is imported and its name here; types have no value. */
function importedNames(
  ts: typeof TypeScript,
  { importClause }: TypeScript.ImportDeclaration,
): [string, string][] {
  const bindings = importClause?.namedBindings;
  if (!bindings || importClause.isTypeOnly) return [];
  if (ts.isNamespaceImport(bindings)) return [['', bindings.name.text]];
  return bindings.elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map(({ name, propertyName }) => [(propertyName ?? name).text, name.text]);
}

function parse(ts: typeof TypeScript, source: string): TypeScript.SourceFile {
  return ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ESNext, true);
}
