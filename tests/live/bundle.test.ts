import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { bundled, type Program } from '../../src/report/html/bundle.js';

/** By program, the most it may have, in bytes of gzip: a page is sent around. */
const LIMITS: Readonly<Record<Program, number>> = {
  report: 28_000,
  'judge/worker': 148_000,
  'circles/worker': 24_000,
  playground: 23_000,
};

for (const [program, limit] of Object.entries(LIMITS) as [Program, number][])
  test(`${program}: nothing of Node is in it, and it is small`, async () => {
    const { text, metafile } = await bundled(program);
    assert.deepEqual(fromNode(metafile), []);
    const size = gzipSync(text, { level: 9 }).length;
    assert.ok(size <= limit, `${size} bytes of gzip, at most ${limit}`);
  });

/** What a bundle would have of Node: modules, and those of our files that are for Node alone. */
const fromNode = ({ inputs }: Awaited<ReturnType<typeof bundled>>['metafile']): string[] =>
  Object.entries(inputs).flatMap(([file, { imports }]) => [
    ...(file.endsWith('host-node.js') ? [file] : []),
    ...imports
      .filter(({ path, external }) => (external && path !== '<runtime>') || path.startsWith('node:'))
      .map(({ path }) => `${file}: ${path}`),
  ]);

test('what the page shows at once has no parser in it: that is the thread’s', async () => {
  const { metafile } = await bundled('report');
  const bytes = Object.entries(Object.values(metafile.outputs)[0].inputs);
  assert.deepEqual(
    bytes.filter(([file, { bytesInOutput }]) => file.includes('mathjs') && bytesInOutput > 0),
    [],
  );
});

test('a planted import of Node is seen', () => {
  const planted = {
    inputs: {
      'a.js': { bytes: 1, imports: [{ path: 'node:fs', kind: 'import-statement' as const, external: true }] },
    },
    outputs: {},
  };
  assert.deepEqual(fromNode(planted), ['a.js: node:fs']);
});
