/**
 * What a hyperparameter must be, or an error that names it by its symbol. Each returns the value it accepts.
 */
export function requirePositiveInteger(symbol: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 1) throw unfit(symbol, 'an integer ≥ 1', value);
  return value;
}

export function requirePositive(symbol: string, value: number): number {
  if (!(Number.isFinite(value) && value > 0)) throw unfit(symbol, 'a finite number > 0', value);
  return value;
}

export function requireNonNegative(symbol: string, value: number): number {
  if (!(Number.isFinite(value) && value >= 0)) throw unfit(symbol, 'a finite number ≥ 0', value);
  return value;
}

/** lo < value < hi, both bounds excluded. */
export function requireBetween(symbol: string, value: number, lo: number, hi: number): number {
  if (!(value > lo && value < hi)) throw unfit(symbol, `between ${lo} and ${hi}`, value);
  return value;
}

function unfit(symbol: string, expected: string, value: unknown): Error {
  const got = typeof value === 'string' ? `the text '${value}'` : String(value);
  return new RangeError(`${symbol} must be ${expected}, not ${got}`);
}
