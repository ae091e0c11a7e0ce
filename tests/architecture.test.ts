import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const SRC = resolve(import.meta.dirname, '../../src');
/** A folder may import the folders before it, never one after it. */
const FLOW = [
  'judge',
  'numeric',
  'mlp',
  'derivation',
  'check',
  'data',
  'train',
  'figures',
  'homework',
  'answer',
  'kernel',
  'cell',
  'reading',
  'runner',
  'live',
  'report',
  'grading',
  'command',
];
/** At the top of src/, for every folder to import: plain types, text in HTML, the package's folder. */
const SHARED = ['bundle.ts', 'html.ts', 'package.ts', 'usage.ts', 'atomic-file.ts'];

interface Import {
  file: string;
  target: string;
}

function sourceFiles(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((m) => m[1]);
  return specifiers.map((s) => ({
    file,
    target: relative(SRC, resolve(join(SRC, file), '..', s)).replace(/\.js$/, '.ts'),
  }));
}

/** Why an import goes against the flow, or undefined if it does not. */
function against({ file, target }: Import): string | undefined {
  if (file === 'index.ts' || SHARED.includes(target)) return undefined;
  const [from, to] = [file, target].map((path) => FLOW.indexOf(path.split(/[\\/]/)[0]));
  if (from < 0 || to < 0) return `${file} imports ${target}: not in a folder of the flow`;
  return to > from ? `${file} imports ${target}, against the flow` : undefined;
}

test('imports run one way: judge → numeric → … → report', () => {
  const wrong = sourceFiles()
    .filter((f) => !SHARED.includes(f))
    .flatMap(importsOf)
    .map(against)
    .filter(Boolean);
  assert.deepEqual(wrong, []);
});

test('the one-way check sees a planted import against the flow', () => {
  assert.match(against({ file: 'mlp/x.ts', target: 'report/y.ts' }) ?? '', /against the flow/);
});
