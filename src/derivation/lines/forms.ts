import type { MathNode } from 'mathjs';
import type { Bilingual } from '../../bundle.js';
import { isFunctionName } from '../../judge/functions.js';
import type { Context } from '../../judge/language.js';
import { languageNode } from '../../judge/language-node.js';
import { binds, freeNames } from '../../judge/scope.js';
import { dimensionsOf, shapeText } from '../../judge/shapes.js';

/** A form as data: its name and the names it is about. With it a record can be judged again. */
export type Asked = readonly [form: FormName, ...names: string[]];

/** The form an answer is asked in, which no equality can see: σ(1 − σ) and σ′ are equal, one is the answer. */
export interface Form {
  readonly asked: Asked;
  readonly text: Bilingual;
  /** What of the expression is not in this form; nothing if all is. */
  readonly problem: (node: MathNode, context: Context) => string | undefined;
}

/** Names of the functions an expression calls. */
export function functionsIn(node: MathNode): string[] {
  const names = node
    .filter(() => true)
    .flatMap((part) => {
      const tree = languageNode(part);
      return tree.type === 'FunctionNode' ? tree.fn.name : [];
    });
  return [...new Set(names)];
}

/**
 * No function but these: "using σ only".
 *
 * @example
 * ```ts
 * derivation('a/b').given('D(softplus(x), x)').reaches('sigma(x)', 'chain rule', usesOnly('sigma')).failure() // → undefined
 * ```
 */
export function usesOnly(...names: string[]): Form {
  const list = names.join(', ');
  return {
    asked: ['usesOnly', ...names],
    text: { en: `uses no function but ${list}`, fr: `n'utilise aucune fonction sauf ${list}` },
    problem: (node) => {
      const others = functionsIn(node).filter((name) => !names.includes(name));
      return others.length > 0 ? `it uses ${others.join(', ')}` : undefined;
    },
  };
}

/**
 * At least these functions: "you must use diag".
 *
 * @example
 * ```ts
 * derivation('a/b').given('exp(x)').reaches('exp(x)', 'as it is', uses('exp')).failure() // → undefined
 * ```
 */
export function uses(...names: string[]): Form {
  const list = names.join(', ');
  return {
    asked: ['uses', ...names],
    text: { en: `uses ${list}`, fr: `utilise ${list}` },
    problem: (node) => {
      const missing = names.filter((name) => !functionsIn(node).includes(name));
      return missing.length > 0 ? `it does not use ${missing.join(', ')}` : undefined;
    },
  };
}

/**
 * Whole vectors and matrices: no sum over an index, no entry.
 *
 * @example
 * ```ts
 * const v = derivation('a/b').where({ n: 'size', x: ['n'] });
 * v.given('grad(norm2sq(x), x)').reaches('2*x', 'entry by entry', inMatrixForm).failure() // → undefined
 * ```
 */
export const inMatrixForm: Form = {
  asked: ['inMatrixForm'],
  text: { en: 'in matrix form, without indices', fr: 'sous forme matricielle, sans indices' },
  problem: (node) => {
    const part = node.filter((n) => binds(n) || n.type === 'AccessorNode')[0];
    return part ? `it has ${part}` : undefined;
  },
};

/**
 * No variable but these and the sizes: "as a function of o^a".
 *
 * @example
 * ```ts
 * derivation('a/b').given('a + b - b').reaches('a', 'b goes', inTermsOf('a')).failure() // → undefined
 * ```
 */
export function inTermsOf(...names: string[]): Form {
  const list = names.join(', ');
  return {
    asked: ['inTermsOf', ...names],
    text: { en: `in terms of ${list} alone`, fr: `en fonction de ${list} seulement` },
    problem: (node, { symbols }) => {
      const others = [...freeNames(node)].filter((name) => !names.includes(name) && symbols[name] !== 'size');
      return others.length > 0 ? `it has ${others.join(', ')}` : undefined;
    },
  };
}

/**
 * No matrix at any stage, so that n components cost O(n) operations: a row, a column or a number throughout.
 *
 * @example
 * ```ts
 * const letters = { symbols: { n: 'size', v: ['n'] } };
 * derivation('a', letters).given("v'*v*v").reaches('dot(v, v)*v', 'a number first', withoutMatrices).record.verdict.kind // → 'exact'
 * ```
 */
export const withoutMatrices: Form = {
  asked: ['withoutMatrices'],
  text: { en: 'no matrix is formed on the way', fr: "aucune matrice n'est formée en chemin" },
  problem: (node, context) => {
    const matrix = node.filter((part) => isMatrix(part, context))[0];
    return matrix && `${matrix} is ${shapeText(dimensionsOf(matrix, context))}`;
  },
};

/** Every form by its name. */
const FORMS = {
  usesOnly,
  uses,
  inTermsOf,
  inMatrixForm: () => inMatrixForm,
  withoutMatrices: () => withoutMatrices,
} as const satisfies Readonly<Record<string, (...names: string[]) => Form>>;

export type FormName = keyof typeof FORMS;

/** The form that was asked. Error if there is none of this name. */
export function formOf([name, ...names]: Asked): Form {
  if (!Object.hasOwn(FORMS, name)) throw new Error(`there is no form ${name}`);
  return FORMS[name](...names);
}

function isMatrix(part: MathNode, context: Context): boolean {
  // An index, and the name of a function, have no shape.
  if (part.type === 'IndexNode' || isFunctionName(part.toString())) return false;
  const shape = dimensionsOf(part, context);
  return shape.length === 2 && !shape.includes(1);
}
