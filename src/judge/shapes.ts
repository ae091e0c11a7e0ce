import type { AccessorNode, ArrayNode, FunctionNode, MathNode } from 'mathjs';
import { isKey, type Signature } from './functions.js';
import { type Context, parse, type Size } from './language.js';
import { languageNode, type Operation } from './language-node.js';
import { binds } from './scope.js';

/** [] a scalar, [dh] a column dh × 1, [m, dh] a matrix; sizes stay symbols, so no two agree by chance. */
export type Dimensions = readonly Size[];

/** An expression whose shapes do not agree; the message names it and both shapes. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

/** `scalar`, `dh × 1`, `m × dh`. */
export const shapeText = (shape: Dimensions): string =>
  shape.length === 0 ? 'scalar' : shape.length === 1 ? `${shape[0]} × 1` : shape.join(' × ');

/**
 * The shape of an expression, from the declared shapes of its symbols. Throws ShapeError where two shapes
 * that must agree do not, or where an index runs over another size than that of what it indexes.
 */
export const dimensionsOf = (node: MathNode, context: Context): Dimensions => new Shapes(context).of(node);

/** The same; undefined where shapes do not agree. */
export function shapeOrNone(node: MathNode, context: Context): Dimensions | undefined {
  try {
    return dimensionsOf(node, context);
  } catch (error) {
    if (error instanceof ShapeError) return undefined;
    throw error;
  }
}

/** The shapes of the two sides of a claim: a free index runs over one size in both. */
export function shapesOf(sides: readonly MathNode[], context: Context): Dimensions[] {
  const shapes = new Shapes(context);
  return sides.map((side) => shapes.of(side));
}

class Shapes {
  /** Size each index runs over: the bound of its sum, or the first array it indexes. */
  private readonly range: Map<string, Size>;

  constructor(
    private readonly context: Context,
    range: ReadonlyMap<string, Size> = new Map(),
  ) {
    this.range = new Map(range);
  }

  of(node: MathNode): Dimensions {
    const tree = languageNode(node);
    switch (tree.type) {
      case 'ParenthesisNode':
        return this.of(tree.content);
      case 'SymbolNode':
        return this.named(tree.name);
      case 'AccessorNode':
        return this.entry(tree);
      case 'ConditionalNode': {
        const { condition, trueExpr, falseExpr } = tree;
        const cases = this.alike(node, this.of(trueExpr), this.of(falseExpr));
        return this.alike(node, this.of(condition), cases);
      }
      case 'OperatorNode':
        return this.operator(tree);
      case 'FunctionNode':
        return this.call(tree);
      case 'ArrayNode':
        return this.array(tree);
      default:
        return [];
    }
  }

  private named(name: string): Dimensions {
    const definition = this.context.definitions?.find(([n]) => n === name);
    const declared = this.context.symbols[name];
    if (Array.isArray(declared)) return declared;
    return definition && !declared ? dimensionsOf(parse(definition[1]), this.context) : [];
  }

  private entry(node: AccessorNode): Dimensions {
    const shape = this.of(node.object);
    const indices = node.index.dimensions;
    if (shape.length !== indices.length)
      throw new ShapeError(`${node}: ${node.object} is ${shapeText(shape)}, not to be indexed so`);
    indices.forEach((index, axis) => {
      this.runs(index, shape[axis], node);
    });
    return [];
  }

  /** The index runs over this size. */
  private runs(index: MathNode, size: Size, where: MathNode): void {
    const tree = languageNode(index);
    if (tree.type !== 'SymbolNode') return;
    const { name } = tree;
    const known = this.range.get(name);
    if (known === undefined) this.range.set(name, size);
    else if (known !== size)
      throw new ShapeError(`${where}: ${name} runs to ${known}, but that size is ${size}`);
  }

  private operator(node: Operation): Dimensions {
    const { fn } = node;
    const shapes = node.args.map((arg) => this.of(arg));
    const [a, b] = shapes;
    switch (fn) {
      case 'unaryMinus':
      case 'unaryPlus':
      case 'not':
        return a;
      case 'ctranspose':
        return reduced(a.length === 2 ? [a[1], a[0]] : a.length === 1 ? [1, a[0]] : []);
      case 'multiply':
        return this.product(node, a, b);
      case 'divide':
      case 'pow':
        if (fn === 'pow' && a.length > 0)
          throw new ShapeError(
            `${node}: ${node.args[0]} is ${shapeText(a)}, not a scalar; entry by entry the power is written .^`,
          );
        if (b.length > 0) throw new ShapeError(`${node}: ${node.args[1]} is ${shapeText(b)}, not a scalar`);
        return a;
      case 'add':
      case 'subtract':
        if (a.length !== b.length)
          throw new ShapeError(`${node}: ${described(node.args[0], a)}, ${described(node.args[1], b)}`);
    }
    return this.alike(node, a, b);
  }

  private product(node: Operation, a: Dimensions, b: Dimensions): Dimensions {
    if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
    const [rows, inner] = [a[0], a[1] ?? 1];
    const [height, columns] = [b[0], b[1] ?? 1];
    if (inner !== height) {
      const entrywise = shapeText(a) === shapeText(b) ? '; entry by entry the product is written .*' : '';
      throw new ShapeError(
        `${node}: ${described(node.args[0], a)}, ${described(node.args[1], b)}${entrywise}`,
      );
    }
    return reduced([rows, columns]);
  }

  /** Entrywise: the same shape twice, or a scalar with anything. */
  private alike(node: MathNode, a: Dimensions, b: Dimensions): Dimensions {
    if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
    if (shapeText(a) !== shapeText(b)) throw new ShapeError(`${node}: ${shapeText(a)} and ${shapeText(b)}`);
    return a;
  }

  private call(node: FunctionNode): Dimensions {
    if (binds(node)) {
      const [k, from, to, body] = node.args;
      const inner = new Shapes(this.context, this.range);
      inner.range.delete(k.toString());
      if (from.toString() === '1') inner.range.set(k.toString(), sizeOf(to));
      const shape = inner.of(body);
      for (const [name, size] of inner.range) if (name !== k.toString()) this.range.set(name, size);
      return shape;
    }
    const { args } = node;
    const shapes = args.map((arg) => this.of(arg));
    const signature = `${node.fn.name}/${args.length}`;
    if (isKey(SHAPES, signature)) return SHAPES[signature](shapes, node);
    return shapes.reduce((x, y) => this.alike(node, x, y));
  }

  private array({ items }: ArrayNode): Dimensions {
    const inner = languageNode(items[0]);
    return inner.type === 'ArrayNode' ? reduced([items.length, inner.items.length]) : [items.length];
  }
}

type ShapeOfCall = (shapes: readonly Dimensions[], node: FunctionNode) => Dimensions;

const scalar: ShapeOfCall = () => [];
const sized =
  (axes: (args: MathNode[]) => MathNode[]): ShapeOfCall =>
  (_, { args }) =>
    axes(args).map(sizeOf);

/** Of the functions that do not work entry by entry. Sums and products over an index have the shape of their body. */
const SHAPES: Readonly<
  Record<Signature<'whole'> | Exclude<Signature<'binder'>, 'sum/4' | 'prod/4'>, ShapeOfCall>
> = {
  'sum/1': scalar,
  'max/1': scalar,
  'min/1': scalar,
  'norm1/1': scalar,
  'norm2sq/1': scalar,
  'dot/2': scalar,
  'softmax/1': ([a]) => a,
  'outer/2': ([a, b]) => [a[0], b[0]],
  'diag/1': ([a], node) => {
    if (a.length !== 1) throw new ShapeError(`${node}: ${described(node.args[0], a)}, not a column`);
    return [a[0], a[0]];
  },
  'ones/1': sized(([n]) => [n]),
  'eye/1': sized(([n]) => [n, n]),
  'onehot/2': sized(([, m]) => [m]),
  'D/2': ([a, b]) => (a.length > 0 ? a : b),
  'grad/2': ([a, b], node) => {
    if (a.length > 0) throw new ShapeError(`${node}: ${described(node.args[0], a)}, not a scalar`);
    return b;
  },
  'jacobian/2': ([a, b]) => [a[0], b[0]],
};

const described = (node: MathNode, shape: Dimensions) => `${node} is ${shapeText(shape)}`;

/** A size as it is typed: a symbol, a number, or an expression such as d + 1. */
const sizeOf = (node: MathNode): Size => {
  const text = node.toString();
  return /^\d+$/.test(text) ? Number(text) : text;
};

/** n × 1 is a column, 1 × 1 a scalar; 1 × n stays a row. */
const reduced = ([rows, columns]: readonly Size[]): Dimensions =>
  columns === undefined ? [] : columns !== 1 ? [rows, columns] : rows === 1 ? [] : [rows];
