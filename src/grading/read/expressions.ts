/** The values of expressions, as far as the grader reads them. */
import type { Scope } from './scope.js';
import type { TypeScript } from './typescript.js';
import {
  bounded,
  type Callable,
  calculate,
  isCallable,
  listOf,
  methodOf,
  propertyOf,
  textOf,
  Unreadable,
} from './values.js';

/** What expressions need of the interpreter around them. */
export interface Around {
  /** Counts a step, so that no cell goes on for ever. */
  step(): void;
  closure(node: TypeScript.ArrowFunction | TypeScript.FunctionExpression, scope: Scope): Callable;
  call(f: Callable, receiver: unknown, args: unknown[]): unknown;
}

export function unreadable(node: TypeScript.Node): Unreadable {
  const [line] = node.getText().split('\n');
  return new Unreadable(`the grader reads derivations without running the cell, and cannot read: ${line}`);
}

export class Expressions {
  constructor(
    private readonly ts: typeof TypeScript,
    private readonly around: Around,
  ) {}

  value(node: TypeScript.Expression, scope: Scope): unknown {
    const { ts } = this;
    this.around.step();
    if (ts.isStringLiteralLike(node)) return node.text;
    if (ts.isNumericLiteral(node)) return Number(node.text);
    if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
    if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
    if (node.kind === ts.SyntaxKind.NullKeyword) return null;
    if (ts.isIdentifier(node)) return node.text === 'undefined' ? undefined : scope.get(node.text);
    if (ts.isArrayLiteralExpression(node)) return this.list(node.elements, scope);
    if (ts.isObjectLiteralExpression(node)) return this.object(node, scope);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return this.around.closure(node, scope);
    if (ts.isCallExpression(node)) return this.call(node, scope);
    if (ts.isTemplateExpression(node)) return this.template(node, scope);
    if (ts.isTaggedTemplateExpression(node)) return this.raw(node, scope);
    if (ts.isPropertyAccessExpression(node))
      return propertyOf(this.value(node.expression, scope), node.name.text);
    if (ts.isElementAccessExpression(node)) {
      const key = this.value(node.argumentExpression, scope);
      return propertyOf(this.value(node.expression, scope), typeof key === 'number' ? key : textOf(key));
    }
    if (ts.isConditionalExpression(node))
      return this.value(this.value(node.condition, scope) ? node.whenTrue : node.whenFalse, scope);
    if (ts.isBinaryExpression(node)) return this.binary(node, scope);
    if (ts.isPostfixUnaryExpression(node)) return this.stepped(node.operand, node.operator, scope).before;
    if (ts.isPrefixUnaryExpression(node)) return this.prefix(node, scope);
    return this.value(this.inner(node), scope);
  }

  list(nodes: readonly TypeScript.Expression[], scope: Scope): unknown[] {
    const all = nodes.flatMap((node) =>
      this.ts.isSpreadElement(node) ? listOf(this.value(node.expression, scope)) : [this.value(node, scope)],
    );
    return bounded(all);
  }

  /** What brackets, a type or `await` stand around. */
  private inner(node: TypeScript.Expression): TypeScript.Expression {
    const { ts } = this;
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
      return node.expression;
    if (ts.isNonNullExpression(node) || ts.isAwaitExpression(node)) return node.expression;
    throw unreadable(node);
  }

  private call({ expression, arguments: args }: TypeScript.CallExpression, scope: Scope): unknown {
    if (this.ts.isPropertyAccessExpression(expression)) {
      const receiver = this.value(expression.expression, scope);
      const method = methodOf(receiver, expression.name.text);
      return this.around.call(method, receiver, this.list(args, scope));
    }
    const f = this.value(expression, scope);
    if (!isCallable(f)) throw unreadable(expression);
    return this.around.call(f, undefined, this.list(args, scope));
  }

  private object(node: TypeScript.ObjectLiteralExpression, scope: Scope): object {
    const { ts } = this;
    const entries = node.properties.flatMap((property): [string, unknown][] => {
      if (ts.isSpreadAssignment(property))
        return Object.entries(this.value(property.expression, scope) as object);
      if (ts.isShorthandPropertyAssignment(property))
        return [[property.name.text, scope.get(property.name.text)]];
      if (!ts.isPropertyAssignment(property)) throw unreadable(property);
      const { name, initializer } = property;
      const key = ts.isComputedPropertyName(name)
        ? textOf(this.value(name.expression, scope))
        : (name as TypeScript.Identifier | TypeScript.StringLiteral).text;
      return [[key, this.value(initializer, scope)]];
    });
    return Object.fromEntries(entries);
  }

  private template({ head, templateSpans }: TypeScript.TemplateExpression, scope: Scope): string {
    const spans = templateSpans.map((span) => textOf(this.value(span.expression, scope)) + span.literal.text);
    return bounded(head.text + spans.join(''));
  }

  /** String.raw`…`, in which a backslash is a backslash. */
  private raw({ tag, template }: TypeScript.TaggedTemplateExpression, scope: Scope): string {
    if (!/^(String\.raw|tex)$/.test(tag.getText())) throw unreadable(tag);
    if (this.ts.isNoSubstitutionTemplateLiteral(template)) return template.getText().slice(1, -1);
    const spans = template.templateSpans.map(({ expression, literal }) => {
      const piece = literal.getText();
      return textOf(this.value(expression, scope)) + piece.slice(1, piece.endsWith('${') ? -2 : -1);
    });
    return bounded(template.head.getText().slice(1, -2) + spans.join(''));
  }

  private prefix(node: TypeScript.PrefixUnaryExpression, scope: Scope): unknown {
    const { PlusPlusToken, MinusMinusToken } = this.ts.SyntaxKind;
    if (node.operator === PlusPlusToken || node.operator === MinusMinusToken)
      return this.stepped(node.operand, node.operator, scope).after;
    const value = this.value(node.operand, scope);
    if (node.operator === this.ts.SyntaxKind.ExclamationToken) return !value;
    if (node.operator === this.ts.SyntaxKind.MinusToken) return calculate('-', 0, value);
    throw unreadable(node);
  }

  /** `i++` and `--i`. */
  private stepped(operand: TypeScript.Expression, operator: TypeScript.SyntaxKind, scope: Scope) {
    if (!this.ts.isIdentifier(operand)) throw unreadable(operand);
    const before = scope.get(operand.text);
    const sign = operator === this.ts.SyntaxKind.PlusPlusToken ? '+' : '-';
    const after = calculate(sign, before, 1);
    scope.assign(operand.text, after);
    return { before, after };
  }

  private binary({ left, operatorToken, right }: TypeScript.BinaryExpression, scope: Scope): unknown {
    const operator = operatorToken.getText();
    if (operator === '=' && this.ts.isIdentifier(left))
      return scope.assign(left.text, this.value(right, scope));
    if (/^[-+*/]=$/.test(operator) && this.ts.isIdentifier(left))
      return scope.assign(left.text, calculate(operator[0], scope.get(left.text), this.value(right, scope)));
    const a = this.value(left, scope);
    if (operator === '&&') return a && this.value(right, scope);
    if (operator === '||') return a || this.value(right, scope);
    if (operator === '??') return a ?? this.value(right, scope);
    return calculate(operator, a, this.value(right, scope));
  }
}
