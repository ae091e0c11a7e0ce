import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startMathJax } from '../../src/figures/draw/mathjax.js';
import { coreMathml } from '../../src/report/core-mathml.js';

const reader = await startMathJax();
const mathml = (tex: string) => coreMathml(reader.mathml(tex, false), false);

test('the sign of a number has no space after it; the sign between two terms keeps its own', () => {
  for (const tex of ['x=-2.75', '(-1)^n', '1,-2', 'a\\cdot -b'])
    assert.match(mathml(tex), /<mo form="prefix">−<\/mo>/, tex);
  for (const tex of [
    'a-b',
    '(a)-b',
    '|x|-1',
    '\\lVert x\\rVert-1',
    'n!-1',
    '\\left(a\\right)-b',
    'x^\\top-y',
  ])
    assert.doesNotMatch(mathml(tex), /form=/, tex);
});
