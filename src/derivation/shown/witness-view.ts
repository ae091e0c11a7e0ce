import type { MathNode } from 'mathjs';
import type { Node } from '../../judge/exact/expression/node.js';
import * as Q from '../../judge/exact/expression/rational.js';
import { Limit } from '../../judge/exact/expression/undecided.js';
import { evaluateRoots } from '../../judge/exact/value/evaluate.js';
import { floats } from '../../judge/exact/value/floats.js';
import { Claim } from '../../judge/expand/claim.js';
import { type Context, parse } from '../../judge/language.js';
import { freeNames } from '../../judge/scope.js';
import type { Witness } from '../../judge/verdict.js';
import { type Formula, formulaAtom, row } from '../typeset/formula.js';
import { type NameLook, nameFormula } from '../typeset/names.js';

/**
 * A witness in the symbols of the two lines: the judge's list has a number for every entry of every array; here each
 * vector and matrix that stands in a line is one, and so are the two sides.
 */
export interface WitnessView {
  /** `W2 = (…)`, for each name of the two lines that the point gives a value. */
  readonly quantities: readonly Formula[];
  /** The values of the line before and of this line, with what differs in each; the single entry if nothing else. */
  readonly left: Formula;
  readonly right: Formula;
}

/** Of the line `right`, which does not follow from `left`. */
export function witnessView(left: string, right: string, witness: Witness, context: Context): WitnessView {
  const point = pointOf(witness, context);
  const lines = [left, right].map((source) => parse(source));
  const sides = lines.map((side) => valueAt(side, point));
  return {
    quantities: quantitiesOf(lines, point),
    left: sides[0] ? shown(sides[0], sides[1]) : number(witness.left),
    right: sides[1] ? shown(sides[1], sides[0]) : number(witness.right),
  };
}

/** What any lines are at the witness, and the quantities that stand in them; nothing where the point does not say. */
export function valuesView(
  sources: readonly string[],
  witness: Witness,
  context: Context,
): Pick<WitnessView, 'quantities'> & { readonly values: readonly (Formula | undefined)[] } {
  const point = pointOf(witness, context);
  const lines = sources.map((source) => parse(source));
  const values = lines.map((line) => valueAt(line, point));
  return { quantities: quantitiesOf(lines, point), values: values.map((value) => value && shown(value)) };
}

interface Point {
  readonly values: Witness['values'];
  readonly context: Context;
}

const pointOf = ({ values }: Witness, context: Context): Point => ({
  values,
  context: { ...context, assume: [] },
});

const quantitiesOf = (lines: readonly MathNode[], point: Point): Formula[] =>
  [...new Set(lines.flatMap((line) => [...freeNames(line)]))].flatMap((name) => quantity(name, point));

/** An array of numbers, as they are printed. */
type Numbers = readonly (readonly string[])[];

function quantity(name: string, point: Point): Formula[] {
  const shape = point.context.symbols[name];
  const value =
    shape === 'size' || shape === 'index' || shape === 'scalar'
      ? name in point.values && [[point.values[name]]]
      : valueAt(parse(name), point);
  if (!value) return [];
  return [row(nameFormula(name, lookOf(value)), formulaAtom('=', '='), shown(value))];
}

const lookOf = (value: Numbers): NameLook =>
  value[0].length > 1 ? 'matrix' : value.length > 1 ? 'vector' : 'scalar';

/** What an expression is at the point; nothing where the point does not say, or where it has no meaning. */
function valueAt(node: MathNode, { values, context }: Point): Numbers | undefined {
  const given = Object.entries(context.symbols).filter(([name, shape]) => shape === 'size' && name in values);
  const sizes = Object.fromEntries(given.map(([name]) => [name, Number(values[name])]));
  try {
    const pairs = new Claim(node, node, context)
      .at(sizes)
      .flatMap((instance) => instance.pairs)
      // of a free index, such as the class of an example, the value that the witness has
      .filter(({ labels }) =>
        Object.entries(labels).every(
          ([name, n]) => name === 'entry' || !(name in values) || values[name] === n,
        ),
      );
    const texts = pairs.map(({ left }) => entryAt(left, values));
    if (texts.length === 0 || texts.every((text) => text === FREE)) return undefined;
    const columns = Math.max(
      ...pairs.map(({ labels }) => Number(/,\s*(\d+)/.exec(labels.entry ?? '')?.[1] ?? 1)),
    );
    return Array.from({ length: texts.length / columns }, (_, i) =>
      texts.slice(i * columns, (i + 1) * columns),
    );
  } catch {
    return undefined;
  }
}

/** Stands for an entry that the witness leaves free: the lines differ whatever it is. */
const FREE = '·';

/** One entry to four digits, or FREE. */
function entryAt(node: Node, values: Witness['values']): string {
  let known = true;
  const [[value]] = evaluateRoots(
    [node],
    (name) => {
      known &&= name in values;
      return floats.of(known ? rational(values[name]) : Q.ZERO);
    },
    floats,
    new Limit(),
  );
  return known && Number.isFinite(value) ? String(Number(value.toPrecision(4))) : FREE;
}

/** `-2.75` or `1/3`, exactly. */
function rational(text: string): Q.Rational {
  const [numerator, denominator = '1'] = text.split('/');
  const [whole, decimals = ''] = numerator.split('.');
  return Q.rational(BigInt(whole + decimals), 10n ** BigInt(decimals.length) * BigInt(denominator));
}

/** A number as the judge writes it, or the words that stand in its place. */
function number(text: string): Formula {
  const [, minus, digits, power, over] = /^(-?)([\d.]+)(?:e([+-]?\d+))?(?:\/(\d+))?$/.exec(text) ?? [];
  if (text === FREE) return formulaAtom('\\cdot', '⋅');
  if (digits === undefined) return formulaAtom(`\\text{${text}}`, `"${text}"`);
  const plain = (of: string) => formulaAtom(of, of);
  const whole = power ? row(plain(digits), formulaAtom('\\cdot', '⋅'), tenTo(Number(power))) : plain(digits);
  const positive: Formula = over ? { is: 'fraction', above: whole, below: plain(over) } : whole;
  return minus ? row(formulaAtom('-', '-'), positive) : positive;
}

/** 10ⁿ */
const tenTo = (n: number): Formula => ({
  is: 'script',
  base: formulaAtom('10', '10'),
  sup: number(String(n)),
});

/** A column is printed as one; entries that differ from those of `other` are marked. */
function shown(value: Numbers, other?: Numbers): Formula {
  const cells = value.map((line, i) =>
    line.map((text, j): Formula => {
      const value = number(text);
      const differs = other && other[i]?.[j] !== text && other[i]?.[j] !== FREE && text !== FREE;
      return differs ? { ...value, marked: true } : value;
    }),
  );
  return value.length === 1 && value[0].length === 1 ? cells[0][0] : { is: 'matrix', rows: cells };
}
