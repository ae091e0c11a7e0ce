/** What all values of the free indices have in common: the sizes, the graph, what definitions were found to be. */
import type { MathNode } from 'mathjs';
import { derivatives } from '../exact/expression/derivative.js';
import type { Graph } from '../exact/expression/graph.js';
import type { Node } from '../exact/expression/node.js';
import { type Context, parse } from '../language.js';
import type { Value } from './arrays.js';

/** The fields of mathjs nodes that we read. */
export interface Ast extends MathNode {
  readonly name: string;
  readonly value: number;
  readonly fn: { name: string } & string;
  readonly args: readonly Ast[];
  readonly content: Ast;
  readonly object: Ast;
  readonly index: { dimensions: readonly Ast[] };
  readonly condition: Ast;
  readonly trueExpr: Ast;
  readonly falseExpr: Ast;
  readonly conditionals: readonly string[];
  readonly params: readonly Ast[];
  readonly items: readonly Ast[];
}

export class Setting {
  /** Of symbols and definitions that depend on no index. */
  readonly values = new Map<string, Value>();
  readonly #derivatives = new Map<Node, (target: Node) => Node>();

  /** Sizes (and indices without a range) that are missing stand for any large whole number. */
  constructor(
    readonly graph: Graph,
    readonly context: Context,
    readonly sizes: Readonly<Record<string, number>>,
    readonly tree: (source: string) => MathNode,
  ) {}

  definition = (name: string): string | undefined =>
    this.context.definitions?.find(([defined]) => defined === name)?.[1];

  derivativesOf(node: Node): (target: Node) => Node {
    const known = this.#derivatives.get(node) ?? derivatives(this.graph, node);
    this.#derivatives.set(node, known);
    return known;
  }

  /** What derivatives were taken of. */
  get differentiated(): Node[] {
    return [...this.#derivatives.keys()];
  }
}

/** Parses each source once. */
export function parsedOnce(): (source: string) => MathNode {
  const trees = new Map<string, MathNode>();
  return (source) => {
    const tree = trees.get(source) ?? parse(source);
    trees.set(source, tree);
    return tree;
  };
}
