import { colors } from '../colors.js';
import type { DrawTex } from '../draw/formula.js';
import { box, circle, formula, label, leadingTo, line } from '../draw/shapes.js';
import { BPROP, FPROP, type Place } from './steps.js';

/** Where the columns of the network stand, and the weights between them. */
export const AT = { x: 96, W1: 250, h: 404, W2: 562, o: 730, L: 912 };
/** The height at which all columns are centred, and the distance of two units. */
const MIDDLE = 186;
const PITCH = 51;
/** Radius of an input, half the width and height of a neuron, which shows pre-activation | activation. */
const RADIUS = 19;
const HALF = { width: 50, height: 19 };

/** The units of each column, from above; '' stands for those not drawn. */
const UNITS = {
  x: ['1', '2', '', 'd'],
  h: ['1', '2', '3', '', 'd_h'],
  o: ['1', '2', '', 'm'],
};
type Column = keyof typeof UNITS;

/** The network itself: inputs, neurons, loss, every connection, the weights by name. */
export function neurons(set: DrawTex): string {
  return [
    edges('x', 'h'),
    edges('h', 'o'),
    ...drawn('o').map(({ y }) => line([AT.o, y], [AT.L, MIDDLE], colors.edge, 1)),
    derived(
      'W1',
      weights(set, AT.W1, String.raw`\mathbf W^{(1)}\!,\;\mathbf b^{(1)}`, String.raw`d_h\times d`),
    ),
    derived(
      'W2',
      weights(set, AT.W2, String.raw`\mathbf W^{(2)}\!,\;\mathbf b^{(2)}`, String.raw`m\times d_h`),
    ),
    derived('x', ...drawn('x').map(({ y, name }) => input(set, y, name))),
    derived('h', ...drawn('h').map(({ y, name }) => neuron(set, 'h', y, name))),
    derived('o', ...drawn('o').map(({ y, name }) => neuron(set, 'o', y, name))),
    ...(['x', 'h', 'o'] as const).map((column) => dots(set, column)),
    classOf(set),
    derived('L', loss(set)),
    heading(set, AT.x, 'input', String.raw`\mathbf x\in\mathbb R^d`),
    heading(set, AT.h, 'hidden layer', String.raw`\mathbf h^a,\mathbf h^s\in\mathbb R^{d_h}`),
    heading(set, AT.o, 'output layer', String.raw`\mathbf o^a,\mathbf o^s\in\mathbb R^m`),
    heading(set, AT.L, 'loss', String.raw`L\in\mathbb R`),
  ].join('');
}

/** A part of the network leads to its first derivation: of what is computed there, or of its gradient. */
function derived(place: Place, ...drawn: readonly string[]): string {
  const steps = place.startsWith('W') ? BPROP : [...FPROP, ...BPROP];
  const step = steps.find((one) => one.place === place);
  return step ? leadingTo(step.question, drawn.join('')) : drawn.join('');
}

interface Unit {
  readonly y: number;
  readonly name: string;
}

function unitsOf(column: Column): Unit[] {
  const names = UNITS[column];
  return names.map((name, i) => ({ name, y: MIDDLE + (i - (names.length - 1) / 2) * PITCH }));
}

function drawn(column: Column): Unit[] {
  return unitsOf(column).filter(({ name }) => name !== '');
}

function edges(from: Column, to: Column): string {
  return drawn(from)
    .flatMap(({ y }) => drawn(to).map((end) => line([AT[from], y], [AT[to], end.y], colors.edge, 1)))
    .join('');
}

function input(set: DrawTex, y: number, name: string): string {
  return (
    circle([AT.x, y], RADIUS, colors.ground, colors.ink) +
    formula(set, [AT.x, y + 4], `x_{${name}}`, 16, colors.ink)
  );
}

function neuron(set: DrawTex, column: 'h' | 'o', y: number, name: string): string {
  const { width, height } = HALF;
  const x = AT[column];
  const part = (sign: string) => `${column}^${sign}_{${name}}`;
  return [
    box([x, y], 2 * width, 2 * height, colors.ground, colors.ink, height),
    line([x, y - height], [x, y + height], colors.ink, 1),
    formula(set, [x - width / 2 + 2, y + 5], part('a'), 16, colors.ink),
    formula(set, [x + width / 2 - 2, y + 5], part('s'), 16, colors.ink),
  ].join('');
}

function dots(set: DrawTex, column: Column): string {
  const [{ y }] = unitsOf(column).filter(({ name }) => name === '');
  return (
    box([AT[column], y], 24, 30, colors.ground) + formula(set, [AT[column], y + 7], '\\vdots', 16, colors.ink)
  );
}

/** On white, so that the connections do not run through the letters. */
function weights(set: DrawTex, x: number, names: string, size: string): string {
  return [
    box([x, MIDDLE], 98, 52, colors.ground, colors.edge, 6),
    formula(set, [x, MIDDLE - 4], names, 17, colors.ink),
    formula(set, [x, MIDDLE + 18], size, 12, colors.muted),
  ].join('');
}

function loss(set: DrawTex): string {
  return (
    circle([AT.L, MIDDLE], 24, colors.ground, colors.ink) +
    formula(set, [AT.L, MIDDLE + 6], 'L', 18, colors.ink)
  );
}

/** What the loss is told; it is given, so it leads nowhere. */
function classOf(set: DrawTex): string {
  return [
    line([AT.L, MIDDLE], [AT.L, MIDDLE + 68], colors.edge, 1),
    box([AT.L, MIDDLE + 76], 40, 28, colors.ground),
    formula(set, [AT.L, MIDDLE + 80], 'y', 17, colors.ink),
    label([AT.L, MIDDLE + 100], 'class', { size: 13, color: colors.muted }),
  ].join('');
}

function heading(set: DrawTex, x: number, text: string, space: string): string {
  const name = label([x, 24], text, { size: 15, color: colors.ink, bold: true });
  return name + formula(set, [x, 45], space, 13, colors.muted);
}
