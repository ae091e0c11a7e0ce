/** The nodes of an expression of the language, as mathjs parses it. */
import type {
  AccessorNode,
  ArrayNode,
  ConditionalNode,
  ConstantNode,
  FunctionNode,
  IndexNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  RelationalNode,
  SymbolNode,
} from 'mathjs';

/** An operator with its operands. mathjs's own type knows the name of none. */
export type Operation = Omit<OperatorNode, 'fn' | 'op'> & { readonly fn: string; readonly op: string };

/** Every kind of node that the language has: `type` says which it is, and so what it holds. */
export type LanguageNode =
  | AccessorNode
  | ArrayNode
  | ConditionalNode
  | ConstantNode
  | FunctionNode
  | IndexNode
  | Operation
  | ParenthesisNode
  | RelationalNode
  | SymbolNode;

/** A node by its kind: `parse` lets no others through. */
export const languageNode = (node: MathNode): LanguageNode => node as LanguageNode;
