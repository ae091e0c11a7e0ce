/** The error of differences against the step ε, on a network of this report. */
import { movedBy } from '../../check/compare.js';
import { activationNamed } from '../../mlp/activations.js';
import { bprop, fprop } from '../../mlp/loop.js';
import {
  blocksOf,
  type Entry,
  entriesOf,
  gradientBlocksOf,
  initParameters,
  type Parameters,
} from '../../mlp/parameters.js';
import { seeded } from '../../numeric/random.js';
import type { Explained } from './slider.js';

const STEPS = Array.from({ length: 12 }, (_, i) => Number(`1e-${i + 1}`));
const ACTIVATION = activationNamed('tanh');
const EXAMPLE = { x: Float64Array.of(0.5, -1, 2), y: 1 };

/** 10ᵏ */
const power = (k: number): string => `10${[...String(k)].map((sign) => RAISED[sign]).join('')}`;
const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'-0123456789'].map((sign, i) => [sign, [...'⁻⁰¹²³⁴⁵⁶⁷⁸⁹'][i]]),
);

/** A step, which is a power of ten. */
const written = (step: number): string => power(Math.round(Math.log10(step)));

function scientific(value: number): string {
  const [digits, exponent] = value.toExponential(1).split('e');
  return `${digits}·${power(Number(exponent))}`;
}

type Difference = 'forward' | 'central';

/** For each step, the largest error of all parameters relative to the largest slope. */
function errorsOf(theta: Parameters): Record<Difference, number[]> {
  const { x, y } = EXAMPLE;
  const loss = () => fprop(theta, x, y, ACTIVATION).L;
  const entries = entriesOf(blocksOf(theta));
  const gradients = gradientBlocksOf(bprop(theta, x, y, fprop(theta, x, y, ACTIVATION), ACTIVATION));
  const slopes = entriesOf(gradients).map(({ values, index }) => values[index]);
  const [largest, here] = [Math.max(...slopes.map(Math.abs)), loss()];
  const worst = (difference: (entry: Entry) => number) =>
    Math.max(...entries.map((entry, p) => Math.abs(difference(entry) - slopes[p]) / largest));
  return {
    forward: STEPS.map((step) => worst((entry) => (movedBy(entry, step, loss) - here) / step)),
    central: STEPS.map((step) =>
      worst((entry) => (movedBy(entry, step, loss) - movedBy(entry, -step, loss)) / (2 * step)),
    ),
  };
}

const x = (epsilon: number): number => 50 + (290 * (-1 - Math.log10(epsilon))) / (STEPS.length - 1);
const y = (error: number): number => 20 + (120 * -Math.log10(Math.min(1, Math.max(error, 1e-12)))) / 12;

/** The picture for a network drawn from the seed. */
export function epsilon(): Explained {
  const theta = initParameters({ d: 3, dh: 5, m: 4 }, seeded('epsilon'));
  const errors = errorsOf(theta);
  const curve = (kind: Difference, look: string, dash = '') =>
    `<polyline class="curve ${look}" stroke-dasharray="${dash}" points="${errors[kind].map((error, i) => `${x(STEPS[i]).toFixed(1)},${y(error).toFixed(1)}`).join(' ')}"/>`;
  const axes = [0, 4, 8, 12]
    .map(
      (k) =>
        `<path class="grid" d="M50,${20 + 10 * k}H340"/><text x="44" y="${24 + 10 * k}" text-anchor="end">${power(-k)}</text>`,
    )
    .join('');
  const ticks = [1, 4, 8, 12]
    .map(
      (k) => `<text x="${x(Number(`1e-${k}`)).toFixed(1)}" y="158" text-anchor="middle">${power(-k)}</text>`,
    )
    .join('');
  return {
    title: { en: 'The step of the gradient check', fr: 'Le pas de la vérification du gradient' },
    lead: {
      en: 'The error of the two differences against the gradient of bprop: a large step bends, a tiny one drowns in rounding.',
      fr: 'L’erreur des deux différences face au gradient de bprop : un grand pas courbe, un pas minuscule se noie dans les arrondis.',
    },
    quantity: { en: 'Step ε', fr: 'Pas ε' },
    steps: STEPS,
    start: 1e-5,
    written,
    draw(step, number) {
      const at = STEPS.indexOf(step);
      const [forward, central] = [errors.forward[at], errors.central[at]].map((error) =>
        number(scientific(error)),
      );
      const dots = (['forward', 'central'] as const)
        .map(
          (kind) =>
            `<circle class="dot" cx="${x(step).toFixed(1)}" cy="${y(errors[kind][at]).toFixed(1)}" r="4"/>`,
        )
        .join('');
      const mark = `<path class="best" d="M${x(step).toFixed(1)},20V140"/>`;
      return {
        svg: axes + ticks + mark + curve('forward', 'valid', '6 4') + curve('central', 'train') + dots,
        words: {
          en: `At ε = ${written(step)} the forward difference (orange, dashed) is off by ${forward}, the central one (blue) by ${central}.`,
          fr: `En ε = ${written(step)}, la différence avant (orange, tirets) se trompe de ${forward}, la centrée (bleue) de ${central}.`,
        },
      };
    },
  };
}
