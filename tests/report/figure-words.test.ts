import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFrench } from '../../src/homework/french.js';
import { wordsOfPlotly, wordsOfSvg } from '../../src/report/figure-words.js';
import { wordsIn } from '../../src/report/words.js';
import { HOMEWORK } from '../homework/this-homework.js';

const french = loadFrench(HOMEWORK);
const [en, fr] = (['en', 'fr'] as const).map((language) => wordsIn(language, french).caption);

const SVG =
  '<svg aria-label="One example" width="9"><title>One example</title><path d="M0 0"/>' +
  '<text class="loss">loss</text><text><tspan>10 epochs</tspan><tspan>x</tspan></text></svg>';

test('the words of a picture are said in French, its drawing stays', () => {
  assert.equal(wordsOfSvg(SVG, en), SVG);
  assert.equal(
    wordsOfSvg(SVG, fr),
    '<svg aria-label="Un exemple" width="9"><title>Un exemple</title><path d="M0 0"/>' +
      '<text class="loss">coût</text><text><tspan>10 époques</tspan><tspan>x</tspan></text></svg>',
  );
});

test('a Plotly figure: titles and names, not its settings', () => {
  const data = [{ name: 'inner circle', mode: 'both', x: [1, 2] }];
  const figure = { data, layout: { title: { text: '<b>10 epochs</b><br>loss' } } };
  assert.deepEqual(wordsOfPlotly(figure, fr), {
    data: [{ name: 'intérieur', mode: 'both', x: [1, 2] }],
    layout: { title: { text: '<b>10 époques</b><br>coût' } },
  });
});
