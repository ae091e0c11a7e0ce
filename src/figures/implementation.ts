import type { Column, Table } from '../bundle.js';
import { FREE, mlp } from '../derivation/notation.js';
import { typeset } from '../derivation/typeset/typeset.js';
import { parse } from '../judge/language.js';
import { formerAndNew, lineTagged } from '../mlp/source.js';

/** One formula of the network, and the tags of the lines that compute it. */
interface Line {
  readonly formula: string;
  readonly loop: string;
  readonly matrix: readonly string[];
}

/** Forward, then backward. */
const LINES: readonly Line[] = [
  { formula: 'ha == W1*x + b1', loop: 'mlp/a-hidden a3', matrix: ['mlp/a-hidden a2'] },
  { formula: 'oa == W2*hs + b2', loop: 'mlp/b-output', matrix: ['mlp/b-output'] },
  { formula: 'os == softmax(oa)', loop: 'mlp/c-softmax-output', matrix: ['mlp/c-softmax-output'] },
  { formula: 'L == -log(os[y])', loop: 'mlp/d-loss', matrix: ['mlp/d-loss'] },
  { formula: 'gradoa == os - onehot(y, m)', loop: 'mlp/g-grad-oa', matrix: ['mlp/g-grad-oa'] },
  {
    formula: "gradW2 == gradoa*hs'",
    loop: 'mlp/h-grad-layer2',
    matrix: ['mlp/i-matrix-layer2 W2', 'mlp/i-matrix-layer2 b2'],
  },
  { formula: "gradhs == W2'*gradoa", loop: 'mlp/j-grad-hs', matrix: ['mlp/k-matrix-hs'] },
  { formula: 'gradha == gradhs .* dphi', loop: 'mlp/l-grad-ha', matrix: ['mlp/m-matrix-ha'] },
  {
    formula: "gradW1 == gradha*x'",
    loop: 'mlp/n-grad-layer1',
    matrix: ['mlp/o-matrix-layer1 W1', 'mlp/o-matrix-layer1 b1'],
  },
  { formula: "gradx == W1'*gradha", loop: 'mlp/p-grad-x', matrix: ['mlp/p-grad-x'] },
];

/**
 * prac/e06-matrix: each formula with its shapes for one example and for a minibatch, and the two lines of code that
 * compute it, as they stand in the source files: the former of loop.ts above the new one of matrix.ts.
 *
 * @example
 * ```ts
 * implementation('Code').columns.length // → 2
 * ```
 */
export function implementation(caption: string): Table {
  const lines = formerAndNew();
  const shapesOf = (tag: string) => lines.filter((line) => line.tag === tag);
  return {
    caption,
    columns: [left('formula; shapes, former and new'), left('loop.ts (former), matrix.ts (new)')],
    rows: LINES.map(({ formula, loop, matrix }) => {
      const { tex } = typeset(parse(formula), mlp(FREE));
      const shapes = matrix
        .slice(0, 1)
        .flatMap(shapesOf)
        .flatMap(({ formerShapes, newShapes }) => [formerShapes, newShapes].map(shapeTex));
      const code = [lineTagged(loop, 'loop.ts'), ...matrix.map((tag) => lineTagged(tag, 'matrix.ts'))];
      return [
        [`$\\displaystyle ${tex}$`, ...shapes].join('\n'),
        code.flatMap((line) => line.code.split('\n').map((text) => `\`${text}\``)).join('\n'),
      ];
    }),
  };
}

const left = (title: string): Column => ({ title, align: 'left' });

/** `K × m = (K × dh)(dh × m)` in TeX. */
function shapeTex(shapes: string): string {
  const tex = shapes
    .replaceAll('×', '\\times ')
    .replaceAll('⊙', '\\odot ')
    .replace(/\bdh\b/g, 'd_h');
  return `$${tex}$`;
}
