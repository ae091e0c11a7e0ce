/** The softmax of scores that are divided by a temperature: what its scale does. */
import { softmax } from '../../mlp/softmax.js';
import type { Explained } from './slider.js';

/** o^a of five classes. */
const SCORES = [2, 1, 0.5, 0, -1];

export const temperature: Explained = {
  title: { en: 'Softmax and its temperature', fr: 'La softmax et sa température' },
  lead: {
    en: 'The same five scores, divided by T before the softmax: it changes with the scale.',
    fr: 'Les mêmes cinq scores, divisés par T avant la softmax : elle change avec l’échelle.',
  },
  quantity: { en: 'Temperature T', fr: 'Température T' },
  steps: [0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 10, 50],
  start: 1,
  written: String,
  draw(T, number) {
    const probabilities = softmax(Float64Array.from(SCORES, (score) => score / T));
    const bars = [...probabilities].map((p, k) => {
      const [x, height] = [20 + 66 * k, 120 * p];
      const at = `x="${x + 24}" text-anchor="middle"`;
      return (
        `<rect class="bar" x="${x}" y="${(140 - height).toFixed(1)}" width="48" height="${height.toFixed(1)}"/>` +
        `<text ${at} y="${(134 - height).toFixed(1)}">${number(p.toFixed(3))}</text><text ${at} y="158">${number(String(SCORES[k]).replace('-', '−'))}</text>`
      );
    });
    const most = number(probabilities[0].toFixed(3));
    return {
      svg: `<path class="grid" d="M10,140H350"/>${bars.join('')}`,
      words: {
        en: `Under each bar its score, over it its probability. The largest is ${most}: 1 as T goes to 0, 1/5 as T grows.`,
        fr: `Sous chaque barre son score, au-dessus sa probabilité. La plus grande est ${most} : 1 quand T tend vers 0, 1/5 quand T croît.`,
      },
    };
  },
};
