/** The activations of the hidden layers, act and act' side by side, a vector at a time. */
import { choose, expOfNegative, isPositive, logOfOnePlus } from './vector';

/** The numbers of src/mlp/activations.ts. */
const RELU: i32 = 0;
const LEAKY_RELU: i32 = 1;
const ELU: i32 = 2;
const TANH: i32 = 3;
const SIGMOID: i32 = 4;
const SOFTPLUS: i32 = 5;
const SWISH: i32 = 6;

/** h^s = act(h^a) */
export function act(kind: i32, ha: v128, alpha: v128): v128 {
  const zero = v128.splat<real>(0);
  const one = v128.splat<real>(1);
  // act/relu: max(0, z); what is no number stays none
  if (kind === RELU) return v128.andnot(ha, v128.le<real>(ha, zero));
  // act/leaky-relu: z for z > 0, else αz
  if (kind === LEAKY_RELU) return choose(isPositive(ha), ha, v128.mul<real>(alpha, ha));
  // act/elu: z for z > 0, else α(e^z − 1)
  if (kind === ELU) {
    const exp = expOfNegative(v128.min<real>(ha, zero));
    return choose(isPositive(ha), ha, v128.mul<real>(alpha, v128.sub<real>(exp, one)));
  }
  if (kind === TANH) {
    // tanh |z| = (1 − e^{−2|z|}) / (1 + e^{−2|z|}), odd in z
    const exp = expOfNegative(v128.mul<real>(v128.splat<real>(-2), v128.abs<real>(ha)));
    const tanh = v128.div<real>(v128.sub<real>(one, exp), v128.add<real>(one, exp));
    return choose(isPositive(ha), tanh, v128.neg<real>(tanh));
  }
  if (kind === SIGMOID) return sigma(ha);
  // log(1 + e^z) = max(0, z) + log(1 + e^{−|z|})
  if (kind === SOFTPLUS) {
    const exp = expOfNegative(v128.neg<real>(v128.abs<real>(ha)));
    return v128.add<real>(v128.max<real>(ha, zero), logOfOnePlus(exp));
  }
  // z σ(z)
  if (kind === SWISH) return v128.mul<real>(ha, sigma(ha));
  return unreachable();
}

/** functions/a-sigmoid-tanh: σ(z) = 1 / (1 + e^{−z}); for z ≤ 0 it is e^z / (1 + e^z) */
function sigma(z: v128): v128 {
  const one = v128.splat<real>(1);
  const exp = expOfNegative(v128.neg<real>(v128.abs<real>(z)));
  return v128.div<real>(choose(isPositive(z), one, exp), v128.add<real>(one, exp));
}

/** act'(h^a); h^s saves computing the exponential again. */
export function actDerivative(kind: i32, ha: v128, hs: v128, alpha: v128): v128 {
  const one = v128.splat<real>(1);
  // functions/g-rect-derivative: 1 for z > 0, else 0
  if (kind === RELU) return v128.and(one, isPositive(ha));
  // mlp/l-grad-ha: 1 for z > 0, else α
  if (kind === LEAKY_RELU) return choose(isPositive(ha), one, alpha);
  // mlp/l-grad-ha: 1 for z > 0, else αe^z = h^s + α
  if (kind === ELU) return choose(isPositive(ha), one, v128.add<real>(hs, alpha));
  // functions/d-tanh-derivative: 1 − tanh²
  if (kind === TANH) return v128.sub<real>(one, v128.mul<real>(hs, hs));
  // functions/c-sigmoid-derivative: σ(1 − σ)
  if (kind === SIGMOID) return v128.mul<real>(hs, v128.sub<real>(one, hs));
  if (kind === SOFTPLUS) return sigma(ha);
  // σ + z σ (1 − σ) = σ + h^s (1 − σ)
  if (kind === SWISH) {
    const s = sigma(ha);
    return v128.add<real>(s, v128.mul<real>(hs, v128.sub<real>(one, s)));
  }
  return unreachable();
}
