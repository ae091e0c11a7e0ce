import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Lap } from './contestant.js';

/** A program that solves the problem in its folder, and how the table names it. */
export interface Contestant {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
  /** Repetitions; the slow ones get fewer. */
  readonly laps?: number;
  /** It solved this part of the problem only, so its seconds are divided by it. */
  readonly share?: number;
}

/** What a contestant reached; or why it did not run. */
export type Result = { readonly name: string } & (Reached | { readonly absent: string });

export interface Reached {
  /** Of the best lap. */
  readonly seconds: number;
  /** The best time of each minibatch, added up: an epoch that nothing else on the machine disturbs. */
  readonly undisturbed: number;
  readonly loss: number;
  readonly megabytes: number;
}

/** Who has run so long gets no more laps. */
const ENOUGH_SECONDS = 90;

/**
 * Every contestant in a process of its own. They run one at a time, in turn, lap after lap, so that what else
 * the machine does meets all of them alike; the best lap of each counts.
 */
export async function contest(
  contestants: readonly Contestant[],
  laps: number,
  onLap: (text: string) => void,
): Promise<Result[]> {
  const runners = await Promise.all(contestants.map((contestant) => start(contestant)));
  for (let lap = 0; lap < laps; lap++) {
    for (const runner of runners) {
      if (lap >= (runner.contestant.laps ?? laps) || runner.done()) continue;
      const done = await runner.lap();
      if (done) onLap(`lap ${lap + 1}/${laps}: ${runner.contestant.name} ${total(done.steps).toFixed(3)} s`);
    }
  }
  return runners.map((runner) => runner.finish());
}

interface Runner {
  readonly contestant: Contestant;
  lap(): Promise<Lap | undefined>;
  /** Is there no use in another lap? */
  done(): boolean;
  finish(): Result;
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0);

async function start(contestant: Contestant): Promise<Runner> {
  const { name, command, args, env, share = 1 } = contestant;
  const child: ChildProcessWithoutNullStreams = spawn(command, args, { env: { ...process.env, ...env } });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  child.on('error', (error) => {
    complaints += error.message;
  });
  child.stdin.on('error', () => {});
  const laps: Lap[] = [];
  let absent = '';
  const runner: Runner = {
    contestant,
    done: () => absent !== '' || total(laps.map(({ steps }) => total(steps))) > ENOUGH_SECONDS,
    async lap() {
      child.stdin.write('go\n');
      const { value, done } = await lines.next();
      if (done) {
        absent = reason(complaints);
        return undefined;
      }
      laps.push(JSON.parse(value));
      return laps[laps.length - 1];
    },
    finish() {
      child.stdin.end();
      if (laps.length === 0) return { name, absent };
      return {
        name,
        seconds: Math.min(...laps.map(({ steps }) => total(steps))) / share,
        undisturbed:
          total(laps[0].steps.map((_, i) => Math.min(...laps.map(({ steps }) => steps[i])))) / share,
        loss: laps[0].loss,
        megabytes: laps[laps.length - 1].megabytes,
      };
    },
  };
  // it prints other things before, perhaps; then a line that says only: ready
  for (;;) {
    const { value, done } = await lines.next();
    if (value === 'ready') return runner;
    if (done) {
      absent = reason(complaints);
      return runner;
    }
  }
}

/** The line of a stack trace that says what went wrong. */
function reason(complaints: string): string {
  const lines = complaints.trim().split('\n');
  return lines.find((line) => /Error/.test(line)) || lines.at(-1) || 'it ended without a word';
}
