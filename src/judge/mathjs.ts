/**
 * Of mathjs its parser and the nodes of its trees, and nothing that computes: no functions with signatures, no
 * configuration. The build makes one file of it: from 700 files it would take half a second to load.
 */
import type { MathNode } from 'mathjs';
// biome-ignore format: what is said of its types is said of one line
// @ts-expect-error: the types of mathjs do not speak of its makers of nodes
import { createAccessorNode, createArrayNode, createAssignmentNode, createBlockNode, createConditionalNode, createConstantNode, createFunctionAssignmentNode, createFunctionNode, createIndexNode, createNode, createObjectNode, createOperatorNode, createParenthesisNode, createParse, createRangeNode, createRelationalNode, createSymbolNode } from 'mathjs/number';

type Scope = Record<string, unknown>;

/** What is parsed is a string: of its signatures that one. */
const typed = Object.assign((_: string, signatures: Scope) => signatures.string, { addConversion: () => {} });

/** What only evaluation would use. */
const none = () => {
  throw new Error('no tree is evaluated by mathjs');
};
const unused = {
  math: {},
  mathWithTransform: {},
  subset: none,
  size: none,
  isBounded: none,
  ResultSet: none,
};

/**
 * A parser whose numbers are made by `numeric`. It throws SyntaxError, with the `char` from 1, where mathjs's syntax
 * has no tree for a source.
 */
export function parserWith(numeric: (text: string) => unknown): (source: string) => MathNode {
  const base = { ...unused, typed, numeric, config: { number: 'number' } };
  const Node = createNode(base);
  const scope = { ...base, Node, SymbolNode: createSymbolNode({ ...base, Node }) };
  return createParse({
    ...scope,
    AccessorNode: createAccessorNode(scope),
    ArrayNode: createArrayNode(scope),
    AssignmentNode: createAssignmentNode(scope),
    BlockNode: createBlockNode(scope),
    ConditionalNode: createConditionalNode(scope),
    ConstantNode: createConstantNode(scope),
    FunctionAssignmentNode: createFunctionAssignmentNode(scope),
    FunctionNode: createFunctionNode(scope),
    IndexNode: createIndexNode(scope),
    ObjectNode: createObjectNode(scope),
    OperatorNode: createOperatorNode(scope),
    ParenthesisNode: createParenthesisNode(scope),
    RangeNode: createRangeNode(scope),
    RelationalNode: createRelationalNode(scope),
  }) as (source: string) => MathNode;
}
