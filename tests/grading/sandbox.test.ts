/** One process for all: what it refuses is refused whatever came before. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { checksOf } from '../../src/grading/checks.js';
import { rubricOf } from '../../src/grading/rubric.js';
import { isOver } from '../../src/grading/sandbox/disk.js';
import { Sandbox, SandboxDied } from '../../src/grading/sandbox/sandbox.js';
import { wallsOf } from '../../src/grading/sandbox/walls.js';
import { HOMEWORK } from '../homework/this-homework.js';
import { source } from './sample.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const secret = mkdtempSync(join(tmpdir(), 'chainrule-secret-'));
writeFileSync(join(secret, 'solution.txt'), 'the answer');
const server = createServer((_, response) => response.end('the answer')).listen(0, '127.0.0.1');

let sandbox: Sandbox;
before(async () => {
  sandbox = await Sandbox.start({ seconds: 20, total: 60, memory: 1500 }, HOMEWORK);
  await run("const fs = require('node:fs'); const path = require('node:path');");
});
after(() => {
  sandbox.close();
  server.close();
  rmSync(secret, { recursive: true });
});

/** What came of a cell: its error, or what it printed. */
async function run(code: string): Promise<string> {
  let said = '';
  const reply = await sandbox.run(code, ({ header, content }) => {
    if (header.msg_type === 'stream') said += content.text;
  });
  return reply.status === 'ok' ? said.trim() : `${reply.evalue} ${(reply.traceback as string[]).join('\n')}`;
}

const quoted = (path: string) => JSON.stringify(path);
const DENIED = /ERR_ACCESS_DENIED/;

test('a cell runs, with chainrule and its own folder', async () => {
  assert.equal(await run("import { isInBand } from 'chainrule'; console.log(typeof isInBand)"), 'function');
  assert.equal(
    await run("fs.writeFileSync('mine.txt', 'x'); console.log(fs.readFileSync('mine.txt', 'utf8'))"),
    'x',
  );
});

test('the tables beside the homework lie beside its notebooks', async () => {
  const rows =
    "import { readSearch } from 'chainrule'; console.log(readSearch('../data/search.csv').length > 0)";
  assert.equal(await run(rows), 'true');
});

const HIDDEN = '(o: any) => Object.getOwnPropertySymbols(o).map((k) => o[k])';
const CHANNEL = `(${HIDDEN})(process).find((x: any) => x?.constructor?.name === 'Pipe')`;
const DATAGRAM = `(${HIDDEN})(require('node:dgram').createSocket('udp4')).find((x: any) => x?.handle).handle`;
/** A new handle of the same class, and what it is told of a path outside. */
const pipe = (handle: string, call: string): string =>
  `const h = ${handle}; const p = new h.constructor(0); console.log(p.${call}${quoted(join(secret, 'x.sock'))}))`;

const REFUSED: readonly [what: string, code: () => string, why: RegExp][] = [
  ['reading another folder', () => `fs.readFileSync(${quoted(join(secret, 'solution.txt'))})`, DENIED],
  ['reading the solutions', () => `fs.readdirSync(${quoted(join(ROOT, 'notebooks'))})`, DENIED],
  [
    'reading them by way of the package',
    () => `fs.readdirSync(${quoted(join(ROOT, 'node_modules/chainrule/notebooks'))})`,
    DENIED,
  ],
  [
    'reading them by way of its own packages',
    () => "fs.readdirSync('../node_modules/chainrule/notebooks')",
    /ENOENT|ERR_ACCESS_DENIED/,
  ],
  ['writing to another folder', () => `fs.writeFileSync(${quoted(join(secret, 'forged.txt'))}, '')`, DENIED],
  [
    'writing to chainrule',
    () => "fs.writeFileSync('../../node_modules/chainrule/dist/src/index.js', '')",
    DENIED,
  ],
  [
    'a link to the outside',
    () => `fs.symlinkSync(${quoted(secret)}, 'link'); fs.readdirSync('link')`,
    DENIED,
  ],
  ['starting a process', () => "require('node:child_process').execSync('id')", DENIED],
  ['starting a thread', () => "new (require('node:worker_threads').Worker)('1', { eval: true })", DENIED],
  ["Node's own bindings", () => "(process as any).binding('tcp_wrap')", /binding/],
  ['signals', () => 'process.kill(process.ppid)', /sends no signals/],
  ["Node's own signals", () => '(process as any)._debugProcess(process.ppid)', /sends no signals/],
  ['exit', () => 'process.exit(0)', /may not end the process/],
  ['fetch', () => `await fetch('http://127.0.0.1:${(server.address() as AddressInfo).port}')`, /no network/],
  [
    'a socket of a file, by the class of a stream',
    () => pipe('(process.stderr as any)._handle', 'connect({}, '),
    /no network/,
  ],
  ['a socket of a file, made', () => pipe('(process.stderr as any)._handle', 'bind('), /no network/],
  ['a socket of a file, by the class of the channel', () => pipe(CHANNEL, 'connect({}, '), /no network/],
  [
    'a socket, by the class of an encrypted one',
    () => pipe("new (require('node:tls').TLSSocket)()._handle._parent", 'connect({}, '),
    /no network/,
  ],
  ['a datagram, by the class of a socket', () => pipe(DATAGRAM, 'bind('), /no network/],
  [
    'a name, by the class of a resolver',
    () => "(new (require('node:dns').Resolver)() as any)._handle.queryA({}, 'x')",
    /no network/,
  ],
  ['sockets, again', () => "require('node:net').createServer().listen(0)", /no network/],
  ['sockets', () => "require('node:net').connect(80, '127.0.0.1')", /no network/],
  [
    'the handles of sockets',
    () => "require('node:net')._createServerHandle('127.0.0.1', 0, 4)",
    /no network/,
  ],
  ['name look-ups', () => "require('node:dns').lookup('example.org', () => {})", /no network/],
  ['datagrams', () => "require('node:dgram').createSocket('udp4').send('x', 1, '127.0.0.1')", /no network/],
];

for (const [what, code, why] of REFUSED)
  test(`${what} is refused`, async () => {
    assert.match(await run(code()), why);
    assert.ok(!existsSync(join(secret, 'forged.txt')));
  });

const [visible, hidden] = ['check', 'hidden-check'].map((role) => {
  const entry = rubricOf('sample.ipynb', source, HOMEWORK).cells.find((cell) => cell.role === role);
  return entry!;
});
const check = await checksOf(rubricOf('sample.ipynb', source, HOMEWORK));
const WRONG = 'function stableSoftmax(a: number[]): number[] { return a; }';
const RIGHT = `function stableSoftmax(a: number[]): number[] {
  const e = a.map((x) => Math.exp(x - Math.max(...a)));
  return e.map((x) => x / e.reduce((s, y) => s + y, 0));
}`;

test('a right function passes the visible and the hidden check', async () => {
  await run(RIGHT);
  assert.equal(await check(visible, sandbox), undefined);
  assert.equal(await check(hidden, sandbox), undefined);
});

/** Each before or beside a function that is wrong. */
const CHEATS: readonly [what: string, code: string][] = [
  ['nothing more', WRONG],
  [
    'an assert that is patched',
    `const a = require('node:assert/strict'); a.ok = a.deepEqual = () => {};\n${WRONG}`,
  ],
  ['an exit that is patched', `process.exit = (() => {}) as never; process.exitCode = 0;\n${WRONG}`],
  [
    'values that say what they are worth',
    'const stableSoftmax = (a: number[]): any => ({ valueOf: () => 0.5, reduce: () => 1, length: 2 });',
  ],
  ['a proxy', 'const stableSoftmax = (a: number[]): any => new Proxy(a, { get: () => 0.5 });'],
  ['an error', "const stableSoftmax = (a: number[]): any => { throw new Error('passed'); };"],
  [
    'a promise that nobody awaits',
    "const stableSoftmax = (a: number[]): any => { Promise.reject(new Error('x')); return a; };",
  ],
  ['a forged message', `process.send!({ kind: 'reply', content: { status: 'ok' } });\n${WRONG}`],
  ['printing', `console.log('all checks passed');\n${WRONG}`],
  [
    'Math, JSON and Object that are patched',
    `Math.abs = () => 0; JSON.stringify = () => '[0.25,0.75]'; Object.is = () => true;\n${WRONG}`,
  ],
];

for (const [what, code] of CHEATS)
  test(`a wrong function with ${what} fails the hidden check`, async () => {
    await run(code);
    assert.match((await check(hidden, sandbox)) ?? 'passed', /AssertionError|Thrown|cannot be handed over/);
    assert.ok(sandbox.alive);
  });

test('where the system has namespaces, no other file is in sight and no privilege is left', {
  skip: wallsOf().kind !== 'files',
}, async () => {
  const { node } = { node: process.execPath };
  const writable = mkdtempSync(join(secret, 'work-'));
  const view = { root: mkdtempSync(join(secret, 'root-')), readable: [node], writable, cwd: writable };
  const look = `const fs = require('fs'); const caps = /CapEff:\\s*(\\w+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1];
    console.log(JSON.stringify([fs.existsSync(${JSON.stringify(join(secret, 'solution.txt'))}), fs.readdirSync('/proc').filter((p) => p > 0).length, caps, Object.keys(require('os').networkInterfaces()).length]))`;
  const [command, ...args] = wallsOf().around([node, '-e', look], view);
  assert.deepEqual(JSON.parse(execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe' })), [
    false,
    1,
    '0000000000000000',
    0,
  ]);
});

test('it trains on one thread, and writes its log beside the notebooks', async () => {
  const own = await Sandbox.start({ seconds: 30, total: 60, memory: 1500 }, HOMEWORK);
  try {
    const code = `import { train, twoCircles, splitAtRandom, seeded, wasmEngine } from 'chainrule';
const { readFileSync } = require('node:fs');
const split = splitAtRandom(twoCircles(seeded('a'), { pointsPerClass: 30 }), { valid: 10, test: 10 }, seeded('b'));
await train(split, { dh: 4, epochs: 2, rate: 0.1, seed: 'c' }, { engine: wasmEngine(), log: '../report/training.log' });
function logText() { return readFileSync('../report/training.log', 'utf8'); }`;
    await own.run(code, () => {});
    assert.match(String(await own.call('logText', [])), /epoch/);
  } finally {
    await own.close();
  }
});

test('too much memory ends the process, and nothing can be asked after that', async () => {
  const small = await Sandbox.start({ seconds: 30, total: 60, memory: 600 }, HOMEWORK);
  const hoard = 'const hoard: unknown[] = []; for (;;) hoard.push(new Uint8Array(1e7).fill(1));';
  await assert.rejects(
    small.run(hoard, () => {}),
    { name: 'SandboxDied', message: /600 MB|the process ended/ },
  );
  assert.equal(small.alive, false);
  await assert.rejects(small.call('f', []), SandboxDied);
});

test('a folder is over its limit by the size of its files or by their number', () => {
  const folder = mkdtempSync(join(secret, 'files-'));
  for (const name of ['a', 'b']) writeFileSync(join(folder, name), '12345');
  assert.equal(isOver(folder, { bytes: 10, count: 2 }), false);
  assert.equal(isOver(folder, { bytes: 9, count: 2 }), true);
  assert.equal(isOver(folder, { bytes: 10, count: 1 }), true);
});

test('too many files end the process, and nothing of it stays', async () => {
  const full = await Sandbox.start({ seconds: 30, total: 60, memory: 1500 }, HOMEWORK);
  let folder = '';
  await full.run('console.log(process.cwd())', ({ content }) => {
    folder ||= String(content.text ?? '').trim();
  });
  assert.ok(existsSync(folder));
  const files = "const fs = require('node:fs'); for (let i = 0; ; i++) fs.writeFileSync(String(i), '');";
  await assert.rejects(
    full.run(files, () => {}),
    { name: 'SandboxDied', message: 'it writes too much' },
  );
  await full.close();
  assert.ok(!existsSync(folder));
});

test('a process computes no longer than the limits say, whoever watches it', {
  skip: process.platform === 'win32',
}, async () => {
  const busy = await Sandbox.start({ seconds: 30, total: 2, memory: 1500 }, HOMEWORK);
  await assert.rejects(
    busy.run('for (;;) {}', () => {}),
    { name: 'SandboxDied', message: /^the process ended/ },
  );
});

test('a call that never ends is ended', async () => {
  const quick = await Sandbox.start({ seconds: 30, total: 60, memory: 1500 }, HOMEWORK);
  await quick.run('const f = () => { for (;;) {} };', () => {});
  await assert.rejects(quick.call('f', [], 0.5), {
    name: 'SandboxDied',
    message: /over its limit of 0\.5 s/,
  });
});

test('what no notebook sends ends its process, and not the grader', async () => {
  const forger = await Sandbox.start({ seconds: 30, total: 60, memory: 1500 }, HOMEWORK);
  await assert.rejects(
    forger.run("process.send!({ kind: 'publish', type: 'stream', json: '{' })", () => {}),
    { name: 'SandboxDied', message: /it sent what no notebook sends/ },
  );
});
