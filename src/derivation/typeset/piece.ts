import { atom, type Formula, paren, row, toTex } from './formula.js';

/** How tightly a piece holds together; one weaker than its place asks for gets brackets. */
export const LEVEL = {
  relation: 0,
  sum: 1,
  negation: 2,
  hadamard: 3,
  product: 4,
  power: 5,
  atom: 6,
} as const;

/** A formula with what must be known to put it beside others without changing its meaning. */
export interface Piece {
  readonly formula: Formula;
  readonly level: number;
  /** Begins with a minus sign: harmless at the head of a sum, nowhere else. */
  readonly minus?: boolean;
  /** Of −p, the piece p: −p · q is printed as −(p · q), which has the same value. */
  readonly negated?: Piece;
  /** Ends in a Σ, a d/dx or a slash, which would swallow any factor written after it. */
  readonly open?: boolean;
}

export const whole = (formula: Formula): Piece => ({ formula, level: LEVEL.atom });

/** Brackets only where the piece would otherwise be read differently. */
export const at = (level: number, piece: Piece): Formula =>
  piece.level >= level ? piece.formula : paren(piece.formula);

/** A factor with others after it. */
const closed = (level: number, piece: Piece): Formula =>
  piece.open ? paren(piece.formula) : at(level, piece);

export function add(a: Piece, sign: '+' | '-', b: Piece): Piece {
  const right = b.minus || (sign === '-' && b.level === LEVEL.sum) ? paren(b.formula) : at(LEVEL.sum, b);
  return {
    formula: row(at(LEVEL.sum, a), atom(sign, sign), right),
    level: LEVEL.sum,
    minus: a.minus,
    open: b.open,
  };
}

export function negate(p: Piece): Piece {
  return {
    formula: row(atom('-', '-'), at(LEVEL.hadamard, p)),
    level: LEVEL.negation,
    minus: true,
    negated: p,
    open: p.open,
  };
}

export function multiply(a: Piece, b: Piece): Piece {
  if (a.negated) return negate(multiply(a.negated, b));
  const [left, right] = [closed(LEVEL.product, a), at(LEVEL.product, b)];
  return { formula: row(left, ...between(left, right), right), level: LEVEL.product, open: b.open };
}

/** What stands between two factors: a dot where digits would meet, a little space before a bracket. */
function between(left: Formula, right: Formula): Formula[] {
  const [before, after] = [toTex(left), toTex(right)];
  if (/^(\d|\\frac\{-?\d)/.test(after)) return [atom('\\cdot', '⋅')];
  if (/^(\(|\\left\()/.test(after) && /[a-zA-Z\d}]$/.test(before) && !/^\d+$|^\\frac[^_]*$/.test(before))
    return [atom('\\,', 'thin')];
  return [];
}

/** Entrywise product and quotient bind less tightly than juxtaposition: AB ⊙ C is (AB) ⊙ C. */
export function entrywise(a: Piece, sign: Formula, b: Piece): Piece {
  if (a.negated) return negate(entrywise(a.negated, sign, b));
  return {
    formula: row(closed(LEVEL.hadamard, a), sign, at(LEVEL.product, b)),
    level: LEVEL.hadamard,
    open: b.open,
  };
}

export function divide(a: Piece, b: Piece, slash: boolean): Piece {
  if (a.negated) return negate(divide(a.negated, b, slash));
  if (!slash)
    return { formula: { is: 'fraction', above: a.formula, below: b.formula }, level: LEVEL.product };
  const formula = row(closed(LEVEL.product, a), atom('/', '\\/'), at(LEVEL.power, b));
  return { formula, level: LEVEL.product, open: true };
}

/** With an exponent, or ⊤; what already carries one gets brackets. */
export function raise(base: Piece, sup: Formula): Piece {
  const f = at(LEVEL.atom, base);
  if (f.is !== 'script') return { formula: { is: 'script', base: f, sup }, level: LEVEL.power };
  const formula: Formula = f.sup ? { is: 'script', base: paren(f), sup } : { ...f, sup };
  return { formula, level: LEVEL.power };
}

/** With indices below. */
export function lower(base: Piece, sub: Formula): Piece {
  const f = at(LEVEL.atom, base);
  return whole({ is: 'script', base: f.is === 'script' ? paren(f) : f, sub });
}
