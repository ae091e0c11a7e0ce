/** Greek letters as they are typed in the language. */
const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  η: 'eta',
  θ: 'theta',
  λ: 'lambda',
  μ: 'mu',
  ρ: 'rho',
  σ: 'sigma',
  τ: 'tau',
  φ: 'phi',
  ϕ: 'phi',
  ω: 'omega',
};

/** The known name that was probably meant: at most one slip of a finger in a short name, two in a long one. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) =>
    [...text.replace(/[₀-₉]/g, (c) => String(c.charCodeAt(0) - 0x2080))]
      .map((c) => GREEK[c] ?? c)
      .join('')
      .toLowerCase()
      .replaceAll('_', '');
  const wanted = plain(name);
  const allowed = wanted.length < 3 ? 0 : wanted.length < 8 ? 1 : 2;
  const ranked = known
    .map((other) => ({ other, slips: distance(wanted, plain(other)) }))
    .filter(({ slips }) => slips <= allowed)
    .sort((a, b) => a.slips - b.slips);
  return ranked[0]?.other;
}

/** How many letters are put in, left out, replaced, or swapped with a neighbour. */
function distance(a: string, b: string): number {
  let [before, last] = [[] as number[], [...b, ''].map((_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}
