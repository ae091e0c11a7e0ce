import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activationFigure } from '../../src/figures/activation.js';
import { atNight, colors } from '../../src/figures/colors.js';
import { FULLEST } from '../../src/figures/confusion.js';
import { blend, channels } from '../../src/figures/draw/blend.js';
import { template } from '../../src/figures/template.js';
import { leakyRelu, relu } from '../../src/mlp/activations.js';

/** Linear RGB as it is seen without the one or the other kind of cone: Machado, Oliveira, Fernandes 2009, severity 1. */
const SIGHT = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const;

type Sight = keyof typeof SIGHT;

const times = (matrix: readonly (readonly number[])[], v: readonly number[]) =>
  matrix.map((row) => row.reduce((sum, entry, i) => sum + entry * (v[i] ?? 0), 0));

/** sRGB to linear RGB. */
const linear = (color: string): number[] =>
  channels(color)
    .map((value) => value / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));

/** Linear RGB to CIE Lab under D65, as the eye of this sight has it. */
function lab(color: string, sight: Sight): number[] {
  const seen = times(SIGHT[sight], linear(color)).map((c) => Math.min(1, Math.max(0, c)));
  const [x = 0, y = 0, z = 0] = times(
    [
      [0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505],
      [0.2126, 0.7152, 0.0722],
      [0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089],
    ],
    seen,
  ).map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** The pairs of colours that come nearer than `least` in Lab; about 2 is the least difference that an eye sees. */
function confused(palette: readonly string[], sight: Sight, least: number): string[] {
  return palette.flatMap((a, i) =>
    palette.slice(i + 1).flatMap((b) => {
      const [p, q] = [lab(a, sight), lab(b, sight)];
      const distance = Math.hypot(...p.map((value, k) => value - (q[k] ?? 0)));
      return distance < least ? [`${a} ${b} ${distance.toFixed(1)}`] : [];
    }),
  );
}

const sights = Object.keys(SIGHT) as Sight[];

/** The contrast of WCAG: (L + 0.05) / (l + 0.05) of the relative luminances. */
function contrast(a: string, b: string): number {
  const [dark, light] = [a, b]
    .map((color) => times([[0.2126, 0.7152, 0.0722]], linear(color))[0] ?? 0)
    .sort((x, y) => x - y);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const byDay = (day: string) => day;
const byNight = (day: string) => atNight[day] ?? day;

test('what carries meaning has a contrast of 4.5 with the ground, points and text also with the tints', () => {
  for (const seen of [byDay, byNight]) {
    const faint = (marks: readonly string[], under: readonly string[]) =>
      marks.flatMap((mark) =>
        under
          .map((ground) => [seen(mark), seen(ground)] as const)
          .filter(([a, b]) => contrast(a, b) < 4.5)
          .map(([a, b]) => `${a} on ${b}: ${contrast(a, b).toFixed(2)}`),
      );
    const { ground, blueTint, orangeTint, muted, edge } = colors;
    assert.deepEqual(faint([...template.layout.colorway, muted, edge], [ground]), []);
    assert.deepEqual(faint([colors.train, colors.valid, colors.ink], [blueTint, orangeTint]), []);
  }
  assert.ok(contrast('#d55e00', '#ffffff') < 4.5, 'the orange of before is found');
});

test('the count in a cell of a confusion matrix has it with the fullest cell', () => {
  for (const seen of [byDay, byNight])
    for (const cell of [colors.train, colors.valid])
      assert.ok(contrast(seen(colors.ink), blend(seen(colors.ground), seen(cell), FULLEST)) >= 4.5);
});

test('a colour-blind eye tells the parts of the data, and all lines of one plot, apart', () => {
  for (const sight of sights) {
    for (const seen of [byDay, byNight]) {
      const { train, valid, test: tested, blueTint, orangeTint, ground } = colors;
      assert.deepEqual(confused([train, valid, tested].map(seen), sight, 25), [], sight);
      assert.deepEqual(confused(template.layout.colorway.map(seen), sight, 10), [], sight);
      assert.deepEqual(confused([blueTint, orangeTint, ground].map(seen), sight, 7), [], sight);
    }
  }
});

test('a red and a green that look the same without cones for them are found', () => {
  const planted = ['#b04a00', '#667a00'];
  assert.deepEqual(confused(planted, 'full', 25), []);
  assert.equal(confused(planted, 'deuteranopia', 25).length, 1);
});

test('activation: the slopes beside the kink, what lies between, and the slope that is taken', () => {
  const slopes = (name: string, f: typeof relu) => activationFigure(f, name).alt.split('derivative, ')[1];
  assert.equal(
    slopes('ReLU', relu),
    'which is 0 just before 0 and 1 just after; between these a dotted line, and on it a diamond at 0.',
  );
  assert.match(slopes('leaky ReLU', leakyRelu(0.1)) ?? '', /^which is 0\.1 just before 0 and 1 just after/);
});
