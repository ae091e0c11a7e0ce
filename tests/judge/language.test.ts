import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LanguageError, parse } from '../../src/judge/language.js';

const accepted = [
  '(tanh(x/2) + 1) / 2',
  'sum(k, 1, m, exp(oa[k]))',
  'D(L, W2[k,j])',
  "diag(S) - S*S'",
  "(W2')[i,j]",
  'z > 0 ? z : alpha*z',
  'ind(i == j) - ind(x <= 0 and not (y > 0))',
  'softmax(x)[i]',
  '2 x + 3(y + 1)',
  '0 < x <= 1 ? x : 0',
  '[0, log(2)]',
];
for (const source of accepted) test(`parses ${source}`, () => void parse(source));

/** Source, and a mark under the character that the error must point at. */
const malformed: [string, string, RegExp][] = [
  ['x + ', '    ^', /missing at the end/],
  ['(x + ', '     ^', /missing at the end/],
  ['2*(x + (y)', '  ^', /this \( is not closed/],
  ['x[1', ' ^', /this \[ is not closed/],
  ['x + y)', '     ^', /this \) closes nothing/],
  ['(2 3)', '   ^', /3 cannot stand here/],
  ['x..y', '  ^', /a dot/],
  ['x > 0 ? 1', '         ^', /condition \? value : other/],
  ['x + `y`', '    ^', /the sign ` is not/],
  ['x +* 3', '   ^', /a number or a name is missing/],
  ['', '^', /missing/],
  ['x + foo(x)', '    ^', /foo is no function: a product is written foo\*\(x\)/],
  ['x % 2', '  ^', /operator %/],
  ['x = 3', '  ^', /==/],
  ['x; y', ' ^', /one expression/],
  ['1 + sigma(x, y)', '    ^', /sigma takes 1 argument, not 2/],
  ['1/2 x', '    ^', /ambiguous/],
  ['y/2x', '   ^', /ambiguous/],
  ['exp + 1', '^', /needs its arguments/],
  ['sum(2, 1, m, x)', '^', /name of its index/],
  ['a + x.y', '     ^', /x\[i\]/],
  ['x[1:2]', '  ^', /range/],
  ['x + 1e20000', '^', /too large or too small/],
  ['x + 0x10i32', '^', /not a number/],
  [`${'('.repeat(900)}x${' + 1)'.repeat(900)}`, '^', /800 operations/],
  [`x${' + x'.repeat(3000)}`, '^', /800 operations/],
  ['sin(x)', '^', /unknown function sin: the functions are exp/],
  ['constructor(x)', '^', /constructor/],
  ['valueOf(x, y)', '^', /valueOf/],
  ['toString + hasOwnProperty(x)', '           ^', /hasOwnProperty/],
  ["x + 'abc'", '     ^', /only numbers/],
  ['x[1,2,3]', ' ^', /one or two/],
];
for (const [source, mark, problem] of malformed)
  test(`points at the character: ${source}`, () => {
    assert.throws(
      () => parse(source),
      (error: LanguageError) => {
        assert.ok(error instanceof LanguageError, String(error));
        assert.match(error.problem, problem);
        assert.equal(error.at, mark.length - 1, error.message);
        return true;
      },
    );
  });
