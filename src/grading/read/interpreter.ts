/**
 * Reads cells without running them: declarations, lists, loops over lists, functions, and calls of the names it
 * is given. So a submission says what it derives, and can do nothing else: there is no way from here to the
 * process, the file system or the functions of the judge.
 */
import { Expressions, unreadable } from './expressions.js';
import { Scope } from './scope.js';
import { touched } from './touched.js';
import { type TypeScript, typescript } from './typescript.js';
import { type Callable, callable, listOf, propertyOf, Unreadable } from './values.js';

/** More than any derivation needs. */
const MAX_STEPS = 100_000;

/** Whose calls derive nothing. */
const FOREIGN = new Set(['console', 'assert']);

/** How a statement ended: with `return`, or by itself. */
type Completion = { readonly returned: unknown } | undefined;

export class Interpreter {
  private readonly ts = typescript();
  private readonly expressions: Expressions;
  private steps = 0;

  /** `names` are those a cell can import; `call` makes each call. */
  constructor(
    private readonly names: Readonly<Record<string, unknown>>,
    call: (f: Callable, receiver: unknown, args: unknown[]) => unknown,
  ) {
    const closure = this.closure.bind(this);
    this.expressions = new Expressions(this.ts, { step: () => this.step(), closure, call });
  }

  parse(source: string): TypeScript.SourceFile {
    return this.ts.createSourceFile('cell.ts', source, this.ts.ScriptTarget.ESNext, true);
  }

  /** The variables of which nobody knows the value where the statement is not read to its end. */
  touched(node: TypeScript.Statement): string[] {
    return touched(this.ts, node);
  }

  /** Reads one statement; gives the value of an expression that stands alone. */
  read(node: TypeScript.Statement, scope: Scope): unknown {
    if (this.ts.isExpressionStatement(node)) return this.expressions.value(node.expression, scope);
    this.statement(node, scope);
    return undefined;
  }

  private statement(node: TypeScript.Statement, scope: Scope): Completion {
    const { ts, expressions } = this;
    this.step();
    if (ts.isBlock(node)) return this.block(node.statements, new Scope(scope));
    if (ts.isForOfStatement(node)) return this.loop(node, scope);
    if (ts.isForStatement(node)) return this.counted(node, scope);
    if (ts.isIfStatement(node)) {
      const taken = expressions.value(node.expression, scope) ? node.thenStatement : node.elseStatement;
      return taken && this.statement(taken, scope);
    }
    if (ts.isReturnStatement(node))
      return { returned: node.expression && expressions.value(node.expression, scope) };
    if (ts.isImportDeclaration(node)) this.import(node, scope);
    else if (ts.isVariableStatement(node)) this.declare(node.declarationList, scope);
    else if (ts.isExpressionStatement(node)) {
      if (!this.isForeign(node.expression, scope)) expressions.value(node.expression, scope);
    } else if (ts.isFunctionDeclaration(node) && node.name)
      scope.declare(node.name.text, this.closure(node, scope));
    else if (!ts.isTypeAliasDeclaration(node) && !ts.isInterfaceDeclaration(node)) throw unreadable(node);
    return undefined;
  }

  /** Whether it prints or asserts something: that changes nothing that is read here. */
  private isForeign(node: TypeScript.Expression, scope: Scope): boolean {
    const { ts } = this;
    const called = ts.isCallExpression(node) ? node.expression : node;
    const root = ts.isPropertyAccessExpression(called) ? called.expression : called;
    return (
      ts.isIdentifier(root) &&
      FOREIGN.has(root.text) &&
      !scope.has(root.text) &&
      touched(ts, node).length === 0
    );
  }

  private block(statements: readonly TypeScript.Statement[], scope: Scope): Completion {
    for (const statement of statements) {
      const completion = this.statement(statement, scope);
      if (completion) return completion;
    }
    return undefined;
  }

  private loop({ initializer, expression, statement }: TypeScript.ForOfStatement, scope: Scope): Completion {
    if (!this.ts.isVariableDeclarationList(initializer)) throw unreadable(initializer);
    const [{ name }] = initializer.declarations;
    for (const item of listOf(this.expressions.value(expression, scope))) {
      const inner = new Scope(scope);
      this.bind(name, item, inner);
      const completion = this.statement(statement, inner);
      if (completion) return completion;
    }
    return undefined;
  }

  /** `for (let i = 0; i < n; i++) …` */
  private counted(node: TypeScript.ForStatement, scope: Scope): Completion {
    const { initializer, condition, incrementor, statement } = node;
    const inner = new Scope(scope);
    if (initializer && this.ts.isVariableDeclarationList(initializer)) this.declare(initializer, inner);
    else if (initializer) this.expressions.value(initializer, inner);
    while (!condition || this.expressions.value(condition, inner)) {
      this.step();
      const completion = this.statement(statement, new Scope(inner));
      if (completion) return completion;
      if (incrementor) this.expressions.value(incrementor, inner);
    }
    return undefined;
  }

  private import({ importClause, moduleSpecifier }: TypeScript.ImportDeclaration, scope: Scope): void {
    const { ts, names } = this;
    const bindings = importClause?.namedBindings;
    const from = ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text;
    if (from !== 'chainrule' || !bindings) return;
    if (ts.isNamespaceImport(bindings)) {
      scope.declare(bindings.name.text, names);
      return;
    }
    for (const { name, propertyName } of bindings.elements) {
      const known = (propertyName ?? name).text;
      if (Object.hasOwn(names, known)) scope.declare(name.text, names[known]);
    }
  }

  private declare({ declarations }: TypeScript.VariableDeclarationList, scope: Scope): void {
    for (const { name, initializer } of declarations)
      this.bind(name, initializer && this.expressions.value(initializer, scope), scope);
  }

  private bind(name: TypeScript.BindingName, value: unknown, scope: Scope): void {
    const { ts } = this;
    if (ts.isIdentifier(name)) {
      scope.declare(name.text, value);
      return;
    }
    for (const [i, element] of name.elements.entries()) {
      if (!ts.isBindingElement(element)) continue;
      if (element.dotDotDotToken) throw unreadable(element);
      const { initializer, propertyName = element.name } = element;
      const key = ts.isArrayBindingPattern(name) ? i : (propertyName as TypeScript.Identifier).text;
      this.bind(element.name, this.orDefault(propertyOf(value, key), initializer, scope), scope);
    }
  }

  private closure(node: TypeScript.FunctionLikeDeclaration, scope: Scope): Callable {
    return callable((...args) => {
      this.step();
      const inner = new Scope(scope);
      for (const [i, { name, initializer, dotDotDotToken }] of node.parameters.entries())
        this.bind(name, dotDotDotToken ? args.slice(i) : this.orDefault(args[i], initializer, scope), inner);
      const body = node.body as TypeScript.ConciseBody;
      return this.ts.isBlock(body)
        ? this.block(body.statements, inner)?.returned
        : this.expressions.value(body, inner);
    });
  }

  private orDefault(value: unknown, initializer: TypeScript.Expression | undefined, scope: Scope): unknown {
    return value === undefined && initializer ? this.expressions.value(initializer, scope) : value;
  }

  private step(): void {
    if (++this.steps > MAX_STEPS) throw new Unreadable('the cells go on too long for the grader to read');
  }
}
