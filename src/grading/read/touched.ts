/** Which variables a statement changes, for one that is not read to its end. */
import type { TypeScript } from './typescript.js';

/** The variables that a statement declares or gives another value, as far as its text tells. */
export function touched(ts: typeof TypeScript, statement: TypeScript.Node): string[] {
  const names: string[] = [];
  const rootOf = (node: TypeScript.Node): void => {
    if (ts.isIdentifier(node)) names.push(node.text);
    else if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
      rootOf(node.expression);
  };
  const walk = (node: TypeScript.Node): void => {
    const { FirstAssignment, LastAssignment, PlusPlusToken, MinusMinusToken } = ts.SyntaxKind;
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (kind >= FirstAssignment && kind <= LastAssignment) rootOf(node.left);
    } else if (ts.isPostfixUnaryExpression(node)) rootOf(node.operand);
    else if (ts.isPrefixUnaryExpression(node)) {
      if (node.operator === PlusPlusToken || node.operator === MinusMinusToken) rootOf(node.operand);
    } else if (ts.isVariableDeclaration(node) || ts.isBindingElement(node) || ts.isClassDeclaration(node)) {
      if (node.name && ts.isIdentifier(node.name)) names.push(node.name.text);
    } else if (ts.isCallExpression(node) && CHANGES.test(methodName(ts, node))) rootOf(node.expression);
    ts.forEachChild(node, walk);
  };
  walk(statement);
  return names;
}

const CHANGES = /^(push|pop|shift|unshift|splice|sort|reverse|fill)$/;

function methodName(ts: typeof TypeScript, { expression }: TypeScript.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
}
