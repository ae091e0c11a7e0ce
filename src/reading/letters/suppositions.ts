/** What a document supposes of a name that it declared: that its entries sum to one, that it is symmetric. */
import { type Names, namesOf } from '../meaning/names.js';
import type { Side } from '../meaning/side.js';

/**
 * The names in which the entries of a vector sum to one, if that is what `left = right` says of one that is free: the
 * vector is any other one with what is missing to one put into its first entry, which is every such vector.
 */
export function summingToOne(left: Side, right: Side, names: Names): Names | undefined {
  const [sum, one] = right.source === '1' ? [left, right] : [right, left];
  if (one.source !== '1') return undefined;
  const [, index, , , body] = /^sum\((\w+), 1, (\w+), ((\w+)\[\w+(?:,\w+)?\])\)$/.exec(sum.source) ?? [];
  const name =
    body ??
    /^sum\((\w+)\)$/.exec(sum.source)?.[1] ??
    /^ones\(\w+\)'\*(\w+)$/.exec(sum.source)?.[1] ??
    /^dot\(ones\(\w+\), (\w+)\)$/.exec(sum.source)?.[1];
  if (name === undefined || (index !== undefined && !sum.source.includes(`${name}[${index}]`)))
    return undefined;
  return asDistribution(name, names);
}

/** Undefined for what is no free vector. */
export function asDistribution(name: string, names: Names): Names | undefined {
  const { notation } = names;
  const shape = notation.symbols[name];
  if (!Array.isArray(shape)) return undefined;
  const size = shape[shape.length - 1];
  const { [name]: _, ...others } = notation.symbols;
  const free = `${name}_free`;
  const unit = shape.length === 2 ? `onehot(1, ${size})'` : `onehot(1, ${size})`;
  // Of a matrix that is said of each row.
  const missing =
    shape.length === 2 && shape[0] !== 1
      ? `(ones(${shape[0]}) - ${free}*ones(${size}))`
      : `(1 - sum(${free}))`;
  return namesOf({
    ...notation,
    symbols: { ...others, [free]: shape },
    definitions: [[name, `${free} + ${missing}*${unit}`], ...(notation.definitions ?? [])],
  });
}

/** A symmetric matrix is the mean of any matrix and its transpose. Undefined for what is no free square matrix. */
export function asSymmetric(name: string, names: Names): Names | undefined {
  const { notation } = names;
  const shape = notation.symbols[name];
  if (!Array.isArray(shape) || shape.length !== 2 || shape[0] !== shape[1]) return undefined;
  const { [name]: _, ...others } = notation.symbols;
  const free = `${name}_free`;
  return namesOf({
    ...notation,
    symbols: { ...others, [free]: shape },
    definitions: [[name, `(${free} + ${free}')/2`], ...(notation.definitions ?? [])],
  });
}

/** The names in which a column has length one, if that is what `left = right` says of one that is free. */
export function asUnit(left: Side, right: Side, names: Names): Names | undefined {
  const [of, one] = right.source === '1' ? [left, right] : [right, left];
  const [, product, again] = /^(\w+)'\*(\w+)$/.exec(of.source) ?? [];
  const name = product ?? /^(?:sqrt\()?norm2sq\((\w+)\)\)?$/.exec(of.source)?.[1];
  if (one.source !== '1' || name === undefined || (product !== undefined && product !== again))
    return undefined;
  const { notation } = names;
  const shape = notation.symbols[name];
  if (!Array.isArray(shape) || shape.length !== 1) return undefined;
  const { [name]: _, ...others } = notation.symbols;
  const free = `${name}_free`;
  return namesOf({
    ...notation,
    symbols: { ...others, [free]: shape },
    definitions: [[name, `${free}/sqrt(norm2sq(${free}))`], ...(notation.definitions ?? [])],
  });
}

/** The names in which what is one of two numbers is that: a + (b − a)·[t > 0] of a free t. Undefined if nothing is. */
export function asTwoValued({ notation }: Names): Names | undefined {
  const { values = {}, symbols, definitions = [] } = notation;
  const valued = Object.entries(values).filter(([name]) => symbols[name] !== undefined);
  if (valued.length === 0) return undefined;
  const others = { ...symbols };
  const given = valued.flatMap(([name, [a, b]]) => {
    const shape = symbols[name];
    const free = `${name}_free`;
    const value = (of: string) => `(${a} + (${b} - ${a})*ind(${of} > 0))`;
    const column = Array.isArray(shape) && shape.length === 1;
    if (shape !== 'scalar' && !column) return [];
    delete others[name];
    others[free] = shape;
    return [
      [
        name,
        column ? `sum(t, 1, ${shape[0]}, ${value(`${free}[t]`)}*onehot(t, ${shape[0]}))` : value(free),
      ] as const,
    ];
  });
  return namesOf({ ...notation, symbols: others, definitions: [...given, ...definitions] });
}
