/** Whether two expressions stand in a relation: equal, less, other. */
import type { Bilingual } from '../../bundle.js';
import { stepVerdict } from '../../derivation/judged/line-verdict.js';
import { type Expression, expressionOf } from '../../derivation/lines/moves.js';
import type { Context } from '../../judge/language.js';
import { shapeOrNone } from '../../judge/shapes.js';
import type { Verdict } from '../../judge/verdict.js';
import type { Relation } from '../tex/signs.js';
import { SAID } from '../text/said.js';

/** How the language writes an order, and what it is where it does not hold. */
const ORDERS: Readonly<Partial<Record<Relation, readonly [sign: string, contrary: string]>>> = {
  '<': ['<', '>='],
  '>': ['>', '<='],
  '≤': ['<=', '>'],
  '≥': ['>=', '<'],
  '⪯': ['<=', '>'],
  '⪰': ['>=', '<'],
};

/** Whether the judge cannot tell a relation: ∝, ∼, ≪. */
export const isUnjudged = (relation: Relation): boolean => !/^(:?=|≠|≈|[<>≤≥⪯⪰])$/.test(relation);

/** How the language writes an order; undefined for another relation. */
export const orderSign = (relation: Relation): string | undefined => ORDERS[relation]?.[0];

export interface RelationVerdict extends Verdict {
  /** Why it is not judged. */
  readonly said?: Bilingual;
  /** An order that fails, but not everywhere. */
  readonly sometimes?: boolean;
}

/** The verdict on a relation. */
export function relationVerdict(
  left: Expression,
  right: Expression,
  relation: Relation,
  context: Context,
): RelationVerdict {
  const order = ORDERS[relation];
  if (order) return orderVerdict(left, right, order, /[⪯⪰]/.test(relation), context);
  const equal = verdictIn(left, right, context);
  if (relation === '≈' && equal.kind === 'refused' && equal.witness)
    return { kind: 'undecided', said: SAID.notJudged('≈') };
  if (relation !== '≠') return equal;
  // Different are two expressions that numbers show to be so.
  if (equal.kind === 'exact' || equal.kind === 'sizes')
    return { kind: 'refused', note: 'both sides are equal' };
  return equal.kind === 'refused' && equal.witness ? { kind: 'exact' } : equal;
}

function orderVerdict(
  left: Expression,
  right: Expression,
  [sign, contrary]: readonly [string, string],
  isOfForms: boolean,
  context: Context,
): RelationVerdict {
  const entry = (isOfForms ? formsIn : entriesIn)([left, right], context);
  if (!entry) return { kind: 'undecided', said: SAID.notCompared() };
  const [a, b] = entry.sides;
  const holds = (which: string) =>
    verdictIn(expressionOf(`ind((${a}) ${which} (${b}))`), expressionOf('1'), entry.context);
  const verdict = holds(sign);
  if (verdict.kind !== 'refused' || !verdict.witness) return verdict;
  const never = /^(exact|sizes)$/.test(holds(contrary).kind);
  return { ...verdict, ...(!never && { sometimes: true }) };
}

/** Both sides as numbers. */
interface Numbers {
  readonly sides: readonly string[];
  readonly context: Context;
}

/** A ⪰ B: vᵀAv ≥ vᵀBv for every v. Undefined for what is no square matrix, or its 0. */
function formsIn(sides: readonly [Expression, Expression], context: Context): Numbers | undefined {
  const shapes = sides.map(({ node }) => shapeOrNone(node, context));
  const [size, columns] = shapes.find((shape) => shape?.length === 2) ?? [];
  const isForm = sides.map(({ source }, k) => source === '0' || String(shapes[k]) === `${size},${size}`);
  if (size === undefined || size !== columns || isForm.includes(false)) return undefined;
  const any = 'any_';
  return {
    sides: sides.map(({ source }) => (source === '0' ? '0' : `dot(${any}, (${source})*${any})`)),
    context: { ...context, symbols: { ...context.symbols, [any]: [size] } },
  };
}

/** Of a vector any entry. Undefined for what has no shape, or another. */
function entriesIn(sides: readonly [Expression, Expression], context: Context): Numbers | undefined {
  const shapes = sides.map(({ node }) => shapeOrNone(node, context));
  const size = shapes.find((shape) => shape?.length === 1)?.[0];
  if (shapes.some((shape) => shape === undefined || shape.length > 1)) return undefined;
  if (size === undefined) return { sides: sides.map(({ source }) => source), context };
  const index = 'entry_';
  return {
    sides: sides.map(({ source }, k) =>
      shapes[k]?.length === 1 ? `dot(onehot(${index}, ${size}), ${source})` : source,
    ),
    context: { ...context, symbols: { ...context.symbols, [index]: 'index' } },
  };
}

const MEANINGLESS = /^the line before has no meaning: (.*)$/;
export const LEFT_MEANINGLESS = 'the left side has no meaning: ';

export function verdictIn(left: Expression, right: Expression, context: Context): Verdict {
  try {
    const verdict = stepVerdict(left, right, context);
    const meaningless = MEANINGLESS.exec(verdict.note ?? '');
    return meaningless ? { kind: 'refused', note: `${LEFT_MEANINGLESS}${meaningless[1]}` } : verdict;
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'undecided', note: 'too large' };
    throw error;
  }
}
