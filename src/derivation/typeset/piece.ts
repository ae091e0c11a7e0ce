import { type Formula, formulaAtom, paren, row, toTex } from './formula.js';

/** How tightly a piece holds together; one weaker than its place asks for gets brackets. */
export const BINDING = {
  relation: 0,
  sum: 1,
  negation: 2,
  hadamard: 3,
  product: 4,
  power: 5,
  atom: 6,
} as const;

/** A formula with what must be known to put it beside others without changing its meaning. */
export interface SetPiece {
  readonly formula: Formula;
  readonly level: number;
  /** Begins with a minus sign: harmless at the head of a sum, nowhere else. */
  readonly minus?: boolean;
  /** Of −p, the piece p: −p · q is printed as −(p · q), which has the same value. */
  readonly negated?: SetPiece;
  /** Ends in a Σ, a d/dx or a slash, which would swallow any factor written after it. */
  readonly open?: boolean;
}

export const whole = (formula: Formula): SetPiece => ({ formula, level: BINDING.atom });

/** Brackets only where the piece would otherwise be read differently. */
export const at = (level: number, piece: SetPiece): Formula =>
  piece.level >= level ? piece.formula : paren(piece.formula);

/** A factor with others after it. */
const closed = (level: number, piece: SetPiece): Formula =>
  piece.open ? paren(piece.formula) : at(level, piece);

export function addPieces(a: SetPiece, sign: '+' | '-', b: SetPiece): SetPiece {
  const right = b.minus || (sign === '-' && b.level === BINDING.sum) ? paren(b.formula) : at(BINDING.sum, b);
  return {
    formula: row(at(BINDING.sum, a), formulaAtom(sign, sign), right),
    level: BINDING.sum,
    minus: a.minus,
    open: b.open,
  };
}

export function negate(p: SetPiece): SetPiece {
  return {
    formula: row(formulaAtom('-', '-'), at(BINDING.hadamard, p)),
    level: BINDING.negation,
    minus: true,
    negated: p,
    open: p.open,
  };
}

export function multiplyPieces(a: SetPiece, b: SetPiece): SetPiece {
  if (a.negated) return negate(multiplyPieces(a.negated, b));
  const [left, right] = [closed(BINDING.product, a), at(BINDING.product, b)];
  return { formula: row(left, ...between(left, right), right), level: BINDING.product, open: b.open };
}

/** What stands between two factors: a dot where digits would meet, a little space before a bracket. */
function between(left: Formula, right: Formula): Formula[] {
  const [before, after] = [toTex(left), toTex(right)];
  if (/^(\d|\\frac\{-?\d)/.test(after)) return [formulaAtom('\\cdot', '⋅')];
  if (/^(\(|\\left\()/.test(after) && /[a-zA-Z\d}]$/.test(before) && !/^\d+$|^\\frac[^_]*$/.test(before))
    return [formulaAtom('\\,', 'thin')];
  return [];
}

/** Entrywise product and quotient bind less tightly than juxtaposition: AB ⊙ C is (AB) ⊙ C. */
export function entrywise(a: SetPiece, sign: Formula, b: SetPiece): SetPiece {
  if (a.negated) return negate(entrywise(a.negated, sign, b));
  return {
    formula: row(closed(BINDING.hadamard, a), sign, at(BINDING.product, b)),
    level: BINDING.hadamard,
    open: b.open,
  };
}

export function dividePieces(a: SetPiece, b: SetPiece, slash: boolean): SetPiece {
  if (a.negated) return negate(dividePieces(a.negated, b, slash));
  if (!slash)
    return { formula: { is: 'fraction', above: a.formula, below: b.formula }, level: BINDING.product };
  const formula = row(closed(BINDING.product, a), formulaAtom('/', '\\/'), at(BINDING.power, b));
  return { formula, level: BINDING.product, open: true };
}

/** With an exponent, or ⊤; what already carries one gets brackets. */
export function raise(base: SetPiece, sup: Formula): SetPiece {
  const f = at(BINDING.atom, base);
  if (f.is !== 'script') return { formula: { is: 'script', base: f, sup }, level: BINDING.power };
  const formula: Formula = f.sup ? { is: 'script', base: paren(f), sup } : { ...f, sup };
  return { formula, level: BINDING.power };
}

/** With indices below. */
export function lower(base: SetPiece, sub: Formula): SetPiece {
  const f = at(BINDING.atom, base);
  return whole({ is: 'script', base: f.is === 'script' ? paren(f) : f, sub });
}
