/** docs/formula-language.md, made from the tables that the judge reads; `npm run docs` writes it. */
import { FUNCTIONS } from '../../judge/functions.js';
import { type Context, parse } from '../../judge/language.js';
import { OPERATORS } from '../../judge/operators.js';
import { typeset } from '../typeset/typeset.js';

/** What the examples of the tables name. */
export const EXAMPLE_CONTEXT: Context = {
  symbols: {
    ...{ n: 'size', k: 'index', x: 'scalar', y: 'scalar', alpha: 'scalar', v: ['n'], w: ['n'] },
  },
};

interface Entry {
  readonly example: string;
  readonly means: string;
}

export function languagePage(): string {
  return `# The formula language

What a line of a derivation may say: the syntax is that of mathjs, and nothing else of it is taken. This page is made from the tables that the judge reads (\`npm run docs\`).

## What things are

| typed | is |
|---|---|
| \`x\`, \`alpha\` | a symbol that \`given\`, \`where\` or the notation declares; \`e\` is Euler's number |
| \`x[i]\`, \`W[k,j]\` | an entry, counted from 1 |
| \`[x, y]\` | a column of entries |
| \`z > 0 ? z : alpha*z\` | a case distinction |

## Operators

${tableOf(Object.entries(OPERATORS))}

## Functions

A function of one argument acts on every entry of an array, unless it says otherwise.

${tableOf(Object.entries(FUNCTIONS))}
`;
}

function tableOf(entries: readonly (readonly [string, Entry])[]): string {
  const rows = entries.map(
    ([, { example, means }]) => `| \`${cell(example)}\` | ${cell(means)} | $${cell(texOf(example))}$ |`,
  );
  return ['| typed | means | printed |', '|---|---|---|', ...rows].join('\n');
}

const texOf = (example: string): string => typeset(parse(example), EXAMPLE_CONTEXT).tex;

/** A bar would end the cell of a Markdown table; TeX has a word for it. */
const cell = (text: string): string => text.replaceAll('\\|', '\\Vert ').replaceAll('|', '\\vert ');
