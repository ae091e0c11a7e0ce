import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requireUpdate, type UpdateSpec, updateRule } from '../../src/train/updates.js';

/** The path θ_0, θ_1, … of a rule that minimises a function with the given derivative. */
function path(
  spec: UpdateSpec,
  rate: number,
  steps: number,
  derivative: (theta: number) => number,
): number[] {
  const rule = updateRule(spec);
  const theta = Float64Array.of(1);
  const slots = Array.from({ length: rule.slots }, () => new Float64Array(1));
  const values = [theta[0]];
  for (let t = 1; t <= steps; t++) {
    rule.stepInPlace(theta, Float64Array.of(derivative(theta[0])), slots, rate, t);
    values.push(theta[0]);
  }
  return values;
}

function assertClose(actual: number[], expected: number[], tolerance = 1e-12): void {
  assert.equal(actual.length, expected.length);
  actual.forEach((value, t) => {
    assert.ok(Math.abs(value - expected[t]) <= tolerance, `θ_${t}: ${value}, expected ${expected[t]}`);
  });
}

/** ½ a θ², whose derivative is aθ. */
const a = 3;
const quadratic = (theta: number) => a * theta;
/** x_t = c1 r1ᵗ + c2 r2ᵗ solves x_{t+1} = p x_t + q x_{t−1}, with r the roots of r² = p r + q (here real). */
function recurrence(x0: number, x1: number, p: number, q: number, steps: number): number[] {
  const root = Math.sqrt(p * p + 4 * q);
  const [r1, r2] = [(p + root) / 2, (p - root) / 2];
  const c1 = (x1 - r2 * x0) / (r1 - r2);
  return Array.from({ length: steps + 1 }, (_, t) => c1 * r1 ** t + (x0 - c1) * r2 ** t);
}

test('sgd on a quadratic: θ_t = (1 − ηa)ᵗ θ_0', () => {
  const expected = Array.from({ length: 21 }, (_, t) => (1 - 0.1 * a) ** t);
  assertClose(path({ rule: 'sgd' }, 0.1, 20, quadratic), expected);
});

test('momentum on a quadratic: θ_{t+1} = (1 + μ − ηa) θ_t − μ θ_{t−1}, solved in closed form', () => {
  const [mu, rate] = [0.25, 0.01];
  const expected = recurrence(1, 1 - rate * a, 1 + mu - rate * a, -mu, 20);
  assertClose(path({ rule: 'momentum', mu }, rate, 20, quadratic), expected);
});

test('Nesterov on a quadratic: its look-ahead point obeys y_{t+1} = (1 − ηa)((1 + μ) y_t − μ y_{t−1})', () => {
  // φ_{t+1} = y_t − ηa y_t = (1 − ηa) y_t and y_{t+1} = φ_{t+1} + μ (φ_{t+1} − φ_t), with y_0 = φ_0
  const [mu, rate] = [0.25, 0.01];
  const shrink = 1 - rate * a;
  const y1 = shrink + mu * (shrink - 1);
  const expected = recurrence(1, y1, shrink * (1 + mu), -shrink * mu, 20);
  assertClose(path({ rule: 'nesterov', mu }, rate, 20, quadratic), expected);
});

test('Nesterov equals its paper: gradient at θ + μv, then v ← μv − ηg, θ ← θ + v', () => {
  const [mu, rate] = [0.9, 0.05];
  let [theta, v] = [1, 0];
  const expected = [theta];
  for (let t = 0; t < 20; t++) {
    v = mu * v - rate * quadratic(theta + mu * v);
    theta += v;
    expected.push(theta + mu * v);
  }
  assertClose(path({ rule: 'nesterov', mu }, rate, 20, quadratic), expected);
});

/** With a constant gradient the adaptive rules have closed forms, whatever its size. */
const slope = (g: number) => () => g;

test('Adagrad: the t-th step along a constant gradient is η/√t', () => {
  let theta = 1;
  const expected = [theta, ...Array.from({ length: 9 }, (_, i) => (theta -= 0.1 / Math.sqrt(i + 1)))];
  for (const g of [0.01, 7]) assertClose(path({ rule: 'adagrad', epsilon: 0 }, 0.1, 9, slope(g)), expected);
});

test('RMSprop: the t-th step along a constant gradient is η/√(1 − ρᵗ)', () => {
  let theta = 1;
  const step = (t: number) => 0.01 / Math.sqrt(1 - 0.9 ** t);
  const expected = [theta, ...Array.from({ length: 9 }, (_, i) => (theta -= step(i + 1)))];
  for (const g of [0.01, 7]) {
    assertClose(path({ rule: 'rmsprop', rho: 0.9, epsilon: 0 }, 0.01, 9, slope(g)), expected);
  }
});

test('Adam: every step along a constant gradient is η, thanks to the bias correction', () => {
  const expected = Array.from({ length: 10 }, (_, t) => 1 - 0.01 * t);
  for (const g of [0.01, 7]) assertClose(path({ rule: 'adam', epsilon: 0 }, 0.01, 9, slope(g)), expected);
});

test('Adagrad, RMSprop, Adadelta, Adam: two steps on a quadratic, worked out by hand', () => {
  // θ²/2 from θ_0 = 1, so g = θ and the first gradient is 1
  const two = (spec: UpdateSpec, rate: number) => path(spec, rate, 2, (theta) => theta);

  // s = 1, θ = 1 − ½ = ½; s = 1 + ¼, θ = ½ − ½·½/√1.25
  assertClose(two({ rule: 'adagrad', epsilon: 0 }, 0.5), [1, 0.5, 0.5 - 0.25 / Math.sqrt(1.25)]);

  // ρ = ¾: s = ¼, θ = 1 − ¼/½ = ½; s = 3/16 + 1/16 = ¼, θ = ½ − ¼·½/½ = ¼
  assertClose(two({ rule: 'rmsprop', rho: 0.75, epsilon: 0 }, 0.25), [1, 0.5, 0.25]);

  // ρ = ½, ε = ½: s = ½, δ = √½/√1 · 1 = √½, u = ¼; then with g = 1 − √½:
  // s = ¼ + g²/2, δ = √(¼ + ½)/√(s + ½) · g
  const g = 1 - Math.SQRT1_2;
  const delta = (Math.sqrt(0.75) / Math.sqrt(0.75 + g ** 2 / 2)) * g;
  assertClose(two({ rule: 'adadelta', rho: 0.5, epsilon: 0.5 }, 1), [1, g, g - delta]);

  // β₁ = ½, β₂ = ¾: m = ½, v = ¼, m̂ = v̂ = 1, θ = ½; m = ½, v = 3/16 + 1/16 = ¼, m̂ = ⅔, v̂ = 4/7
  const adam = two({ rule: 'adam', beta1: 0.5, beta2: 0.75, epsilon: 0 }, 0.5);
  assertClose(adam, [1, 0.5, 0.5 - (0.5 * (2 / 3)) / Math.sqrt(4 / 7)]);
});

test('every rule comes close to the minimum of a quadratic', () => {
  const rates: Record<UpdateSpec['rule'], number> = {
    sgd: 0.1,
    momentum: 0.05,
    nesterov: 0.05,
    adagrad: 0.5,
    adadelta: 1,
    rmsprop: 0.01,
    adam: 0.02,
  };
  for (const [rule, rate] of Object.entries(rates)) {
    const end = path({ rule } as UpdateSpec, rate, 1500, quadratic).at(-1) as number;
    assert.ok(Math.abs(end) < 0.02, `${rule} ends at ${end}`);
  }
});

test('a rule treats each entry alone, in both precisions', () => {
  for (const Floats of [Float64Array, Float32Array]) {
    const theta = Floats.of(1, -2, 3);
    const slots = [new Floats(3), new Floats(3)];
    updateRule({ rule: 'adam' }).stepInPlace(theta, Floats.of(1, 0, -5), slots, 0.5, 1);
    assertClose([...theta], [0.5, -2, 3.5], 1e-6);
  }
});

test('an unknown rule or a constant outside its domain is named', () => {
  const bad = (spec: unknown, message: RegExp) =>
    assert.throws(() => requireUpdate(spec as UpdateSpec), message);
  bad({ rule: 'magic' }, /no update rule {"rule":"magic"}/);
  bad({ rule: 'momentum', mu: 1 }, /mu of momentum must be between 0 and 1, not 1/);
  bad({ rule: 'adam', epsilon: -1 }, /epsilon of adam must be .* ≥ 0, not -1/);
  bad({ rule: 'adam', beta2: Number.NaN }, /beta2 of adam must be between 0 and 1, not NaN/);
});
