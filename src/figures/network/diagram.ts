import type { Displayable } from '../../bundle.js';
import { mlp } from '../../derivation/lines/notation.js';
import { typeset } from '../../derivation/typeset/typeset.js';
import { parse } from '../../judge/language.js';
import { colors } from '../colors.js';
import { drawing } from '../draw/drawing.js';
import { type DrawTex, typesetter } from '../draw/formula.js';
import { arrow, formula, label, leadingTo } from '../draw/shapes.js';
import { AT, neurons } from './neurons.js';
import { BPROP, FPROP, type NetworkStep } from './steps.js';

const WIDTH = 1000;
const HEIGHT = 620;

/**
 * The one-hidden-layer network of the homework with its names and any hidden activation φ: neurons, weights and loss,
 * and under them each line of fprop and bprop where it happens, with the question that asks for it.
 *
 * @example
 * ```ts
 * (await networkDiagram()).toBundle().metadata.alt.startsWith('Diagram of the MLP') // → true
 * ```
 */
export async function networkDiagram(): Promise<Displayable> {
  const set = await typesetter();
  return drawing({
    width: WIDTH,
    height: HEIGHT,
    body: neurons(set) + fprop(set, 370) + bprop(set, 470),
    alt:
      'Diagram of the MLP: input x of size d, a hidden layer of dh neurons with pre-activation ha and activation hs, ' +
      'an output layer of m neurons with oa and os, and the loss L of the class y. Under it the lines of fprop ' +
      'from left to right, and those of bprop from right to left, each with its question.',
    text: [...FPROP, ...BPROP]
      .map(({ left, right, question }) => `${left} = ${right}  (${question})`)
      .join('\n'),
  });
}

function fprop(set: DrawTex, y: number): string {
  const name = label([40, y - 9], 'fprop', { size: 15, color: colors.train, bold: true, anchor: 'start' });
  return name + arrow([40, y], [WIDTH - 40, y], colors.train) + steps(set, FPROP, y + 32, 22, colors.train);
}

function bprop(set: DrawTex, y: number): string {
  const name = label([WIDTH - 40, y - 9], 'bprop', {
    size: 15,
    color: colors.valid,
    bold: true,
    anchor: 'end',
  });
  return name + arrow([WIDTH - 40, y], [40, y], colors.valid) + steps(set, BPROP, y + 42, 30, colors.valid);
}

/** Each step under its place, one that shares a place under the one before, and its question `drop` below it. */
function steps(set: DrawTex, all: readonly NetworkStep[], y: number, drop: number, color: string): string {
  return all
    .map((step) => {
      const row = all.filter(({ place }) => place === step.place).indexOf(step);
      const at = y + 64 * row;
      const line = formula(set, [AT[step.place], at], texOf(step), 16.5, color);
      const id = label([AT[step.place], at + drop], step.question, { size: 14, color: colors.muted });
      return leadingTo(step.question, line + id);
    })
    .join('');
}

/** In the notation of the derivations, by their own typesetting. */
function texOf({ left, right, tex }: NetworkStep): string {
  const set = (side: string) => typeset(parse(side), mlp('free')).tex;
  return `${set(left)}=${tex ?? set(right)}`;
}
