import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { checkFile } from '../../src/reading/files.js';

const ERRATA = resolve(import.meta.dirname, '../../../notebooks/errata');

/**
 * What the check has to say of the printed formulas, by line: an erratum of the list where there is one. `refused` is
 * wrong, `undeclared` speaks of what nothing declares, `unread` is a bracket that does not close or a list without a rule.
 */
const FOUND: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  '002': {
    83: 'E2 refused',
    91: 'E3 refused',
    117: 'E56 refused',
    137: 'E6 refused',
    146: 'E7 refused',
    171: 'E7 refused',
    180: 'E57 unread',
    181: 'E8 E9 refused',
    197: 'E10 refused',
    199: 'E10 refused',
    256: 'E14 undeclared',
    258: 'E13 undeclared',
    260: 'E14 undeclared',
    264: 'E13 refused',
    266: 'E14 undeclared',
    272: 'E15 undeclared',
    306: 'E18 refused',
    310: 'E16 refused',
    313: 'E17 refused',
    321: 'E19a refused',
    329: 'E19c refused',
    364: 'E12 refused',
  },
  '003': {
    13: 'E21 refused',
    75: 'E23 refused',
    77: 'E23 unread',
    79: 'E60 refused',
    97: 'E24 refused',
    109: 'E26 unread',
    156: 'E28 undeclared',
    170: 'E31 refused',
    172: 'E31 undeclared',
    233: 'E32b refused',
    235: 'E32b unread',
  },
  '004': {
    15: 'E37 undeclared',
    57: 'E36 refused',
    61: 'E36 refused',
    77: 'E20 refused',
    85: 'E34 refused',
    105: 'E34 refused',
  },
};

/** Lines whose formulas are not equalities of the language: sets, probabilities, dots placed by words. */
const NOT_READ: Readonly<Record<string, readonly number[]>> = {
  '002': [238],
  '003': [150, 178],
  '004': [7, 15, 21],
};

for (const document of Object.keys(FOUND))
  test(`${document}: the errata are found in the printed formulas, and nothing else is refused`, () => {
    const { steps } = checkFile(join(ERRATA, `${document}.md`));
    const expected = FOUND[document];
    for (const [line, erratum] of Object.entries(expected)) {
      const outcomes = steps.filter((step) => step.line === Number(line)).map(({ outcome }) => outcome);
      assert.ok(
        outcomes.includes(erratum.split(' ').at(-1) as never),
        `line ${line}, ${erratum}: ${outcomes.join(', ')}`,
      );
    }
    const alarms = steps.filter(
      ({ outcome, line }) => /^(refused|undeclared|partial)$/.test(outcome) && !(line in expected),
    );
    assert.deepEqual(
      alarms.map(({ line, left, right, note }) => `${line}: ${left} = ${right}: ${note?.en}`),
      [],
    );
    const unread = steps.filter(
      ({ outcome, line }) =>
        outcome === 'unread' && !(line in expected) && !NOT_READ[document].includes(line),
    );
    assert.deepEqual(
      unread.map(({ line, note }) => `${line}: ${note?.en}`),
      [],
    );
    const claims = steps.filter(({ outcome }) => !/^(defined|supposed|open)$/.test(outcome));
    const judged = claims.filter(({ outcome }) => !/^(unread|blocked|undecided)$/.test(outcome));
    assert.ok(
      judged.length >= (document === '004' ? 0.93 : 0.95) * claims.length,
      `${judged.length} of ${claims.length} claims are judged`,
    );
  });
