import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dualFunction } from '../../src/check/dual-language.js';
import { FUNCTION_NAMES, FUNCTIONS } from '../../src/judge/functions.js';

/** Every function that takes numbers, and every operator between them. */
const FORMULAS = [
  ...FUNCTION_NAMES.filter((name) => 'entrywise' in FUNCTIONS[name] && name !== 'ind').map((name) => {
    const { entrywise } = FUNCTIONS[name] as { readonly entrywise?: number };
    return entrywise === 2 ? `${name}(z, alpha)` : `${name}(z)`;
  }),
  ...['z^2', 'z^3', 'z^0', 'z .^ 2', '2^z', 'z^(-1)', 'z .* z', 'alpha ./ z', '+z - z/3'],
  ...['ind(z > 0)*z', 'ind(z < 1 and not (z == 0))', 'ind(z <= 1 or z != alpha)', 'max(0, z)^2'],
];

/** Whether the table says for which numbers the function has a value. */
const isPartial = (formula: string): boolean =>
  FUNCTION_NAMES.some((name) => formula === `${name}(z)` && FUNCTIONS[name].means.includes(', for '));

for (const formula of FORMULAS)
  test(`${formula} in dual numbers: the derivative is its difference quotient`, () => {
    const f = dualFunction(formula, 0.3);
    const h = 1e-6;
    const hasValue = (re: number) => !isPartial(formula) || Number.isFinite(f({ re, du: 0 }).re);
    const inDomain = [-3, -0.7, 0.4, 2, 7].filter(hasValue);
    assert.ok(inDomain.length > 0);
    for (const z of inDomain) {
      const [after, before] = [z + h, z - h].map((re) => f({ re, du: 0 }).re);
      const { re, du } = f({ re: z, du: 1 });
      const slope = (after - before) / (2 * h);
      assert.ok(Number.isFinite(re), `${z}: ${re}`);
      assert.ok(Math.abs(du - slope) <= 1e-7 * Math.max(1, Math.abs(re)), `${z}: ${du} and ${slope}`);
    }
  });

test('what has no value of numbers is refused by its name', () => {
  assert.throws(
    () => dualFunction('z + beta', 0)({ re: 1, du: 1 }),
    /beta cannot be evaluated in dual numbers/,
  );
  assert.throws(() => dualFunction('softmax(z)', 0)({ re: 1, du: 1 }), /softmax\(z\) cannot be evaluated/);
  assert.throws(() => dualFunction('ind(z)', 0)({ re: 1, du: 1 }), /z cannot be evaluated/);
});
