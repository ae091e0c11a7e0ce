import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { TABLE_MIME } from '../../src/figures/table.js';
import { isCode, readNotebook } from '../../src/homework/nbformat.js';
import { phraseIn } from '../../src/report/phrases.js';

test('captions and cells are said in French, their formulas and numbers unchanged', () => {
  const french = (text: string) => phraseIn('fr', text);
  assert.equal(
    french('ReLU, one example: 44 parameters: 43 agree, 1 at a kink, 0 differ'),
    'ReLU, un exemple : 44 paramètres : concordants : 43, en un point anguleux : 1, différents : 0',
  );
  assert.equal(french('✓ exact for sizes'), '✓ exact pour les tailles');
  assert.equal(french('p = 0, d = 1: 171 pairs, 21 exact'), 'p = 0, d = 1 : 171 couples, 21 exacts');
  assert.equal(french('gradW2[k,j]'), 'gradW2[k,j]');
  assert.equal(phraseIn('en', 'relative error'), 'relative error');
});

const NOTEBOOKS = join(import.meta.dirname, '../../../notebooks');
const ENGLISH = /\b(the|of|with|and|are|is|best|error|loss|units|epochs|flips|shifts|drops)\b/i;

/** The captions of a notebook's tables and figures. */
function captionsIn(file: string): string[] {
  const outputs = readNotebook(join(NOTEBOOKS, file))
    .cells.filter(isCode)
    .flatMap((cell) => cell.outputs);
  return outputs.flatMap((output) => {
    if (output.output_type !== 'display_data') return [];
    const table = output.data[TABLE_MIME] as { caption?: string } | undefined;
    return [table?.caption, output.metadata.alt].filter((text): text is string => typeof text === 'string');
  });
}

for (const file of readdirSync(NOTEBOOKS).filter((name) => name.endsWith('.ipynb')))
  test(`${file}: each caption has its French in src/report/phrases.ts`, () => {
    const english = captionsIn(file).filter((caption) => ENGLISH.test(phraseIn('fr', caption)));
    assert.deepEqual(english, []);
  });
