import { atom, type Formula, paren, row } from './formula.js';
import { letters } from './signs.js';

/** How a name is set depends on what it names. */
export type Look = 'scalar' | 'vector' | 'matrix';

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

/** Vectors the course does not print in bold. */
const LIGHT = new Set(['S']);

/** A letter, Greek or Latin; bold and upright for a vector or a matrix, as the course prints them. */
function letter(name: string, look: Look): Formula {
  const plain = name in GREEK ? atom(`\\${name}`, GREEK[name]) : letters(name);
  if (look === 'scalar' || LIGHT.has(name)) return plain;
  const { tex, typst } = plain as { tex: string; typst: string };
  const bold = name in GREEK ? `\\boldsymbol{${tex}}` : `\\mathbf{${tex}}`;
  return atom(bold, `upright(bold(${typst}))`);
}

/** The base of a name and what hangs on it: W2 → W, (2) above; ha → h, a above; dh → d, h below. */
function partsOf(name: string, look: Look): { base: string; sup?: Formula; sub?: Formula } {
  const base = Object.keys(GREEK).find((g) => name.startsWith(g)) ?? name[0];
  const rest = name.slice(base.length).replace(/^_/, '');
  if (rest === '') return { base };
  if (/^\d+$/.test(rest)) {
    return look === 'scalar' ? { base, sub: letters(rest) } : { base, sup: paren(letters(rest)) };
  }
  // ha, hs, oa, os: before (a) and after (s) the nonlinearity.
  if (/^[ho][as]$/.test(name)) return { base, sup: letters(rest) };
  return { base, sub: rest in GREEK ? letter(rest, 'scalar') : letters(rest) };
}

/** Rhat → R̂, Rtilde → R̃. */
const ACCENTED = /^([a-zA-Z])(hat|tilde)$/;

/** Prefix of the names of gradients: gradW2 is ∂L/∂W⁽²⁾. */
const GRAD = /^grad(?=.)/;

/**
 * A name in the course's notation, with the indices of one of its elements if given (an element is a
 * scalar, so its letter is light): W2 → **W**⁽²⁾, W2[k,j] → W⁽²⁾ₖⱼ, gradoa → ∂L/∂**o**ᵃ.
 */
export function nameFormula(name: string, look: Look, indices?: Formula): Formula {
  if (GRAD.test(name)) {
    const partial = atom('\\partial', '∂');
    return {
      is: 'fraction',
      above: row(partial, letter('L', 'scalar')),
      below: row(partial, nameFormula(name.replace(GRAD, ''), look, indices)),
    };
  }
  const [, accented, accent] = ACCENTED.exec(name) ?? [];
  if (accent) return atom(`\\${accent}{${accented}}`, `${accent}(${accented})`);
  const { base, sup, sub } = partsOf(name, look);
  const letterFormula = letter(base, indices ? 'scalar' : look);
  const below = sub && indices ? row(sub, atom(',', ','), indices) : (sub ?? indices);
  return sup || below ? { is: 'script', base: letterFormula, sup, sub: below } : letterFormula;
}
