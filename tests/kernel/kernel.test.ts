import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorOutput, Output } from '../../src/homework/notebook.js';
import type { Message } from '../../src/kernel/wire.js';
import { Kernel, TimeLimit } from '../../src/runner/client.js';
import { OutputLog } from '../../src/runner/outputs.js';

/** One kernel for the whole file: its cells follow each other as in a notebook. */
let kernel: Kernel;
const MINUTE = 60_000;

before(async () => {
  kernel = await Kernel.start({ cwd: import.meta.dirname });
  await kernel.execute('1', () => {}, MINUTE);
});
after(() => kernel.shutdown());

interface Ran {
  readonly status: string;
  readonly outputs: readonly Output[];
  readonly messages: readonly Message[];
}

async function run(code: string, timeout = MINUTE): Promise<Ran> {
  const log = new OutputLog();
  const messages: Message[] = [];
  const listener = (message: Message) => {
    messages.push(message);
    log.add(0, message);
  };
  const { status } = await kernel.execute(code, listener, timeout);
  return { status, outputs: log.outputsOf(0), messages };
}

/** The text/plain of the cell's execute_result. */
async function evaluate(code: string): Promise<unknown> {
  const { status, outputs } = await run(code);
  assert.equal(status, 'ok', JSON.stringify(outputs));
  const result = outputs.find((output) => output.output_type === 'execute_result');
  return (result as { data: Record<string, unknown> } | undefined)?.data['text/plain'];
}

async function errorOf(code: string): Promise<ErrorOutput> {
  const { status, outputs } = await run(code);
  assert.equal(status, 'error');
  assert.equal(outputs.at(-1)?.output_type, 'error');
  return outputs.at(-1) as ErrorOutput;
}

test('whatever is thrown is told', async () => {
  for (const [thrown, said] of [
    ['null', 'null'],
    ['Object.create(null)', '[Object: null prototype] {}'],
    [
      'new Proxy({}, { get() { throw 1; }, ownKeys() { throw 2; }, getPrototypeOf() { throw 3; } })',
      'what was thrown cannot be shown',
    ],
    ["Object.defineProperty(new Error(), 'name', { get() { throw 1; } })", 'what was thrown cannot be shown'],
  ])
    assert.equal((await errorOf(`throw ${thrown}`)).evalue, said);
});

test('a value that cannot be shown is an error of its cell', async () => {
  const circle =
    '({ toBundle() { const c: any = {}; c.c = c; return { data: { "a/json": c }, metadata: {} }; } })';
  assert.match((await errorOf(circle)).evalue, /circular structure/);
  assert.match((await errorOf('({ toBundle() { throw new Error("mine"); } })')).evalue, /mine/);
  assert.match((await errorOf('({ toBundle: () => undefined })')).evalue, /toBundle\(\) is to give/);
  assert.equal(
    await evaluate('const around: any = {}; around.a = around; around'),
    '<ref *1> { a: [Circular *1] }',
  );
});

test('what fails behind a cell is told under the next: a late rejection, a thread that dies', async () => {
  await run("setTimeout(() => Promise.reject(new Error('late')), 20); 1");
  await sleep(100);
  const { status, outputs } = await run('2');
  assert.equal(status, 'ok', JSON.stringify(outputs));
  const thread = `import { Worker } from 'node:worker_threads';
new Worker('throw new Error("in a thread")', { eval: true });
await new Promise((resolve) => setTimeout(resolve, 20_000));`;
  assert.equal((await errorOf(thread)).evalue, 'in a thread');
  assert.equal(await evaluate('3'), '3');
});

test('a request is told as busy, input, result, reply, idle', async () => {
  const { messages } = await run('6 * 7');
  const said = messages.map(({ header, content }) => content.execution_state ?? header.msg_type);
  assert.deepEqual(said, ['busy', 'execute_input', 'execute_result', 'idle']);
  const [, input, result] = messages.map(({ content }) => content);
  assert.equal(input.code, '6 * 7');
  assert.equal(result.execution_count, input.execution_count);
  assert.deepEqual(result.data, { 'text/plain': '42' });
});

test('a promise as last expression is waited for', async () => {
  assert.equal(await evaluate('Promise.resolve([1, 2])'), '[ 1, 2 ]');
});

test('every form of top-level await works', async () => {
  assert.equal(await evaluate('const awaited = await (Promise.resolve(3)); awaited'), '3');
  assert.equal(await evaluate('let last = 0; for await (const x of [1, 2]) last = x; last'), '2');
});

test('printed text and display data come in order', async () => {
  const code =
    'console.log("a"); console.error("b");\nimport { display } from "tslab";\ndisplay.html("<b>c</b>"); console.log("d");';
  const { outputs } = await run(code);
  assert.deepEqual(outputs, [
    { output_type: 'stream', name: 'stdout', text: 'a\n' },
    { output_type: 'stream', name: 'stderr', text: 'b\n' },
    { output_type: 'display_data', data: { 'text/html': '<b>c</b>' }, metadata: {} },
    { output_type: 'stream', name: 'stdout', text: 'd\n' },
  ]);
});

test('a large output arrives whole', async () => {
  const { outputs } = await run('for (let i = 0; i < 50_000; i++) console.log("line", i);');
  const text = (outputs[0] as { text: string }).text;
  assert.equal(outputs.length, 1);
  assert.equal(text.split('\n').length, 50_001);
  assert.ok(text.endsWith('line 49999\n'));
});

test('a cell that takes what is printed for itself keeps it from no other cell, and is told', async () => {
  const printed = async (code: string) => {
    const { outputs } = await run(code);
    return outputs.flatMap((output) => (output.output_type === 'stream' ? output.text : [])).join('');
  };
  assert.equal(
    await printed(
      "{ const { write } = process.stdout; process.stdout.write = () => true; console.log('lost'); process.stdout.write = write; console.log('shown') }",
    ),
    'shown\n',
  );
  const told = /^process\.stdout\.write was replaced by this cell; it is the kernel's again/;
  assert.match(await printed("process.stdout.write = () => true; console.log('lost')"), told);
  assert.equal(await printed("console.log('shown')"), 'shown\n');
  const gone = "Object.defineProperty(process, 'stderr', { get: () => undefined, configurable: true });";
  assert.match(await printed(gone), /^process\.stderr\.write was replaced/);
  assert.equal(await printed("console.error('shown')"), 'shown\n');
});

test('file descriptors that are none of a cell stay open, its own are closed', async () => {
  const own = `{ const fs = require('node:fs'); const fd = fs.openSync('${import.meta.filename}'); fs.closeSync(fd);`;
  assert.match((await errorOf(`${own} fs.closeSync(fd) }`)).evalue, /^file descriptor \d+: no open\(\) of/);
  const all = "const refused: string[] = []; for (let fd = 0; fd < 200; fd++) require('node:fs').close(fd,";
  assert.equal((await run(`${all} (error: Error) => refused.push(error.message));`)).status, 'ok');
  assert.equal(await evaluate('await new Promise((done) => setTimeout(done, 10)); refused.length'), '200');
  assert.equal(
    await evaluate(
      `await new Promise<string>((done) => require('node:fs').createReadStream('${import.meta.filename}').on('close', () => done('closed')).resume())`,
    ),
    "'closed'",
  );
});

test('types are strict, and an error names line and column of the cell', async () => {
  const { ename, evalue, traceback } = await errorOf('const one = 1;\nconst two: string = { one };');
  assert.equal(ename, 'TypeScriptError');
  assert.match(evalue, /^line 2: Type '{ one: number; }' is not assignable to type 'string'/);
  assert.match(
    traceback.join('\n'),
    /In\[\d+\]:2:7: .*\n.*1 \| const one = 1;\n> +2 \| const two: string = { one };\n +\^/,
  );
  assert.match((await errorOf('const f = (x) => x')).evalue, /implicitly has an 'any' type/);
});

test('an exception shows the TypeScript line it came from, also in an earlier cell', async () => {
  const define =
    'interface Point { x: number }\nfunction norm(p: Point): number {\n  let { x } = p; return x;\n}\n0';
  assert.equal(await evaluate(define), '0');
  const { ename, evalue, traceback } = await errorOf('const point = null as any;\nnorm(point)');
  assert.equal(ename, 'TypeError');
  assert.match(evalue, /x/);
  const text = traceback.join('\n');
  assert.match(text, /> +3 \| {3}let { x } = p; return x;\n/);
  assert.match(text, /at Object\.norm \(In\[\d+\]:3:9\)\n +at In\[\d+\]:2:1$/);
});

test('an exception after an await, its cause, and a thrown value that is no Error', async () => {
  const { evalue, traceback } = await errorOf(
    'await null;\nthrow new Error("outer", { cause: new Error("inner") });',
  );
  assert.equal(evalue, 'outer');
  assert.match(traceback.join('\n'), /> +2 \| throw[\s\S]*\[cause\]: Error: inner/);
  assert.deepEqual(await errorOf('throw "text"'), {
    output_type: 'error',
    ename: 'thrown string',
    evalue: 'text',
    traceback: ["'text'"],
  });
});

test('a promise rejected with nobody waiting fails its cell, a handled one does not', async () => {
  assert.equal((await errorOf('Promise.reject(new Error("floating")); 5')).evalue, 'floating');
  assert.equal((await errorOf('(async () => { throw new Error("last"); })()')).evalue, 'last');
  const later =
    'const p = Promise.reject(new Error("x")); await new Promise((r) => setTimeout(r, 5)); p.catch(() => 1)';
  assert.equal(await evaluate(later), '1');
});

test('an error after the end of its cell is told all the same', async () => {
  const { messages, status } = await run('setTimeout(() => { throw new Error("late"); }, 300); 1');
  assert.equal(status, 'ok');
  while (messages.at(-1)?.header.msg_type !== 'error') await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(messages.at(-1)?.content.evalue, 'late');
});

test('process.exit() is an error of its cell and the kernel goes on', async () => {
  assert.equal((await errorOf('process.exit(0)')).ename, 'ProcessExit');
  assert.equal(await evaluate('1 + 1'), '2');
});

test('a let variable is one variable for all cells and functions', async () => {
  assert.equal(
    await evaluate('let n = 1, [u, { v }] = [2, { v: 3 }];\nconst sum = () => n + u + v;\nsum()'),
    '6',
  );
  assert.equal(await evaluate('n = 10; v++; sum()'), '16');
  assert.equal(await evaluate('({ n, inner: { v } })'), '{ n: 10, inner: { v: 4 } }');
});

test('const, function and class may be declared again', async () => {
  assert.equal(await evaluate('const c = 1; function g() { return c; }\ng()'), '1');
  assert.equal(await evaluate('const c = "two"; function g() { return c; }\ng()'), "'two'");
});

test('what is queued behind an error is aborted, what comes later runs', async () => {
  const requests = [
    'await new Promise((r) => setTimeout(r, 50)); throw new Error("first")',
    'sideEffect = 1',
    '2',
  ];
  const replies = await Promise.all(requests.map((code) => kernel.execute(code, () => {}, MINUTE)));
  assert.deepEqual(
    replies.map(({ status }) => status),
    ['error', 'aborted', 'aborted'],
  );
  assert.equal(await evaluate('3'), '3');
});

const ENDLESS: readonly [what: string, code: string][] = [
  ['a loop', 'while (true) n++'],
  ['a loop after an await', 'await null; while (true) n++'],
  ['a loop of settled promises', 'while (true) await null'],
  ['a loop that prints', 'for (;;) console.log(n)'],
  ['a promise that never settles', 'await new Promise(() => {})'],
];
for (const [what, code] of ENDLESS) {
  test(`${what} without end is interrupted at its time limit and the variables stay`, async () => {
    await assert.rejects(
      run(code, 200),
      (error: Error) => error instanceof TimeLimit && /interrupted/.test(error.message),
    );
    assert.equal(await evaluate('n >= 10'), 'true');
  });
}

test('a cell interrupted before it began does not run', async () => {
  // Keeps the cells' thread busy after its own cell, so that the next cell and the interrupt arrive together.
  await run('const block = (ms: number) => { for (const t = Date.now(); Date.now() < t + ms; ); };');
  await run('let began = false; setTimeout(block, 150, 250);');
  await new Promise((resolve) => setTimeout(resolve, 160));
  const interrupted = run('began = true;');
  await new Promise((resolve) => setTimeout(resolve, 20));
  await kernel.interrupt();
  assert.equal((await interrupted).status, 'error');
  assert.equal(await evaluate('began'), 'false');
});

test('an interrupt tells KeyboardInterrupt', async () => {
  const running = errorOf('await new Promise(() => {})');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await kernel.interrupt();
  assert.equal((await running).ename, 'KeyboardInterrupt');
});

test('names complete, with positions in code points', async () => {
  const code = '"😀"; mathematics';
  assert.equal(await evaluate('const mathematics = 1; 0'), '0');
  const reply = await kernel.ask('complete_request', { code, cursor_pos: 9 });
  assert.deepEqual(
    { ...reply, matches: (reply.matches as string[]).includes('mathematics') },
    { status: 'ok', matches: true, cursor_start: 5, cursor_end: 16, metadata: {} },
  );
});

test('inspect tells the type, is_complete asks for more', async () => {
  const inspected = await kernel.ask('inspect_request', {
    code: 'mathematics',
    cursor_pos: 3,
    detail_level: 0,
  });
  assert.match(JSON.stringify(inspected.data), /const mathematics: 1/);
  const more = await kernel.ask('is_complete_request', { code: 'function f() {' });
  assert.equal(more.status, 'incomplete');
});

test('kernel_info names language and protocol', async () => {
  const info = await kernel.ask('kernel_info_request', {});
  assert.equal(info.status, 'ok');
  assert.match(String(info.protocol_version), /^5\./);
  assert.equal((info.language_info as { name: string }).name, 'typescript');
});
