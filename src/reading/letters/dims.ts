/** Lengths that are not known yet, and what is found out about them: two that have to be one become one. */

/** A length: 1 or not, and its size if it has a name. */
export interface Length {
  into?: Length;
  one?: boolean;
  size?: string;
}

/** Rows and columns: a number is 1 × 1, a vector n × 1. */
export interface Dims {
  readonly rows: Length;
  readonly columns: Length;
}

export const ONE: Length = Object.freeze({ one: true });
export const NUMBER: Dims = { rows: ONE, columns: ONE };

export const rootOf = (length: Length): Length => (length.into ? rootOf(length.into) : length);

export const isOne = (length: Length): boolean | undefined => rootOf(length).one;

/** Makes two lengths one. Where that contradicts what is known nothing happens: a text may have mistakes. */
export function uniteInPlace(a: Length, b: Length): void {
  const [x, y] = [rootOf(a), rootOf(b)];
  if (x === y) return;
  if (x.one !== undefined && y.one !== undefined && x.one !== y.one) return;
  if (x.size !== undefined && y.size !== undefined && x.size !== y.size) return;
  const [kept, gone] = x === ONE || (y !== ONE && x.size !== undefined) ? [x, y] : [y, x];
  if (kept !== ONE) {
    kept.one ??= gone.one;
    kept.size ??= gone.size;
  }
  gone.into = kept;
}

/** Says that a length is none of 1, or that it is 1. */
export function markInPlace(length: Length, one: boolean): void {
  if (one) uniteInPlace(length, ONE);
  else rootOf(length).one ??= false;
}

export function uniteExtentsInPlace(a: Dims, b: Dims): void {
  uniteInPlace(a.rows, b.rows);
  uniteInPlace(a.columns, b.columns);
}

export const isNumber = ({ rows, columns }: Dims): boolean => isOne(rows) === true && isOne(columns) === true;

/** Whether it is known not to be a number. */
export const isArray = ({ rows, columns }: Dims): boolean =>
  isOne(rows) === false || isOne(columns) === false;

export const isSettled = (extent: Dims): boolean => isNumber(extent) || isArray(extent);

export const swapped = ({ rows, columns }: Dims): Dims => ({ rows: columns, columns: rows });

/** What the product of two is, which have to fit; of two columns with a point between them it is a number. */
export function timesInPlace(a: Dims, b: Dims, sign: string): Dims {
  const inner = sign === '.' && a.columns === ONE && b.columns === ONE;
  if (inner) {
    uniteExtentsInPlace(a, b);
    return NUMBER;
  }
  uniteInPlace(a.columns, b.rows);
  if (!isSettled(a)) markInPlace(a.rows, false);
  return { rows: a.rows, columns: b.columns };
}
