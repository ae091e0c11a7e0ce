/** The affine map (x, y) ↦ (a x + c y + e, b x + d y + f). */
type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

const IDENTITY: Affine = [1, 0, 0, 1, 0, 0];

/** Where the value of an SVG transform attribute takes a point, e.g. `translate(3,4)rotate(-90,1,2)`. */
export function transformed([x, y]: readonly [number, number], transform: string): [number, number] {
  const [a, b, c, d, e, f] = parse(transform);
  return [a * x + c * y + e, b * x + d * y + f];
}

function parse(transform: string): Affine {
  const steps = [...transform.matchAll(/(\w+)\s*\(([^)]*)\)/g)];
  return steps.map(([, name, args]) => step(name, args.split(/[\s,]+/).map(Number))).reduce(after, IDENTITY);
}

function step(name: string, args: number[]): Affine {
  const [first, second = 0, third = 0] = args;
  if (name === 'translate') return [1, 0, 0, 1, first, second];
  if (name === 'scale') return [first, 0, 0, args[1] ?? first, 0, 0];
  if (name === 'rotate') {
    const [cos, sin] = [Math.cos((first * Math.PI) / 180), Math.sin((first * Math.PI) / 180)];
    const turn: Affine = [cos, sin, -sin, cos, 0, 0];
    return after(after([1, 0, 0, 1, second, third], turn), [1, 0, 0, 1, -second, -third]);
  }
  throw new Error(`transform: ${name} is not among translate, scale, rotate`);
}

/** outer ∘ inner. */
function after(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}
