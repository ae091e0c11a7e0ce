/** The update rules of src/train/updates.ts on a row of a panel of W; their sources are given there. */
import { Network } from './network';
import { ROW } from './panel';
import { multiplyAdd, VECTOR } from './vector';

/** Same numbers as in ../spec.ts. */
const SGD: i32 = 0;
const MOMENTUM: i32 = 1;
const NESTEROV: i32 = 2;
const ADAGRAD: i32 = 3;
const ADADELTA: i32 = 4;
const RMSPROP: i32 = 5;
const ADAM: i32 = 6;

/** θ ← the next θ, from the gradient at g; what the rule remembers of this row stands at slot1 and slot2. */
export function updateRow(net: Network, theta: usize, g: usize, slot1: usize, slot2: usize): void {
  if (net.rule === SGD) sgd(net, theta, g);
  else if (net.rule === MOMENTUM) momentum(net, theta, g, slot1);
  else if (net.rule === NESTEROV) nesterov(net, theta, g, slot1);
  else if (net.rule === ADAGRAD) adagrad(net, theta, g, slot1);
  else if (net.rule === ADADELTA) adadelta(net, theta, g, slot1, slot2);
  else if (net.rule === RMSPROP) rmsprop(net, theta, g, slot1);
  else if (net.rule === ADAM) adam(net, theta, g, slot1, slot2);
  else unreachable();
}

// θ ← θ − η g
function sgd(net: Network, theta: usize, g: usize): void {
  const rate = v128.splat<real>(net.rate);
  for (let at: usize = 0; at < ROW; at += VECTOR) {
    v128.store(theta + at, v128.sub<real>(v128.load(theta + at), v128.mul<real>(rate, v128.load(g + at))));
  }
}

// v ← μ v − η g; θ ← θ + v
function momentum(net: Network, theta: usize, g: usize, slot: usize): void {
  for (let at: usize = 0; at < ROW; at += VECTOR) {
    const v = velocity(net, v128.load(g + at), slot + at);
    v128.store(theta + at, v128.add<real>(v128.load(theta + at), v));
  }
}

// v ← μ v − η g; θ ← θ + μ v − η g
function nesterov(net: Network, theta: usize, g: usize, slot: usize): void {
  const rate = v128.splat<real>(net.rate);
  const mu = v128.splat<real>(net.decay);
  for (let at: usize = 0; at < ROW; at += VECTOR) {
    const grad = v128.load(g + at);
    const v = velocity(net, grad, slot + at);
    const step = v128.sub<real>(v128.mul<real>(mu, v), v128.mul<real>(rate, grad));
    v128.store(theta + at, v128.add<real>(v128.load(theta + at), step));
  }
}

// s ← s + g²; θ ← θ − η g / (√s + ε)
function adagrad(net: Network, theta: usize, g: usize, slot: usize): void {
  for (let at: usize = 0; at < ROW; at += VECTOR) {
    const grad = v128.load(g + at);
    const s = multiplyAdd(v128.load(slot + at), grad, grad);
    v128.store(slot + at, s);
    descend(net, theta + at, grad, rootAndEpsilon(net, s));
  }
}

// s ← ρ s + (1 − ρ) g²; θ ← θ − η g / (√s + ε)
function rmsprop(net: Network, theta: usize, g: usize, slot: usize): void {
  for (let at: usize = 0; at < ROW; at += VECTOR) {
    const grad = v128.load(g + at);
    const s = average(net.decay, slot + at, v128.mul<real>(grad, grad));
    descend(net, theta + at, grad, rootAndEpsilon(net, s));
  }
}

// s ← ρ s + (1 − ρ) g²; δ = √(u + ε) / √(s + ε) · g; u ← ρ u + (1 − ρ) δ²; θ ← θ − η δ
function adadelta(net: Network, theta: usize, g: usize, slot1: usize, slot2: usize): void {
  const rate = v128.splat<real>(net.rate);
  const epsilon = v128.splat<real>(net.epsilon);
  for (let at: usize = 0; at < ROW; at += VECTOR) {
    const grad = v128.load(g + at);
    const s = average(net.decay, slot1 + at, v128.mul<real>(grad, grad));
    const top = v128.sqrt<real>(v128.add<real>(v128.load(slot2 + at), epsilon));
    const ratio = v128.div<real>(top, v128.sqrt<real>(v128.add<real>(s, epsilon)));
    const delta = v128.mul<real>(ratio, grad);
    average(net.decay, slot2 + at, v128.mul<real>(delta, delta));
    v128.store(theta + at, v128.sub<real>(v128.load(theta + at), v128.mul<real>(rate, delta)));
  }
}

// m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; θ ← θ − η (m/(1 − β₁ᵗ)) / (√(v/(1 − β₂ᵗ)) + ε)
function adam(net: Network, theta: usize, g: usize, slot1: usize, slot2: usize): void {
  const correction1 = v128.splat<real>(net.correction1);
  const correction2 = v128.splat<real>(net.correction2);
  for (let at: usize = 0; at < ROW; at += VECTOR) {
    const grad = v128.load(g + at);
    const m = v128.div<real>(average(net.decay, slot1 + at, grad), correction1);
    const v = v128.div<real>(average(net.decay2, slot2 + at, v128.mul<real>(grad, grad)), correction2);
    descend(net, theta + at, m, rootAndEpsilon(net, v));
  }
}

/** v ← μ v − η g */
function velocity(net: Network, grad: v128, slot: usize): v128 {
  const old = v128.mul<real>(v128.splat<real>(net.decay), v128.load(slot));
  const v = v128.sub<real>(old, v128.mul<real>(v128.splat<real>(net.rate), grad));
  v128.store(slot, v);
  return v;
}

/** a ← ρ a + (1 − ρ) b */
function average(rho: real, slot: usize, b: v128): v128 {
  const rest = v128.mul<real>(v128.splat<real>(1 - rho), b);
  const a = multiplyAdd(rest, v128.splat<real>(rho), v128.load(slot));
  v128.store(slot, a);
  return a;
}

/** √s + ε */
function rootAndEpsilon(net: Network, s: v128): v128 {
  return v128.add<real>(v128.sqrt<real>(s), v128.splat<real>(net.epsilon));
}

/** θ ← θ − η g / scale */
function descend(net: Network, theta: usize, g: v128, scale: v128): void {
  const step = v128.div<real>(v128.mul<real>(v128.splat<real>(net.rate), g), scale);
  v128.store(theta, v128.sub<real>(v128.load(theta), step));
}
