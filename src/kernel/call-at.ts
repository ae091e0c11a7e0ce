/** What a cursor stands in: a text that a call takes, or the parentheses of a call. */
import type TypeScript from '@tslab/typescript-for-tslab';

/** A text being typed as an argument. */
export interface TextAt {
  /** Name of the function or method that takes it. */
  readonly callee: string;
  /** Which argument it is, from 0. */
  readonly argument: number;
  /** The text up to the cursor. */
  readonly before: string;
  /** The call that takes it. */
  readonly call: TypeScript.CallExpression;
}

type Ts = typeof TypeScript;

export function textAt(ts: Ts, code: string, cursor: number): TextAt | undefined {
  const node = deepest(ts, code, cursor, (n) => ts.isStringLiteralLike(n) && n.getStart() < cursor);
  if (!node?.parent || !ts.isCallExpression(node.parent)) return undefined;
  const call = node.parent;
  const argument = call.arguments.indexOf(node as TypeScript.Expression);
  const callee = calleeName(ts, call)?.text;
  if (callee === undefined || argument < 0) return undefined;
  return { callee, argument, before: code.slice(node.getStart() + 1, cursor), call };
}

/** Where the name of the call ends in whose parentheses the cursor stands. */
export function calleeEnd(ts: Ts, code: string, cursor: number): number | undefined {
  // A name at the cursor: without one, a call that is not closed would end before it.
  const named = `${code.slice(0, cursor)}_${code.slice(cursor)}`;
  const around = (n: TypeScript.Node) =>
    ts.isCallExpression(n) && n.expression.getEnd() < cursor && cursor < n.getEnd();
  const call = deepest(ts, named, cursor, around) as TypeScript.CallExpression | undefined;
  return call && calleeName(ts, call)?.getEnd();
}

export function calleeName(
  ts: Ts,
  { expression }: TypeScript.CallExpression,
): TypeScript.Identifier | undefined {
  if (ts.isIdentifier(expression)) return expression;
  return ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.name)
    ? expression.name
    : undefined;
}

/** The innermost node around the cursor that is wanted. */
function deepest(
  ts: Ts,
  code: string,
  cursor: number,
  wanted: (node: TypeScript.Node) => boolean,
): TypeScript.Node | undefined {
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.ESNext, true);
  let found: TypeScript.Node | undefined;
  const visit = (node: TypeScript.Node): void => {
    if (node.getFullStart() > cursor || node.getEnd() < cursor) return;
    if (wanted(node)) found = node;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
