import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatNotebook, readNotebook } from '../../src/homework/nbformat.js';
import type { Cell, Output } from '../../src/homework/notebook.js';
import { Kernel } from '../../src/runner/client.js';
import { execute } from '../../src/runner/main.js';
import { CellFailure, runCells, runNotebook } from '../../src/runner/run.js';
import { UsageError } from '../../src/usage.js';

/** Inside the package, so that cells find it by its name. */
const folder = mkdtempSync(join(import.meta.dirname, 'run-'));
/** For the notebooks whose failure a kernel survives. */
let kernel: Kernel;
before(async () => {
  kernel = await Kernel.start({ cwd: folder, env: { CHAINRULE_RUNNER: '1' } });
});
after(async () => {
  await kernel.shutdown();
  rmSync(folder, { recursive: true });
});
const MAIN = join(import.meta.dirname, '../../src/command/main.js');

/** A notebook file of code cells; a cell may begin with its tags: `[raises-exception] throw 1`. */
function notebookFile(name: string, ...sources: readonly string[]): string {
  const cells = sources.map((text, i): Cell => {
    const [, tags, source] = /^(?:\[([^\]]*)\] )?([\s\S]*)$/.exec(text)!;
    const metadata = tags ? { tags: tags.split(' ') } : {};
    return { cell_type: 'code', id: `c${i + 1}`, metadata, source, execution_count: null, outputs: [] };
  });
  const path = join(folder, name);
  writeFileSync(path, formatNotebook({ cells, metadata: {} }));
  return path;
}

function forKernel(path: string, kernelspec: object): void {
  writeFileSync(path, formatNotebook({ ...readNotebook(path), metadata: { kernelspec } }));
}

interface Exit {
  readonly code: number | null;
  readonly said: string;
}

/** Runs the command line program. */
function main(...args: readonly string[]): Promise<Exit> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

const GOOD = [
  `import { liveProgress, show, showLive } from 'chainrule';
const bundle = (text: string) => ({ data: { 'text/plain': text }, metadata: { alt: 'a' } });
const checked = (wrong?: Error) => ({ toBundle: () => bundle('checked'), failure: () => wrong });`,
  `const advance = liveProgress('epoch', 2);
const view = showLive(bundle('before'));
advance(1); console.log('printed'); advance(2, 'error 10 %');
show(checked());
view.update(bundle('after'));`,
  '',
  '[raises-exception] show(checked(new Error("shown, then thrown")))',
  '[raises-exception may-raise] checked()',
];

test('a notebook runs to outputs that say what its cells did; progress is told and not kept', async () => {
  const progress: unknown[] = [];
  const path = notebookFile('good.ipynb', ...GOOD);
  const notebook = await runCells(kernel, path, readNotebook(path), { onProgress: (p) => progress.push(p) });
  const code = notebook.cells as unknown as { execution_count: number | null; outputs: Output[] }[];
  const shown = (text: string) => ({
    output_type: 'display_data',
    data: { 'text/plain': text },
    metadata: { alt: 'a' },
  });
  assert.deepEqual(
    code.map((cell) => cell.execution_count),
    [1, 2, null, 3, 4],
  );
  const printed = { output_type: 'stream', name: 'stdout', text: 'printed\n' };
  assert.deepEqual(code[1].outputs, [shown('after'), printed, shown('checked')]);
  assert.deepEqual(progress, [
    { label: 'epoch', done: 0, total: 2 },
    { label: 'epoch', done: 1, total: 2 },
    { label: 'epoch', done: 2, total: 2, note: 'error 10 %' },
  ]);
  const [first, error] = code[3].outputs;
  assert.deepEqual(first, shown('checked'));
  assert.equal(error.output_type === 'error' && error.evalue, 'shown, then thrown');
  assert.deepEqual(code[4].outputs, [
    { ...shown('checked'), output_type: 'execute_result', execution_count: 4 },
  ]);
});

const SIMPLE = ['console.log("printed"); ({ a: 1 })', '[nbval-ignore-output] "measured"'];

const BAD: readonly [what: string, sources: readonly string[], cell: string, reason: RegExp][] = [
  [
    'an error',
    ['1', 'const two = 2;\nthrow new Error("boom")'],
    'c2',
    /> +2 \| throw new Error\("boom"\)[\s\S]*Error: boom/,
  ],
  ['a type error', ['const s: string = 1'], 'c1', /Type 'number' is not assignable to type 'string'/],
  ['an un-awaited rejection', ['Promise.reject(new Error("floating")); 1'], 'c1', /Error: floating/],
  [
    'a rejection after the last cell',
    ['setTimeout(() => Promise.reject(new Error("late")), 20); 1'],
    'c1',
    /Error: late/,
  ],
  ['no error where one is announced', ['[raises-exception] 1'], 'c1', /raised none/],
];
/** Checks that the failure names the cell and says why. */
function failureOf(path: string, id: string, reason: RegExp): (error: unknown) => true {
  return (error) => {
    assert.ok(error instanceof CellFailure, String(error));
    assert.equal(error.cell.id, id);
    const position = `${path}, cell ${id.slice(1)} of ${error.notebook.cells.length} (id ${id}) failed:\n\n   1 | `;
    assert.ok(error.message.startsWith(position), error.message);
    assert.match(error.message, reason);
    return true;
  };
}

for (const [what, sources, id, reason] of BAD) {
  test(`${what} fails the notebook and names the cell`, async () => {
    const path = notebookFile('bad.ipynb', ...sources);
    await assert.rejects(runCells(kernel, path, readNotebook(path)), failureOf(path, id, reason));
  });
}

test('a cell over its time limit fails', async () => {
  const path = notebookFile('slow.ipynb', 'while (true) {}');
  const reason = /over its limit of 0.2 s and was interrupted/;
  await assert.rejects(
    runCells(kernel, path, readNotebook(path), { timeout: 0.2 }),
    failureOf(path, 'c1', reason),
  );
});

test('a loop without end that the last cell leaves behind fails it too', async () => {
  const path = notebookFile('behind.ipynb', 'setTimeout(() => { while (true) {} }, 10); 1');
  const reason = /over its limit of 1 s and was interrupted/;
  await assert.rejects(
    runCells(kernel, path, readNotebook(path), { timeout: 1 }),
    failureOf(path, 'c1', reason),
  );
});

test('a cell that prints without end fails long before its time limit', async () => {
  const path = notebookFile('flood.ipynb', 'const line = "x".repeat(1000);\nfor (;;) console.log(line);');
  const reason = /printed over 10000000 characters and was interrupted/;
  await assert.rejects(runCells(kernel, path, readNotebook(path)), failureOf(path, 'c1', reason));
});

test('the death of the kernel fails the notebook at once, be its kernelspec another one of TypeScript', async () => {
  const path = notebookFile(
    'dies.ipynb',
    '1',
    'process.kill(process.pid, "SIGKILL"); await new Promise(() => {})',
  );
  forKernel(path, { name: 'deno', language: 'typescript' });
  await assert.rejects(runNotebook(path), failureOf(path, 'c2', /the kernel died \(SIGKILL\)/));
});

test('a kernel that an interrupt cannot stop is killed, and it is the cell that fails', async () => {
  const busy = "execFileSync(process.execPath, ['-e', 'setTimeout(() => {}, 10_000)']);";
  const path = notebookFile('hangs.ipynb', "import { execFileSync } from 'node:child_process';\n1", busy);
  const kernel = await Kernel.start({ cwd: folder, interruptGrace: 200 });
  await kernel.execute('1', () => {}, 60_000);
  const reason = /over its limit of 3 s and the kernel was killed/;
  await assert.rejects(
    runCells(kernel, path, readNotebook(path), { timeout: 3 }),
    failureOf(path, 'c2', reason),
  );
  await kernel.shutdown();
});

test('a kernel ends when the runner is killed, even in a busy cell', async () => {
  notebookFile('orphan.ipynb', 'require("fs").writeFileSync("pid", String(process.pid)); while (true) {}');
  const runner = spawn(process.execPath, [MAIN, 'run', 'orphan.ipynb'], { cwd: folder, stdio: 'ignore' });
  while (!existsSync(join(folder, 'pid'))) await sleep(50);
  await sleep(50);
  const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
  assert.ok(process.kill(pid, 0));
  runner.kill('SIGKILL');
  await assert.rejects(
    async () => {
      for (let i = 0; i < 200; i++) {
        process.kill(pid, 0);
        await sleep(50);
      }
    },
    { code: 'ESRCH' },
  );
});

test('execute writes in place, the same bytes every time, and leaves a failing notebook as it was', async () => {
  const [runs, fails] = [
    notebookFile('runs.ipynb', ...SIMPLE),
    notebookFile('fails.ipynb', '1', 'throw new Error("boom")'),
  ];
  const before = readFileSync(fails, 'utf8');
  const again = formatNotebook(await runCells(kernel, runs, readNotebook(runs)));
  const { code, said } = await main('run', 'fails.ipynb', 'runs.ipynb');
  assert.equal(code, 1);
  assert.match(said, /fails\.ipynb, cell 2 of 2 \(id c2\) failed:/);
  assert.match(said, /2\/2 runs\.ipynb: executed/);
  assert.equal(readFileSync(fails, 'utf8'), before);
  assert.equal(readFileSync(runs, 'utf8'), again);
  assert.match(readFileSync(runs, 'utf8'), /"printed\\n"/);
  assert.deepEqual(
    readdirSync(folder).filter((file) => file.endsWith('.tmp')),
    [],
  );
});

test('verify agrees with what execute wrote, volatile cells aside, and finds a planted difference', async () => {
  const replace = (file: string, from: string, to: string) => {
    const text = readFileSync(join(folder, file), 'utf8');
    assert.ok(text.includes(from));
    writeFileSync(join(folder, file), text.replace(from, to));
  };
  replace('runs.ipynb', `"'measured'"`, `"'measured elsewhere'"`);
  copyFileSync(join(folder, 'runs.ipynb'), join(folder, 'again.ipynb'));
  replace('again.ipynb', '"printed\\n"', '"printed?\\n"');
  const { code, said } = await main('verify', 'runs.ipynb', 'again.ipynb');
  assert.equal(code, 1);
  assert.match(said, /1\/2 runs\.ipynb: as committed/);
  assert.match(
    said,
    /again\.ipynb, cell 1 \(id c1\), output 1 \(stream\), stdout differs\.\n--- committed\nprinted\?\n/,
  );
});

test('a notebook for a kernel of another language is refused, before anything runs', async () => {
  const path = notebookFile('python.ipynb', 'print(1)');
  forKernel(path, { name: 'python3', display_name: 'Python 3', language: 'python' });
  await assert.rejects(
    runNotebook(path),
    /python\.ipynb: "metadata\.kernelspec" names the kernel "Python 3", whose language is python; .*Choose the kernel "TypeScript"/,
  );
  forKernel(path, { name: 'ir' });
  await assert.rejects(runNotebook(path), /names the kernel "ir"/);
});

test('a file that is no notebook, a missing one and wrong arguments are refused', async () => {
  writeFileSync(join(folder, 'text.ipynb'), 'hello');
  const { code, said } = await main('run', 'text.ipynb', 'absent.ipynb');
  assert.equal(code, 1);
  assert.match(said, /text\.ipynb:1:1: not JSON/);
  assert.match(said, /absent\.ipynb/);
  assert.equal((await main('run', '--colour')).code, 2);
  await assert.rejects(execute.run(['--timeout', 'x']), UsageError);
});
