/**
 * cos 2πt and log x from + − × ÷ alone, which IEEE 754 rounds in one way: the same bits on every machine and in every
 * version of every engine, as Math.cos and Math.log do not promise. Both are within 3 units of the last place of
 * their largest term.
 */

/** cos 2πt, for t in turns. */
export function cosTurns(t: number): number {
  const turn = Math.abs(t) % 1;
  const quarter = Math.round(4 * turn);
  // |r| ≤ 1/8 turn, exactly: the subtraction of near numbers does not round
  const r = turn - quarter / 4;
  if (quarter % 2 === 0) return quarter % 4 === 0 ? cosSeries(r) : -cosSeries(r);
  return quarter === 1 ? -sinSeries(r) : sinSeries(r);
}

/** sin 2πt, for t in turns in [0, 1]. */
export function sinTurns(t: number): number {
  return t < 0.25 ? cosTurns(0.25 - t) : cosTurns(t - 0.25);
}

/** Σ (−1)ᵏ θ²ᵏ/(2k)! for θ = 2πr, |θ| ≤ π/4: the term after the last one is below 2⁻⁵⁶. */
function cosSeries(r: number): number {
  // a product, not a power: the power of an engine may round otherwise
  const angle = 2 * Math.PI * r;
  let sum = 1;
  for (let k = 16; k > 0; k -= 2) sum = 1 - ((angle * angle) / (k * (k - 1))) * sum;
  return sum;
}

/** θ Σ (−1)ᵏ θ²ᵏ/(2k+1)! */
function sinSeries(r: number): number {
  const angle = 2 * Math.PI * r;
  let sum = 1;
  for (let k = 17; k > 1; k -= 2) sum = 1 - ((angle * angle) / (k * (k - 1))) * sum;
  return angle * sum;
}

/** log x for a normal x > 0: x = 2ᵉ m with m near 1, log m = 2 artanh s, s = (m − 1)/(m + 1). */
export function logExactlyRounded(x: number): number {
  if (!(x >= 2 ** -1022 && x < Infinity)) throw new RangeError(`log: ${x} is not a normal number > 0`);
  let [m, e] = [x, 0];
  for (; m > Math.SQRT2; m /= 2) e++;
  for (; m < Math.SQRT1_2; m *= 2) e--;
  const s = (m - 1) / (m + 1);
  let sum = 0;
  // Σ s²ᵏ/(2k+1), |s| ≤ 0.172: the term after the last one is below 2⁻⁵⁹
  for (let k = 10; k >= 0; k--) sum = sum * s * s + 1 / (2 * k + 1);
  return e * Math.LN2 + 2 * s * sum;
}
