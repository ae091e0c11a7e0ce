import { type Formula, formulaAtom, paren, row } from './formula.js';
import { letters } from './signs.js';

/** How a name is set depends on what it names. */
export type NameLook = 'scalar' | 'vector' | 'matrix';

const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  phi: 'φ',
  pi: 'π',
  tau: 'τ',
};

/** Letters that are words of the language or could be two letters: sigma_ is σ, xi_ is ξ, xi is x with i below. */
const WITH_UNDERSCORE: Readonly<Record<string, string>> = {
  ...{ sigma: 'σ', xi: 'ξ', nu: 'ν', rho: 'ρ', omega: 'ω', psi: 'ψ', chi: 'χ', zeta: 'ζ', kappa: 'κ' },
  ...{ iota: 'ι', upsilon: 'υ', ell: 'ℓ', Delta: 'Δ', Sigma: 'Σ', Omega: 'Ω', Theta: 'Θ', Lambda: 'Λ' },
  ...{ Phi: 'Φ', Psi: 'Ψ', Gamma: 'Γ', Pi: 'Π', Xi: 'Ξ' },
};
const GLYPHS: Readonly<Record<string, string>> = { ...GREEK, ...WITH_UNDERSCORE };

/** A name's letter, its accent (Rhat is R with a hat), and the rest, which is set above or below. */
const NAME = new RegExp(
  `^(?:(${Object.keys(GREEK).join('|')})(?=$|_|\\d|hat|tilde)|(${Object.keys(WITH_UNDERSCORE).join('|')})(?=(?:hat|tilde)?_)|(.))(hat|tilde)?_?(.*?)_?$`,
  'su',
);

/** A letter, Greek or Latin; bold and upright for a vector or a matrix, as the course prints them. */
function letter(name: string, look: NameLook): Formula {
  const plain = name in GLYPHS ? formulaAtom(`\\${name}`, GLYPHS[name]) : letters(name);
  if (look === 'scalar') return plain;
  const { tex, typst } = plain as { tex: string; typst: string };
  const bold = name in GLYPHS ? `\\boldsymbol{${tex}}` : `\\mathbf{${tex}}`;
  return formulaAtom(bold, `upright(bold(${typst}))`);
}

/** What hangs on the letter of a name: W2 → (2) above; ha → a above; dh → h below; lambda11 → 11 below. */
function scripts(name: string, rest: string, look: NameLook): { sup?: Formula; sub?: Formula } {
  if (rest === '') return {};
  if (/^\d+$/.test(rest) && look !== 'scalar') return { sup: paren(letters(rest)) };
  // ha, hs, oa, os: before (a) and after (s) the nonlinearity.
  if (/^[ho][as]$/.test(name)) return { sup: letters(rest) };
  return { sub: rest in GREEK ? letter(rest, 'scalar') : letters(rest) };
}

/** Script capitals: calL is the penalty of the homework. */
const SCRIPT = /^cal([A-Z])$/;

/** Unicode has eight of the script capitals at places of their own. */
function scriptCapital(letter: string): string {
  const apart = { B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ' }[letter];
  return apart ?? String.fromCodePoint(0x1d49c + letter.charCodeAt(0) - 'A'.charCodeAt(0));
}

/** dphi is φ′, dphi2 is φ₂′: the derivatives of activations that are not given. */
const PRIME = /^dphi(\d*)$/;

/** Prefix of the names of gradients: gradW2 is ∂L/∂W⁽²⁾. */
const GRAD = /^grad(?=.)/;

/**
 * A name in the course's notation, with the indices of one of its elements if given (an element is a
 * scalar, so its letter is light): W2 → **W**⁽²⁾, W2[k,j] → W⁽²⁾ₖⱼ, gradoa → ∂L/∂**o**ᵃ.
 */
export function nameFormula(name: string, look: NameLook, indices?: Formula): Formula {
  return { ...boxOf(name, look, indices), name };
}

/** k' among indices. */
const PRIMED = /^([a-z])((?:prime)+)$/;

function boxOf(name: string, look: NameLook, indices?: Formula): Formula {
  if (GRAD.test(name)) {
    const partial = formulaAtom('\\partial', '∂');
    return {
      is: 'fraction',
      above: row(partial, letter('L', 'scalar')),
      below: row(partial, boxOf(name.replace(GRAD, ''), look, indices)),
    };
  }
  const [, index, primes] = PRIMED.exec(name) ?? [];
  if (index && !indices) {
    const marks = "'".repeat(primes.length / 5);
    return formulaAtom(`${index}${marks}`, `${index}${marks}`);
  }
  const [, script] = SCRIPT.exec(name) ?? [];
  if (script) return formulaAtom(`\\mathcal{${script}}`, scriptCapital(script));
  const [prime, layer] = PRIME.exec(name) ?? [];
  if (prime !== undefined) {
    const base = indices
      ? formulaAtom("\\varphi'", "φ'")
      : formulaAtom("\\boldsymbol{\\varphi}'", "upright(bold(φ))'");
    const number = layer ? letters(layer) : undefined;
    const sub = number && indices ? row(number, formulaAtom(',', ','), indices) : (number ?? indices);
    return sub ? { is: 'script', base, sub } : base;
  }
  const [, greek, worded, latin, accent, rest] = NAME.exec(name) as RegExpExecArray;
  const plain = letter(greek ?? worded ?? latin, indices ? 'scalar' : look);
  const base: Formula = accent ? { is: 'accent', accent: accent as 'hat' | 'tilde', body: plain } : plain;
  const { sup, sub } = scripts(name, rest, look);
  const below = sub && indices ? row(sub, formulaAtom(',', ','), indices) : (sub ?? indices);
  return sup || below ? { is: 'script', base, sup, sub: below } : base;
}
