/** A person's part: decisions by a page that only the one who has started it can open. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { merge } from '../../src/grading/batch/merge.js';
import { Store, storedIn } from '../../src/grading/batch/store.js';
import { feedbackPage } from '../../src/grading/output/feedback.js';
import { nbgraderCsv } from '../../src/grading/output/gradebooks.js';
import { decided, readReviews, reviewed } from '../../src/grading/review/reviews.js';
import { reviewServer } from '../../src/grading/review/server.js';
import { type QuestionScore, type Sheet, sheetOf } from '../../src/grading/sheet.js';
import { HOMEWORK } from '../homework/this-homework.js';

const ID = 'functions/c-sigmoid-derivative';
const out = mkdtempSync(join(tmpdir(), 'chainrule-review-'));
after(() => rmSync(out, { recursive: true }));

const score = (answer: string): QuestionScore => ({
  ...{
    id: ID,
    notebook: '01.ipynb',
    status: 'pending',
    points: 2,
    earned: 0,
    pending: 2,
    remarks: [],
    notes: [],
    cells: [],
    answer,
  },
});
const store = await Store.open(out, HOMEWORK);
// Who has left the question empty has the released cell, as has a notebook that could not be read.
store.keep({
  sheet: sheetOf('empty', [{ ...score('same'), status: 'unanswered', pending: 0 }]),
  pages: {},
  folder: 'empty',
  fingerprint: 'x',
});
for (const [name, answer] of [
  ['ann', 'same'],
  ['bob', 'same'],
  ['cy', 'other'],
])
  store.keep({
    sheet: sheetOf(name, [score(answer)]),
    pages: { [ID]: '<p>mine</p>' },
    folder: name,
    fingerprint: 'x',
  });

const sheetsNow = () => JSON.parse(readFileSync(join(out, 'scores.json'), 'utf8')) as Sheet[];

test('one decision counts for all answers that are the same, and is in the tables and gradebooks at once', async () => {
  const { server, address } = await reviewServer(out, HOMEWORK);
  try {
    const page = await (await fetch(address)).text();
    assert.equal(page.match(/<section/g)?.length, 2);
    assert.match(page, /2: <bdi>ann<\/bdi>, <bdi>bob<\/bdi>/);
    const decide = (body: object) =>
      fetch(address.replace('/?', '/decide?'), { method: 'POST', body: JSON.stringify(body) });
    const decision = { question: ID, answer: 'same', points: 1.5, comment: '=well' };
    assert.equal((await decide(decision)).status, 200);
    assert.deepEqual(
      sheetsNow().map(({ earned, pending }) => [earned, pending]),
      [
        [1.5, 0],
        [1.5, 0],
        [0, 2],
        [0, 0],
      ],
    );
    assert.match(
      readFileSync(join(out, 'gradebooks/moodle.csv'), 'utf8'),
      /ann,ann,1\.5,2,,functions\/c-sigmoid-derivative: =well/,
    );
    assert.match(readFileSync(join(out, 'ann/index.html'), 'utf8'), /by hand: =well/);
    for (const wrong of [
      { ...decision, points: 3 },
      { ...decision, points: '1' },
      { ...decision, answer: 'none' },
    ])
      assert.equal((await decide(wrong)).status, 400);
    // Whoever has not seen it does not decide over it.
    const blind = await decide({ ...decision, points: 0 });
    assert.deepEqual(
      [blind.status, await blind.text()],
      [400, 'decided meanwhile: 1.5, “=well”; load the page again'],
    );
    const [, seen] = /data-answer="same" data-seen="([^"]*)"/.exec(await (await fetch(address)).text()) ?? [];
    assert.equal(seen, '[1.5,&quot;=well&quot;]');
    const back = await decide({ ...decision, points: null, seen: '[1.5,"=well"]' });
    assert.deepEqual([back.status, await back.json()], [200, { seen: '' }]);
    assert.deepEqual(
      sheetsNow().map(({ pending }) => pending),
      [2, 2, 2, 0],
    );
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('two persons who decide at once lose nothing of each other', async () => {
  const [one, two] = await Promise.all([reviewServer(out, HOMEWORK), reviewServer(out, HOMEWORK)]);
  const decide = (address: string, answer: string, points: number | null, seen = '') =>
    fetch(address.replace('/?', '/decide?'), {
      method: 'POST',
      body: JSON.stringify({ question: ID, answer, points, comment: '', seen }),
    });
  const both = (points: number | null, seen = '') =>
    Promise.all([decide(one.address, 'same', points, seen), decide(two.address, 'other', points, seen)]);
  try {
    assert.deepEqual(
      (await both(2)).map(({ status }) => status),
      [200, 200],
    );
    const reviews = readReviews(out);
    assert.deepEqual([reviews.ann[ID].points, reviews.cy[ID].points], [2, 2]);
    assert.deepEqual(
      (await both(null, '[2,""]')).map(({ status }) => status),
      [200, 200],
    );
  } finally {
    for (const { server } of [one, two]) {
      server.close();
      server.closeAllConnections();
    }
  }
});

test('every answer can be decided otherwise than the machine, and none where there is no answer', async () => {
  const { server, address } = await reviewServer(out, HOMEWORK);
  try {
    store.keep({
      sheet: sheetOf('dan', [{ ...score('mine'), status: 'right', earned: 2, pending: 0 }]),
      pages: { [ID]: '<p>copied</p>' },
      folder: 'dan',
      fingerprint: 'x',
    });
    const page = await (await fetch(address)).text();
    assert.doesNotMatch(page, /copied/);
    const [, other] = /<a href="([^"]*)">All answers/.exec(page) ?? [];
    const all = await (await fetch(new URL(other.replace('&amp;', '&'), address))).text();
    assert.equal(all.match(/<section/g)?.length, 3);
    assert.match(all, /copied/);
    const decision = { question: ID, answer: 'mine', points: 0.5, comment: 'two of you' };
    const post = { method: 'POST', body: JSON.stringify(decision) };
    assert.equal((await fetch(address.replace('/?', '/decide?'), post)).status, 200);
    assert.equal(sheetsNow().find(({ submission }) => submission === 'dan')?.earned, 0.5);
    assert.equal(sheetsNow().find(({ submission }) => submission === 'empty')?.earned, 0);
  } finally {
    server.close();
    server.closeAllConnections();
    rmSync(join(out, 'dan'), { recursive: true });
  }
});

test('the page of a student has his language and no other name, and says first what is right', () => {
  const right: QuestionScore = {
    ...score('same'),
    id: 'functions/d-tanh-derivative',
    status: 'right',
    earned: 2,
    pending: 0,
  };
  const wrong: QuestionScore = {
    ...score('same'),
    status: 'wrong',
    pending: 0,
    remarks: ['line 2: <b> is wrong'],
    notes: ['secret'],
  };
  const page = feedbackPage(sheetOf('ann', [wrong, right]), HOMEWORK, 'fr');
  assert.match(page, /lang="fr".*>Juste<.*>Faux<.*&lt;b&gt; is wrong/s);
  assert.doesNotMatch(page, /secret|index\.html|bob/);
});

test('folders of several machines are put together with what persons have decided', async () => {
  const together = mkdtempSync(join(tmpdir(), 'chainrule-merged-'));
  try {
    await merge([out], together, HOMEWORK);
    assert.deepEqual(readReviews(together), readReviews(out));
    assert.equal(storedIn(together).length, storedIn(out).length);
  } finally {
    rmSync(together, { recursive: true });
  }
});

test('the table for nbgrader has a line for each graded cell, and shares by them what a person gives', () => {
  const cells = [1, 3].map((points, i) => ({ gradeId: `cell-${i}`, points, earned: 0, pending: points }));
  const open = { ...score('same'), points: 4, pending: 4, cells };
  const review = { points: 2, comment: 'well' };
  const [before, after] = [open, { ...open, pending: 0, earned: 2, review }].map((question) =>
    nbgraderCsv([sheetOf('ann', [question])])
      .split('\r\n')
      .slice(1, 3),
  );
  assert.deepEqual(before, ['ann,01,cell-0,1,0,1,', 'ann,01,cell-1,3,0,1,']);
  assert.deepEqual(after, ['ann,01,cell-0,1,0.5,0,well', 'ann,01,cell-1,3,1.5,0,well']);
});

test('without the token nothing is shown and nothing decided', async () => {
  const { server, address } = await reviewServer(out, HOMEWORK);
  try {
    const [base] = address.split('?');
    for (const path of ['', '?token=x', `decide?token=${'x'.repeat(32)}`])
      assert.equal(
        (await fetch(base + path, { method: path.startsWith('decide') ? 'POST' : 'GET' })).status,
        403,
      );
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('a decision on an answer that has changed since does not count, and is told', () => {
  const reviews = decided({}, 'ann', ID, { points: 2, comment: '', answer: 'before' });
  const sheet = reviewed(sheetOf('ann', [score('same')]), reviews);
  assert.equal(sheet.earned, 0);
  assert.match(sheet.problems.join(), /changed since it was reviewed/);
  assert.equal(storedIn(out).length, 4);
  assert.deepEqual(Object.keys(readReviews(out)), ['ann', 'bob', 'cy', 'dan']);
});
