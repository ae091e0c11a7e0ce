/**
 * xⁿ for a whole n ≥ 0, by squaring. Unlike `**`, whose last bits differ between versions of V8, it is made of
 * products alone: what is trained does not depend on the version.
 */
export function power(x: number, n: number): number {
  if (n === 0) return 1;
  const half = power(x, Math.floor(n / 2));
  return n % 2 === 0 ? half * half : half * half * x;
}
