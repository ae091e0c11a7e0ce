/** Four float32 or two float64 at once: what the wasm instruction set calls a v128. */

/** Bytes of one number, and of one vector. */
export const REAL: usize = sizeof<real>();
export const VECTOR: usize = 16;

/** c + a ⊙ b. One rounding with fused multiply-add (FMA = 1), else two, the same on every machine. */
export function multiplyAdd(c: v128, a: v128, b: v128): v128 {
  if (!FMA) return v128.add<real>(c, v128.mul<real>(a, b));
  return REAL === 4 ? f32x4.relaxed_madd(a, b, c) : f64x2.relaxed_madd(a, b, c);
}

/** mask ? a : b, lane by lane. */
export function choose(mask: v128, a: v128, b: v128): v128 {
  return v128.bitselect(a, b, mask);
}

/** Is each lane > 0? All ones where it is, else all zeros. */
export function isPositive(a: v128): v128 {
  return v128.gt<real>(a, v128.splat<real>(0));
}

/** One bit per lane of a mask. */
export function bitmask(mask: v128): u32 {
  return REAL === 4 ? i32x4.bitmask(mask) : i64x2.bitmask(mask);
}

/** Degree of the Taylor polynomial of e^r for |r| ≤ ln 2 / 2 whose remainder is below half a rounding error. */
const DEGREE: i32 = REAL === 4 ? 7 : 13;
/** 1.5 · 2^(bits of the fraction): adding it rounds to an integer, which then stands in the low bits. */
const ROUNDER: real = REAL === 4 ? <real>12582912 : <real>6755399441055744;
/** Below this e^z is no longer a normal number; such z count as this one. */
const LOWEST: real = REAL === 4 ? <real>-87 : <real>-708;
/** ln 2 in two parts; n · LN2_HIGH is exact for the n in use. */
const LN2_HIGH: real = REAL === 4 ? <real>0.693359375 : <real>0.6931471803691238;
const LN2_LOW: real = REAL === 4 ? <real>-2.1219444005469057e-4 : <real>1.9082149292705877e-10;

/** e^z for z ≤ 0: z = n ln 2 + r with n whole, so e^z = 2ⁿ · e^r. From + and × alone, so the same everywhere. */
export function expOfNegative(z: v128): v128 {
  const rounder = v128.splat<real>(ROUNDER);
  const clipped = v128.max<real>(z, v128.splat<real>(LOWEST));
  const shifted = v128.add<real>(v128.mul<real>(clipped, v128.splat<real>(<real>Math.LOG2E)), rounder);
  const n = v128.sub<real>(shifted, rounder);
  let r = v128.sub<real>(clipped, v128.mul<real>(n, v128.splat<real>(LN2_HIGH)));
  r = v128.sub<real>(r, v128.mul<real>(n, v128.splat<real>(LN2_LOW)));
  // e^r = 1 + r (1 + r/2 (1 + r/3 (1 + …)))
  let sum = v128.splat<real>(1);
  for (let k = DEGREE; k > 0; k--) {
    const term = v128.mul<real>(v128.mul<real>(r, sum), v128.splat<real>(<real>1 / <real>k));
    sum = v128.add<real>(v128.splat<real>(1), term);
  }
  return v128.mul<real>(sum, twoToThe(shifted));
}

/** Terms of the series of log(1 + e): s² ≤ 1/9, so the first that is left out is below half a rounding error. */
const TERMS: i32 = REAL === 4 ? 7 : 17;

/** log(1 + e) for 0 ≤ e ≤ 1: with s = e/(2 + e) it is 2 (s + s³/3 + s⁵/5 + …). */
export function logOfOnePlus(e: v128): v128 {
  const s = v128.div<real>(e, v128.add<real>(v128.splat<real>(2), e));
  const square = v128.mul<real>(s, s);
  let sum = v128.splat<real>(0);
  for (let k = TERMS; k >= 0; k--) {
    sum = v128.add<real>(v128.mul<real>(sum, square), v128.splat<real>(<real>2 / <real>(k + k + 1)));
  }
  return v128.mul<real>(s, sum);
}

/** 2ⁿ for n in the low bits of `shifted`: n plus the bias, moved to where the exponent stands. */
function twoToThe(shifted: v128): v128 {
  return REAL === 4
    ? i32x4.shl(i32x4.add(shifted, i32x4.splat(127)), 23)
    : i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52);
}
