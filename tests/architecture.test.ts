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
/** The rooms of the large folders, in their own order; what lies beside the rooms puts them together. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  derivation: ['lines', 'words', 'typeset', 'judged', 'shown'],
  'judge/exact': ['expression', 'identity', 'value', 'sign'],
  reading: ['text', 'tex', 'formula', 'meaning', 'letters', 'document'],
};
/** At the top of src/, for every folder to import: plain types, text in HTML, the package's folder. */
const SHARED = ['bundle.ts', 'html.ts', 'package.ts', 'usage.ts', 'atomic-file.ts', 'whole-file.ts'];

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

/** Why an import goes against the order of the rooms of one folder, or undefined if it does not. */
function againstRooms({ file, target }: Import): string | undefined {
  for (const [folder, rooms] of Object.entries(ROOMS)) {
    if (!file.startsWith(`${folder}/`) || !target.startsWith(`${folder}/`)) continue;
    const [from, to] = [file, target].map((path) => {
      const [room, inside] = path.slice(folder.length + 1).split('/');
      return inside === undefined ? rooms.length : rooms.indexOf(room);
    });
    if (from < 0 || to < 0) return `${file} imports ${target}: in no room of ${folder}`;
    if (to > from) return `${file} imports ${target}, against the order of the rooms of ${folder}`;
  }
  return undefined;
}

test('within the large folders imports run one way from room to room', () => {
  assert.deepEqual(sourceFiles().flatMap(importsOf).map(againstRooms).filter(Boolean), []);
});

test('the check of the rooms sees a planted import against their order, and a room that is not listed', () => {
  const planted = { file: 'reading/text/x.ts', target: 'reading/formula/y.ts' };
  assert.match(againstRooms(planted) ?? '', /against the order/);
  assert.match(againstRooms({ file: 'reading/new/x.ts', target: 'reading/text/y.ts' }) ?? '', /in no room/);
  assert.equal(againstRooms({ file: 'reading/files.ts', target: 'reading/document/y.ts' }), undefined);
});

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

/**
 * Two modules that are one thing to their importers: every command has its `run` and `usage`; the host of the kernels is
 * one for Node and one for a page; rational.ts is imported as Q, so that its names are `Q.times`, `Q.show`.
 */
const NAMESAKES: ReadonlySet<string> = new Set(['run', 'usage']);
const OTHER_WORLDS = [
  /^numeric.wasm.host-page\.ts$/,
  /^judge.exact.expression.rational\.ts$/,
  /^numeric.wasm.assembly/,
  /\.d\.ts$/,
];

/** Each name that is declared and exported in several modules, with these. */
function declaredTwice(modules: ReadonlyMap<string, string>): [name: string, files: string[]][] {
  const places = new Map<string, string[]>();
  for (const [file, text] of modules)
    for (const [, name] of text.matchAll(
      /^export (?:abstract )?(?:async )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm,
    ))
      places.set(name, [...(places.get(name) ?? []), file]);
  return [...places].filter(([name, files]) => new Set(files).size > 1 && !NAMESAKES.has(name));
}

test('no exported name means two things', () => {
  const files = sourceFiles().filter((file) => !OTHER_WORLDS.some((world) => world.test(file)));
  const modules = new Map(files.map((file) => [file, readFileSync(join(SRC, file), 'utf8')]));
  assert.ok(modules.size > 300);
  assert.deepEqual(declaredTwice(modules), []);
});

test('the check of names sees a planted namesake', () => {
  const planted = new Map([
    ['a.ts', 'export interface Step {}\nexport function add() {}'],
    ['b.ts', 'export type Step = string;\nexport const run = 1;'],
    ['c.ts', 'export const run = 2;'],
  ]);
  assert.deepEqual(declaredTwice(planted), [['Step', ['a.ts', 'b.ts']]]);
});
