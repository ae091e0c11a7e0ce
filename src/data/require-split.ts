import type { Dataset, Split } from './dataset.js';

/**
 * Throws, naming part and row, unless each part has an example, rows as long as those of train, a class for each row
 * that train has, and finite numbers.
 */
export function requireSplit({ train, valid, test }: Split): void {
  for (const [part, dataset] of Object.entries({ train, valid, test })) requirePart(part, dataset, train);
}

function requirePart(part: string, { X, y }: Dataset, { X: { cols }, classes }: Dataset): void {
  if (X.rows < 1) throw new Error(`${part} has no examples`);
  if (X.cols !== cols) throw new Error(`${part} has rows of ${X.cols} numbers, train has rows of ${cols}`);
  if (y.length !== X.rows) throw new Error(`${part} has ${y.length} classes for ${X.rows} examples`);
  const label = y.findIndex((k) => !(Number.isInteger(k) && k >= 0 && k < classes.length));
  if (label >= 0)
    throw new RangeError(
      `${part}: the class of row ${label} is ${y[label]}, expected an integer in 0 … ${classes.length - 1}`,
    );
  if (allFinite(X.data)) return;
  const at = X.data.findIndex((x: number) => !Number.isFinite(x));
  throw new Error(
    `${part}: row ${Math.floor(at / cols)}, column ${at % cols} is ${X.data[at]}, no finite number`,
  );
}

/** x − x is 0 for these alone: one look at each number, without a branch. */
function allFinite(values: ArrayLike<number>): boolean {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] - values[i];
  return sum === 0;
}
