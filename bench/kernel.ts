#!/usr/bin/env node
/** npm run bench:kernel: a session of many cells and messages, and the memory of the kernel as it goes on. */
import { readFileSync } from 'node:fs';
import type { Message } from '../src/kernel/wire.js';
import { Kernel, TimeLimit } from '../src/runner/client.js';
import type { Listener } from '../src/runner/conversation.js';

const USAGE = 'Usage: npm run bench:kernel [-- how many messages of each kind, default 20000]';
const HOUR = 3_600_000;

async function session(many: number): Promise<void> {
  const kernel = await Kernel.start({ cwd: import.meta.dirname });
  const start = performance.now();
  const pid = Number(await value(kernel, 'process.pid'));
  const say = (what: string) => {
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const memory = `kernel ${residentOf(pid)}, this ${residentOf(process.pid)}`;
    console.log(`${seconds.padStart(7)} s  ${what.padEnd(34)} ${memory}`);
  };
  say('kernel ready');
  for (let i = 1; i <= many; i++) {
    expect(await value(kernel, String(i)), String(i));
    if (i % Math.ceil(many / 4) === 0) say(`${i} cells`);
  }
  await displays(kernel, many, (i) => String(i));
  say(`${many} displays in a cell`);
  await displays(kernel, many, (i) => String(i).padStart(100_000));
  say(`${many} displays of 100 kB`);
  for (let i = 0; i < many / 10; i++) {
    const { matches } = await kernel.ask('complete_request', { code: 'Math.sq', cursor_pos: 7 });
    expect((matches as string[]).includes('sqrt'), true);
  }
  say(`${many / 10} completions`);
  for (const flood of ['console.log("flood")', 'display.text("flood".repeat(1000))']) {
    const endless = kernel.execute(`for (;;) ${flood}`, () => {}, 3000);
    expect(
      await endless.catch((error) => error instanceof TimeLimit && /interrupted/.test(error.message)),
      true,
    );
    expect(await value(kernel, '6 * 7'), '42');
    say(`flood of ${flood.slice(0, 12)}, interrupted`);
  }
  const queued = Array.from({ length: many / 10 }, (_, i) => value(kernel, String(i)));
  for (const [i, shown] of (await Promise.all(queued)).entries()) expect(shown, String(i));
  say(`${many / 10} cells queued`);
  await kernel.shutdown();
}

/** What the cell shows as its value or display. */
async function value(kernel: Kernel, code: string): Promise<string> {
  const shown: string[] = [];
  await execute(kernel, code, (message) => shown.push(...textOf(message)));
  return shown.join();
}

async function displays(kernel: Kernel, many: number, text: (i: number) => string): Promise<void> {
  let next = 0;
  const code = `import { display } from 'tslab'; const text: (i: number) => string = ${text}; for (let i = 0; i < ${many}; i++) display.text(text(i));`;
  await execute(kernel, code, (message) => {
    for (const shown of textOf(message)) expect(shown, text(next++));
  });
  expect(next, many);
}

async function execute(kernel: Kernel, code: string, listener: Listener): Promise<void> {
  const { status, evalue } = await kernel.execute(code, listener, HOUR);
  if (status !== 'ok') throw new Error(`the cell ${code} ended with ${status}: ${evalue}`);
}

function textOf({ content }: Message): string[] {
  return content.data ? [String((content.data as Record<string, unknown>)['text/plain'])] : [];
}

function expect(found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`expected ${expected}, found ${found}`);
}

/** The memory of a process that is in the machine's, where the system tells it. */
function residentOf(pid: number): string {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
    return `${Math.round(Number(kilobytes) / 1024)} MB`;
  } catch {
    return '? MB';
  }
}

const many = Number(process.argv[2] ?? 20_000);
if (many > 0) await session(many);
else console.error(USAGE);
