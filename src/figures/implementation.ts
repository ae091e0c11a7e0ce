import type { Column, Table } from '../bundle.js';
import { FREE, mlp } from '../derivation/lines/notation.js';
import { typeset } from '../derivation/typeset/typeset.js';
import { parse } from '../judge/language.js';
import { LINE_TAGS, type LineName } from '../mlp/line-tags.js';
import { formerAndNew, lineTagged } from '../mlp/source.js';
import { ACTIVATED_TEX, FORMULAS } from './network/formulas.js';

/** What stands in one row, by the names that its lines compute. The activation is a function of the code. */
const ROWS: readonly (readonly LineName[])[] = [
  ['ha'],
  ['hs'],
  ['oa'],
  ['os'],
  ['L'],
  ['gradoa'],
  ['gradW2', 'gradb2'],
  ['gradhs'],
  ['gradha'],
  ['gradW1', 'gradb1'],
  ['gradx'],
];

/** A line in TeX, for any activation. */
function formulaTex(name: LineName): string {
  const tex = (source: string) => typeset(parse(source), mlp(FREE)).tex;
  const right = ACTIVATED_TEX[name];
  return right ? `${tex(name)}=${right}` : tex(`${name} == ${FORMULAS[name]}`);
}

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
    rows: ROWS.map((names) => {
      const [first] = names;
      const shapes = shapesOf(LINE_TAGS[first].matrix).flatMap(({ formerShapes, newShapes }) =>
        [formerShapes, newShapes].map(shapeTex),
      );
      const code = [
        lineTagged(LINE_TAGS[first].loop, 'loop.ts'),
        ...names.map((name) => lineTagged(LINE_TAGS[name].matrix, 'matrix.ts')),
      ];
      return [
        [`$\\displaystyle ${formulaTex(first)}$`, ...shapes].join('\n'),
        code
          .flatMap((line) =>
            line.code
              .split('\n')
              .flatMap(inShortLines)
              .map((text) => `\`${text}\``),
          )
          .join('\n'),
      ];
    }),
  };
}

/** Characters of a line of code that have room beside the formulas. */
const ROOM = 66;

/** A longer line that is a loop and its one statement, in two lines. */
function inShortLines(line: string): string[] {
  const [, indent, loop, statement] = /^( *)(for \(.*?\)) ([^{]+)$/.exec(line) ?? [];
  return line.length > ROOM && loop ? [indent + loop, `${indent}  ${statement}`] : [line];
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
