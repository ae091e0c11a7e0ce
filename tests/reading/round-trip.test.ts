import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepVerdict } from '../../src/derivation/judged/line-verdict.js';
import { parse } from '../../src/judge/language.js';
import { readTex } from '../../src/reading/meaning/side.js';
import { ReadingError } from '../../src/reading/text/said.js';
import { notebookNames, recordsIn } from '../derivation/notebook-records.js';

const plain = (source: string) => parse(source).toString({ parenthesis: 'auto' }).replaceAll(/\s/g, '');

/** Formulas with names that their record does not declare: planted errata, which are refused for that. */
const UNDECLARED = /not declared|declared: theta_t|declared: x\)|declared: d, d_h|No sum binds it/;

test('every formula that the notebooks print is read back, none to another meaning', () => {
  const seen = new Set<string>();
  let [same, equal] = [0, 0];
  const lost: string[] = [];
  for (const record of notebookNames.flatMap(recordsIn)) {
    for (const { source, tex, relation } of record.lines) {
      const key = source + JSON.stringify(record.context);
      if (source === '' || relation === '∈' || seen.has(key)) continue;
      seen.add(key);
      try {
        const read = readTex(tex, record.context);
        if (plain(read.source) === plain(source)) same += 1;
        else {
          const { kind, note } = stepVerdict({ source, node: parse(source) }, read, record.context);
          if (note?.startsWith('the line before has no meaning')) continue;
          assert.match(kind, /exact|sizes|convention/, `${tex} was read as ${read.source}, not ${source}`);
          equal += 1;
        }
      } catch (error) {
        if (!(error instanceof ReadingError)) throw error;
        if (!UNDECLARED.test(error.message)) lost.push(`${tex}: ${error.message}`);
      }
    }
  }
  assert.ok(same > 350, `${same} formulas came back as they were`);
  assert.ok(lost.length <= 0.01 * (same + equal), lost.join('\n'));
});

test('the check sees a formula that is set wrongly', () => {
  const { source } = readTex('x^{2}+1', { symbols: { x: 'scalar' } });
  assert.equal(plain(source), plain('x^2 + 1'));
  assert.notEqual(plain(readTex('x^{2+1}', { symbols: { x: 'scalar' } }).source), plain('x^2 + 1'));
});
