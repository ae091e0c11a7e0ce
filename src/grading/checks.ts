/**
 * Runs the checks of a notebook where no submission can reach: in the grader's own process, with its own
 * chainrule and its own assert. What a check uses of the submission is asked from the submission's process.
 */
import { createRequire } from 'node:module';
import { isCode } from '../homework/notebook.js';
import type { QuestionCell } from '../homework/question-cells.js';
import { declaredNames, functionOf } from './read/javascript.js';
import type { Rubric } from './rubric.js';
import { decodeValue, encodeValue } from './sandbox/codec.js';
import { type Sandbox, SandboxDied, Thrown } from './sandbox/sandbox.js';

/** A check may ask so many values of a submission. */
const MAX_CALLS = 1000;

type Names = Readonly<Record<string, unknown>>;

/** Why a check fails, or undefined if it passes. */
export type RunCheck = (check: QuestionCell, submission: Sandbox | undefined) => Promise<string | undefined>;

/** The checks of a notebook; what is given before them is evaluated once. */
export async function checksOf({ cells }: Rubric): Promise<RunCheck> {
  const given = await evaluateGiven(cells);
  const answered = cells.flatMap(({ cell, role }) => (role === 'answer' ? declaredNames(cell.source) : []));
  return async ({ cell }, submission) => {
    if (!submission) return 'the submission cannot be run';
    const asked: Asked = new Map();
    for (let calls = 0; calls <= MAX_CALLS; calls++) {
      const wanted: Wanted[] = [];
      const proxies = answered.map((name) => [name, proxy(name, asked, wanted)]);
      const problem = await run(cell.source, { ...given, ...Object.fromEntries(proxies) });
      if (wanted.length === 0) return problem;
      try {
        await ask(wanted[0], submission, asked);
      } catch (error) {
        if (error instanceof SandboxDied) return error.message;
        throw error;
      }
    }
    return `it asks for more than ${MAX_CALLS} values`;
  };
}

/** What the submission has answered so far, by function and arguments. */
type Asked = Map<string, { readonly value: string } | { readonly thrown: string }>;
interface Wanted {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly key: string;
}

/**
 * Stands for a function of the submission. A value that is not known yet breaks the check off; it is asked for
 * and the check begins anew, so that checks are written as if the function were here.
 */
function proxy(name: string, asked: Asked, wanted: Wanted[]): (...args: unknown[]) => unknown {
  return (...args) => {
    const key = encodeValue([name, args]);
    const answer = asked.get(key);
    if (answer && 'value' in answer) return decodeValue(answer.value);
    if (answer) throw new Thrown(answer.thrown);
    wanted.push({ name, args, key });
    throw new Error(`${name} has not been asked yet`);
  };
}

async function ask({ name, args, key }: Wanted, submission: Sandbox, asked: Asked): Promise<void> {
  try {
    asked.set(key, { value: encodeValue(await submission.call(name, args)) });
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    asked.set(key, { thrown: error.message });
  }
}

/** Runs code with these names; says what went wrong. */
async function run(source: string, names: Names): Promise<string | undefined> {
  try {
    await functionOf(source, Object.keys(names), [])(...Object.values(names));
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

/** What the notebook's own cells declare: imports, data. A cell that needs an answer declares nothing here. */
async function evaluateGiven(cells: readonly QuestionCell[]): Promise<Names> {
  const quiet = { ...console, log: () => {}, error: () => {} };
  let names: Names = { require: createRequire(import.meta.url), console: quiet };
  for (const { cell, role } of cells) {
    if (!isCode(cell) || (role !== 'given' && role !== 'outside')) continue;
    try {
      const declare = functionOf(cell.source, Object.keys(names), declaredNames(cell.source));
      names = { ...names, ...((await declare(...Object.values(names))) as Names) };
    } catch {
      // It is not for the checks.
    }
  }
  return names;
}
