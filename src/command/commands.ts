/** What the command does, each an entry here; its module is loaded when it is asked for. */

export interface CommandModule {
  /** What --help prints. */
  readonly usage: string;
  /** Its exit code, or nothing where all went well; errors are printed by their message. */
  readonly run: (args: readonly string[]) => Promise<number | undefined> | number | undefined;
}

interface Command {
  /** In the list of commands. */
  readonly does: string;
  readonly load: () => Promise<CommandModule>;
}

export const COMMANDS = {
  init: {
    does: 'makes a folder with a small homework to begin with',
    load: () => import('./init.js'),
  },
  lab: {
    does: 'opens JupyterLab on a homework',
    load: () => import('../runner/lab.js'),
  },
  run: {
    does: 'executes the notebooks and writes their outputs in place',
    load: async () => (await import('../runner/main.js')).execute,
  },
  verify: {
    does: 'executes the notebooks and compares with the outputs in them',
    load: async () => (await import('../runner/main.js')).verify,
  },
  report: {
    does: 'makes the report, as PDF and web page (with --no-execute in seconds)',
    load: () => import('../report/main.js'),
  },
  check: {
    does: 'reads the formulas of a document and judges its steps',
    load: () => import('../report/check/main.js'),
  },
  goals: {
    does: 'writes what the table of answers in a notebook holds derivations against',
    load: () => import('../grading/goals-command.js'),
  },
  release: {
    does: 'writes the student edition, without solutions',
    load: () => import('../grading/release.js'),
  },
  grade: {
    does: 'grades submissions',
    load: () => import('../grading/main.js'),
  },
  autograder: {
    does: 'packs the autograder that Gradescope runs',
    load: () => import('../grading/gradescope/pack.js'),
  },
  kernel: {
    does: "registers the kernel for the user's Jupyter and VS Code, or removes it",
    load: () => import('./kernel.js'),
  },
  search: {
    does: 'looks for the best setting on Fashion-MNIST',
    load: () => import('./search.js'),
  },
} as const satisfies Readonly<Record<string, Command>>;

export const isCommand = (name: string): name is keyof typeof COMMANDS => Object.hasOwn(COMMANDS, name);
