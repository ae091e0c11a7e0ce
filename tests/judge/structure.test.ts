import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  inMatrixForm,
  inTermsOf,
  uses,
  usesOnly,
  withoutMatrices,
} from '../../src/derivation/lines/forms.js';
import { mlp } from '../../src/derivation/lines/notation.js';
import { type Context, parse } from '../../src/judge/language.js';
import { scopeProblems } from '../../src/judge/scope.js';
import { dimensionsOf, ShapeError, shapeText } from '../../src/judge/shapes.js';

const context: Context = mlp('elu');
const shape = (source: string) => shapeText(dimensionsOf(parse(source), context));
const scope = (source: string) => scopeProblems(parse(source), context);

test('shapes are inferred with the sizes as symbols', () => {
  const shapes = {
    'W1*x + b1': 'dh × 1',
    "gradoa*hs'": 'm × dh',
    "W2'*gradoa": 'dh × 1',
    "x'*x": 'scalar',
    "x'": '1 × d',
    "(W2'*gradoa) .* ind(ha > 0)": 'dh × 1',
    'W2[k,j]*hs[j]': 'scalar',
    'sum(k, 1, m, gradoa[k]*W2[k,j])': 'scalar',
    "diag(os) - os*os'": 'm × m',
    'jacobian(oa, x)': 'm × d',
    'grad(L, W2)': 'm × dh',
    'os - onehot(y, m)': 'm × 1',
    'ha > 0 ? ha : alpha*(exp(ha) - ones(dh))': 'dh × 1',
    'norm2sq(W1)': 'scalar',
  };
  for (const [source, expected] of Object.entries(shapes)) assert.equal(shape(source), expected, source);
});

test('shapes that do not agree are named, with the expression they are in', () => {
  const wrong = {
    'W1*gradha': /W1 \* gradha: W1 is dh × d, gradha is dh × 1/,
    'W2*gradoa': /W2 is m × dh, gradoa is m × 1/,
    "hs'*gradoa": /1 × dh.*m × 1/,
    'x + 1': /x is d × 1, 1 is scalar/,
    'hs .* os': /dh × 1 and m × 1/,
    'diag(W1)': /not a column/,
    'W1[j]': /W1 is dh × d, not to be indexed so/,
    'grad(os, x)': /os is m × 1, not a scalar/,
  };
  for (const [source, message] of Object.entries(wrong))
    assert.throws(() => dimensionsOf(parse(source), context), { name: ShapeError.name, message }, source);
});

test('an index may not run over two different sizes (errata E12, E31)', () => {
  assert.throws(
    () => dimensionsOf(parse('sum(k, 1, m, gradha[k]*W1[k,j])'), context),
    /gradha\[k\]: k runs to m, but that size is dh/,
  );
  assert.throws(() => dimensionsOf(parse('W2[k,j]*x[j]'), context), /j runs to dh, but that size is d/);
});

test('names: undeclared, and an index both bound and free (errata E14, E16, E36)', () => {
  assert.deepEqual(scope('sum(j, 1, m, exp(oa[j]))'), []);
  assert.deepEqual(scope('sum(j, 1, d_o, exp(oa[j]))'), ['d_o is not declared']);
  assert.deepEqual(scope('exp(oa[j]) / sum(j, 1, m, exp(oa[j]))'), ['j is both the index of a sum and free']);
  assert.deepEqual(scope('sum(j, 1, m, sum(j, 1, dh, W2[j,j]))'), [
    'j is the index of a sum and of another inside it',
  ]);
  assert.deepEqual(scope('sum(j, 1, dh, ha[j]) + sum(j, 1, dh, hs[j])'), []);
});

test('forms an answer is asked in', () => {
  const problem = (form: ReturnType<typeof uses>, source: string) => form.problem(parse(source), context);
  assert.equal(problem(usesOnly('sigma'), 'sigma(ha[j])*(1 - sigma(ha[j]))'), undefined);
  assert.equal(problem(usesOnly('sigma'), 'sigma(ha[j])*exp(-ha[j])'), 'it uses exp');
  assert.equal(problem(usesOnly('sigma'), 'D(sigma(ha[j]), ha[j])'), 'it uses D');
  assert.equal(problem(uses('diag'), "diag(os) - os*os'"), undefined);
  assert.equal(problem(uses('diag'), "os*os'"), 'it does not use diag');
  assert.equal(problem(inMatrixForm, "W2'*gradoa"), undefined);
  assert.equal(problem(inMatrixForm, 'gradoa[k]*hs[j]'), 'it has gradoa[k]');
  assert.equal(problem(inTermsOf('oa', 'y'), '-oa[y] + log(sum(j, 1, m, exp(oa[j])))'), undefined);
  assert.equal(problem(inTermsOf('oa', 'y'), '-log(os[y])'), 'it has os');
  assert.equal(problem(withoutMatrices, "os .* (gradoa - (os'*gradoa)*ones(m))"), undefined);
  assert.equal(problem(withoutMatrices, 'diag(os)*gradoa'), 'diag(os) is m × m');
  assert.equal(problem(withoutMatrices, "os .* gradoa - os*os'*gradoa"), "os * os' is m × m");
});
