import assert from 'node:assert/strict';
import { test } from 'node:test';
import { init } from 'mathjax';
import { show } from '../../src/cell/show.js';
import { derivation } from '../../src/derivation/derivation.js';
import { texProblem } from '../../src/derivation/words/reason-check.js';
import { TEX_COMMANDS } from '../../src/derivation/words/tex-commands.js';

/** The part of MathJax that knows its commands. */
interface Internals {
  startup: {
    getInputJax(): [
      {
        parseOptions: {
          handlers: Map<string, { _configuration: Iterable<{ item: { map?: Map<string, unknown> } }> }>;
        };
      },
    ];
  };
}

const broken: [string, RegExp][] = [
  ['half: $\frac{1}{2}$', /control character \\f.*String\.raw/],
  ['$\tanh$ is odd', /control character \\t/],
  ['as $mathbf{o}$', /mathbf has lost its backslash/],
  ['as $\\foo{o}$', /\\foo is no command/],
  ['as $\\frac{1}{2$', /\{ is not closed/],
  ['as $x}$', /\} closes nothing/],
  ['5 $ each', /no \$ that ends it/],
];
for (const [words, problem] of broken)
  test(`words that would not be set as meant: ${JSON.stringify(words)}`, () =>
    assert.match(texProblem(words) ?? '', problem));

test('words that are set as meant', () => {
  const fine = [
    'chain rule',
    '$\\frac12$',
    'only $l = k$ remains',
    '5 \\$',
    '$\\left\\{ x \\right\\}$',
    '$d_{ij}$',
  ];
  assert.deepEqual(
    fine.map(texProblem),
    fine.map(() => undefined),
  );
});

test('a cell that shows a derivation with such a reason fails with the cure', () => {
  const d = derivation('a/b').given('2*x').step('x + x', 'half: $\frac{1}{2}$');
  assert.throws(() => show(d), /a\/b, line 2: in the words 'half: .*String\.raw/);
});

test('the list of commands is MathJax’s own', async () => {
  const MathJax = (await init({
    loader: { load: ['input/tex', '[tex]/boldsymbol'] },
    tex: { packages: { '[-]': ['noundefined', 'autoload', 'require'], '[+]': ['boldsymbol'] } },
    startup: { typeset: false },
  })) as unknown as Internals;
  const { handlers } = MathJax.startup.getInputJax()[0].parseOptions;
  const known = ['macro', 'delimiter'].flatMap((kind) =>
    [...(handlers.get(kind)?._configuration ?? [])].flatMap(({ item }) => [...(item.map?.keys() ?? [])]),
  );
  const words = known
    .map((name: string) => name.replace(/^\\/, ''))
    .filter((name) => /^[a-zA-Z]+$/.test(name));
  assert.deepEqual([...TEX_COMMANDS].sort(), [...new Set(words)].sort());
});
