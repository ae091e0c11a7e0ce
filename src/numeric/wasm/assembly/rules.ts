/** The update rules of src/train/updates.ts, a vector at a time; sources are given there. */
import { Network } from './network';
import { multiplyAdd } from './vector';

/** Same numbers as in ../network.ts. */
const SGD: i32 = 0;
const MOMENTUM: i32 = 1;
const NESTEROV: i32 = 2;
const ADAGRAD: i32 = 3;
const ADADELTA: i32 = 4;
const RMSPROP: i32 = 5;

/** The next θ for the gradient g; what the rule remembers stands at slot1 and slot2. */
export function nextTheta(net: Network, theta: v128, g: v128, slot1: usize, slot2: usize): v128 {
  const rate = v128.splat<real>(net.rate);
  // θ ← θ − η g
  if (net.rule === SGD) return v128.sub<real>(theta, v128.mul<real>(rate, g));
  const epsilon = v128.splat<real>(net.epsilon);
  const decay = v128.splat<real>(net.decay);
  const old = v128.load(slot1);

  if (net.rule === MOMENTUM || net.rule === NESTEROV) {
    // v ← μ v − η g
    const v = v128.sub<real>(v128.mul<real>(decay, old), v128.mul<real>(rate, g));
    v128.store(slot1, v);
    // θ ← θ + v, Nesterov: θ ← θ + μ v − η g
    if (net.rule === MOMENTUM) return v128.add<real>(theta, v);
    return v128.sub<real>(multiplyAdd(theta, decay, v), v128.mul<real>(rate, g));
  }
  if (net.rule === ADAGRAD) {
    // s ← s + g²; θ ← θ − η g / (√s + ε)
    const s = multiplyAdd(old, g, g);
    v128.store(slot1, s);
    return descend(theta, rate, g, v128.add<real>(v128.sqrt<real>(s), epsilon));
  }
  const square = v128.mul<real>(g, g);
  if (net.rule === RMSPROP) {
    // s ← ρ s + (1 − ρ) g²; θ ← θ − η g / (√s + ε)
    const s = average(decay, old, square);
    v128.store(slot1, s);
    return descend(theta, rate, g, v128.add<real>(v128.sqrt<real>(s), epsilon));
  }
  const old2 = v128.load(slot2);
  if (net.rule === ADADELTA) {
    // s ← ρ s + (1 − ρ) g²; δ = √(u + ε) / √(s + ε) · g; u ← ρ u + (1 − ρ) δ²; θ ← θ − η δ
    const s = average(decay, old, square);
    v128.store(slot1, s);
    const top = v128.sqrt<real>(v128.add<real>(old2, epsilon));
    const delta = v128.mul<real>(v128.div<real>(top, v128.sqrt<real>(v128.add<real>(s, epsilon))), g);
    v128.store(slot2, average(decay, old2, v128.mul<real>(delta, delta)));
    return v128.sub<real>(theta, v128.mul<real>(rate, delta));
  }
  // Adam: m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; θ ← θ − η (m/(1 − β₁ᵗ)) / (√(v/(1 − β₂ᵗ)) + ε)
  const m = average(decay, old, g);
  const v = average(v128.splat<real>(net.decay2), old2, square);
  v128.store(slot1, m);
  v128.store(slot2, v);
  const root = v128.sqrt<real>(v128.div<real>(v, v128.splat<real>(net.correction2)));
  return descend(
    theta,
    rate,
    v128.div<real>(m, v128.splat<real>(net.correction1)),
    v128.add<real>(root, epsilon),
  );
}

/** θ − η g / scale */
function descend(theta: v128, rate: v128, g: v128, scale: v128): v128 {
  return v128.sub<real>(theta, v128.div<real>(v128.mul<real>(rate, g), scale));
}

/** ρ a + (1 − ρ) b */
function average(rho: v128, a: v128, b: v128): v128 {
  const rest = v128.sub<real>(v128.splat<real>(1), rho);
  return multiplyAdd(v128.mul<real>(rest, b), rho, a);
}
