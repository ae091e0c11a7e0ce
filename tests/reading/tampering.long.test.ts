/**
 * Wrong lines of the documents beside this file with a token left out, or with another in its place. A line of another
 * sample may be put right by that: one that passes has to be looked at. Other samples:
 * TAMPERING_SEED=… TAMPERED=… npm run test:long tampering
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import seedrandom from 'seedrandom';
import { checkDocument } from '../../src/reading/document/document.js';
import { DOCUMENTS, type FixtureDocument } from './fixture-documents.js';

const SEED = process.env.TAMPERING_SEED ?? 'tampering';
const TAMPERED = Number(process.env.TAMPERED ?? 200);

type Random = () => number;
const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)];

/** A document up to the end of the block with a wrong line in it, and that line. */
interface WrongLine extends Pick<FixtureDocument, 'name' | 'format'> {
  readonly before: string;
  readonly line: string;
  readonly after: string;
}

const TO_THE_END = /^[\s\S]*?(?:\\end\{(?:align|eqnarray|gather|equation)\*?\}|\$\$|\\\]|(?=\n\s*\n)|$)/;

const wrongLinesOf = ({ name, format, text }: FixtureDocument): WrongLine[] =>
  [...text.matchAll(/^(.*)% !.*$/gm)].map(({ 0: all, 1: line, index }) => ({
    ...{ name, format, line },
    before: text.slice(0, index),
    after: TO_THE_END.exec(text.slice(index + all.length))![0],
  }));

/** A line with one token left out, or replaced by another of its tokens. */
function tampered(random: Random, line: string): string {
  const tokens = [...line.matchAll(/\\[a-zA-Z]+|\\.|\S/g)];
  const { 0: token, index } = pick(random, tokens);
  const others = tokens.map(([other]) => other).filter((other) => other !== token);
  const instead = random() < 0.5 ? '' : pick(random, others);
  return `${line.slice(0, index)}${instead} ${line.slice(index + token.length)}`;
}

/** Whether all that is read of the line is said to be true. */
function passes({ before, after, format }: WrongLine, line: string): boolean {
  const at = before.split('\n').length;
  const steps = checkDocument(before + line + after, { format }).steps.filter((step) => step.line === at);
  return steps.length > 0 && steps.every(({ outcome }) => /^(exact|sizes|convention)$/.test(outcome));
}

/** The first of each document: what stands before a line has to be read and judged for each trial. */
const WRONG = DOCUMENTS.flatMap((document) => wrongLinesOf(document).slice(0, 1));

test('the check sees a line that passes', () => {
  const around = {
    name: '',
    format: 'markdown',
    before: 'Let $x \\in \\mathbb R$.\n\n$$',
    after: '$$',
  } as const;
  assert.ok(passes({ ...around, line: '' }, 'x + x = 2x'));
  assert.ok(!passes({ ...around, line: '' }, 'x + x = x'));
});

test('no token left out or exchanged throws, or makes a wrong line pass', () => {
  const random = seedrandom.alea(SEED);
  const trials = Array.from({ length: TAMPERED }, () => pick(random, WRONG));
  const lines = trials.map((wrong) => ({ wrong, line: tampered(random, wrong.line) }));
  const passed = lines.filter(({ wrong, line }) => passes(wrong, line));
  assert.deepEqual(
    passed.map(({ wrong, line }) => `${wrong.name}: ${line.trim()}`),
    [],
  );
});
