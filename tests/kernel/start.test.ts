import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { PORT_TAKEN } from '../../src/kernel/start.js';
import type { Connection } from '../../src/kernel/wire.js';
import { Kernel } from '../../src/runner/client.js';
import { freeConnection } from '../../src/runner/launch.js';

const folder = mkdtempSync(join(tmpdir(), 'chainrule-start-'));
after(() => rmSync(folder, { recursive: true }));
const MINUTE = 60_000;
const MAIN = join(import.meta.dirname, '../../src/kernel/main.js');

function start(content: string | undefined): { status: number | null; stderr: string } {
  const file = join(folder, 'connection.json');
  rmSync(file, { force: true });
  if (content !== undefined) writeFileSync(file, content);
  return spawnSync(process.execPath, [MAIN, file], { encoding: 'utf8', timeout: MINUTE });
}

/** Whether the process is there and not a zombie whom nobody has buried. */
function runs(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return /^[^Z\s]/.test(stdout);
}

/** A port that is taken until the test's end. */
async function takenPort(): Promise<{ port: number; free: () => void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as { port: number }).port, free: () => server.close() };
}

test('a connection file that is missing, broken or not one is named', () => {
  for (const [content, said] of [
    [undefined, /connection\.json cannot be read: ENOENT/],
    ['{"ip": ', /connection\.json cannot be read: .*JSON/],
    ['null', /connection\.json lacks transport, ip, key/],
    ['{"transport": "tcp", "ip": "127.0.0.1", "key": ""}', /lacks shell_port, iopub_port/],
  ] as const) {
    const { status, stderr } = start(content);
    assert.equal(status, 1);
    assert.match(stderr, said);
  }
});

test('an occupied port is named, by the exit code too', async () => {
  const { port, free } = await takenPort();
  try {
    const { status, stderr } = start(JSON.stringify({ ...(await freeConnection()), iopub_port: port }));
    assert.equal(status, PORT_TAKEN);
    assert.match(stderr, new RegExp(`the iopub channel cannot be opened at tcp://127.0.0.1:${port}: `));
  } finally {
    free();
  }
});

/** A kernelspec of our kernel, whose ports 1 and below are taken, which it says without the time to get ready. */
function specWithTakenPorts(): string {
  const [program, spec] = ['taken.mjs', 'kernel.json'].map((name) => join(folder, name));
  writeFileSync(
    program,
    `import { readFileSync } from 'node:fs';
if (JSON.parse(readFileSync(process.argv[2], 'utf8')).shell_port <= 1) {
  console.error('the shell channel cannot be opened');
  process.exit(${PORT_TAKEN});
}
await import(${JSON.stringify(pathToFileURL(MAIN).href)});`,
  );
  writeFileSync(spec, JSON.stringify({ argv: ['node', program, '{connection_file}'] }));
  return spec;
}

test('the runner chooses others where a port is occupied, and gives up where all are', async () => {
  const kernelspec = specWithTakenPorts();
  const chosen: Connection[] = [];
  const takenUntil = (trial: number) => async (): Promise<Connection> => {
    const next = await freeConnection();
    chosen.push(chosen.length < trial ? { ...next, shell_port: 1 } : next);
    return chosen.at(-1)!;
  };
  const kernel = await Kernel.start({ cwd: folder, kernelspec, connection: takenUntil(1) });
  assert.equal((await kernel.execute('1', () => {}, MINUTE)).status, 'ok');
  await kernel.shutdown();
  assert.equal(chosen.length, 2);

  const never = Kernel.start({ cwd: folder, kernelspec, connection: takenUntil(Number.POSITIVE_INFINITY) });
  await assert.rejects(never, /the shell channel cannot be opened/);
  assert.equal(chosen.length, 2 + 3);
});

test('a kernel that runs has left no file behind', async () => {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = mkdtempSync(join(folder, 'tmp-'));
  try {
    const kernel = await Kernel.start({ cwd: folder });
    assert.deepEqual(readdirSync(process.env.TMPDIR), []);
    await kernel.shutdown();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
});

test('who is asked to end while his kernel starts leaves no file behind either', async () => {
  const here = mkdtempSync(join(folder, 'ended-'));
  const client = pathToFileURL(join(import.meta.dirname, '../../src/runner/client.js')).href;
  const program = `import { Kernel } from '${client}'; await Kernel.start({ cwd: '.' });`;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const runner = spawn(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TMPDIR: here },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => runner.once('close', (_, by) => resolve(by)));
    while (readdirSync(here).length === 0) await sleep(5);
    runner.kill(signal);
    assert.equal(await ended, signal);
    assert.deepEqual(readdirSync(here), []);
  }
});

test('without a folder for temporary files no kernel starts, and it is said which is wanted', async () => {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = join(folder, 'absent');
  try {
    await assert.rejects(
      Kernel.start({ cwd: folder }),
      /folder for temporary files in .*absent; TMPDIR can name another: .*absent/,
    );
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
});

test('a kernel out of memory says so; what its cell started ends with it', { timeout: MINUTE }, async () => {
  const kernel = await Kernel.start({ cwd: folder, env: { NODE_OPTIONS: '--max-old-space-size=150' } });
  const code = `import { spawn } from 'node:child_process';
const child = spawn('sleep', ['1000'], { stdio: 'ignore' });
console.log(child.pid);`;
  let pid = 0;
  await kernel.execute(
    code,
    ({ content }) => {
      if (content.name === 'stdout') pid = Number(content.text);
    },
    MINUTE,
  );
  assert.ok(runs(pid));
  const hungry = 'const kept: number[][] = []; for (;;) kept.push(new Array(1000).fill(1.5));';
  await assert.rejects(
    kernel.execute(hungry, () => {}, MINUTE),
    /its memory was used up/,
  );
  await kernel.shutdown();
  while (runs(pid)) await sleep(10);
});

test('a cell that replaces what the kernel is made of gets an error, and so do those after it', async () => {
  const kernel = await Kernel.start({ cwd: folder });
  const execute = (code: string) => kernel.execute(code, () => {}, MINUTE);
  assert.equal((await execute('JSON.stringify = () => "nonsense"; 1')).status, 'ok');
  assert.equal((await execute('2')).status, 'error');
  assert.equal((await execute('console.log(3)')).status, 'error');
  await execute('Promise.prototype.then = () => { throw new Error("then"); };');
  assert.match(String((await execute('4')).evalue), /a cell has replaced|nonsense/);
  await kernel.shutdown();
});
