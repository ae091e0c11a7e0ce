import { existsSync, readdirSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from './model.js';
import { NOTEBOOKS_FOLDER, REPORT_FOLDER } from './resources.js';

export const USAGE = `Usage: npm run report -- [notebook.ipynb …] [options]

Executes the notebooks (without names: all of notebooks/) and writes report/report.pdf and report/report.html.

  --theory         the theory alone, a page per question, as report/theory.pdf
  --lang en|fr     language of the report; fr adds .fr to the files' names
  --out FILE       write this one file instead; its ending, .pdf or .html, says which
  --no-execute     take the outputs stored in the notebooks
  --timeout SEC    limit for each cell (default 600)
  --help`;

export interface Options {
  readonly notebooks: readonly string[];
  readonly theory: boolean;
  readonly language: Language;
  readonly files: readonly string[];
  readonly execute: boolean;
  /** Seconds a cell may take. */
  readonly timeout: number;
}

/** A command line that cannot be followed. */
export class UsageError extends Error {}

/** Reads the command line. Returns undefined if it asks for help; throws UsageError if it is wrong. */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const language = values.lang;
  if (language !== 'en' && language !== 'fr') throw new UsageError(`--lang ${language}: expected en or fr`);
  const timeout = Number(values.timeout);
  if (!(timeout > 0)) throw new UsageError(`--timeout ${values.timeout}: expected a number of seconds`);
  const missing = positionals.find((path) => !existsSync(path));
  if (missing) throw new UsageError(`there is no notebook ${missing}`);
  return {
    notebooks: positionals.length > 0 ? positionals : allNotebooks(),
    theory: values.theory,
    language,
    files:
      values.out === undefined ? defaultFiles(positionals, values.theory, language) : [checked(values.out)],
    execute: !values['no-execute'],
    timeout,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        theory: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'en' },
        out: { type: 'string' },
        'no-execute': { type: 'boolean', default: false },
        timeout: { type: 'string', default: '600' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function checked(file: string): string {
  if (['.pdf', '.html'].includes(extname(file))) return file;
  throw new UsageError(`--out ${file}: expected a name ending in .pdf or .html`);
}

/** report.pdf and report.html for the whole, theory.pdf for a grader, else named after the one notebook. */
function defaultFiles(notebooks: readonly string[], theory: boolean, language: Language): string[] {
  const single = notebooks.length === 1 ? basename(notebooks[0], '.ipynb') : undefined;
  const name = theory ? 'theory' : (single ?? 'report');
  const stem = relative('.', join(REPORT_FOLDER, language === 'en' ? name : `${name}.${language}`));
  return theory ? [`${stem}.pdf`] : [`${stem}.pdf`, `${stem}.html`];
}

function allNotebooks(): string[] {
  const files = existsSync(NOTEBOOKS_FOLDER) ? readdirSync(NOTEBOOKS_FOLDER) : [];
  const notebooks = files.filter((file) => file.endsWith('.ipynb')).sort();
  if (notebooks.length === 0) throw new UsageError('there is no notebook in notebooks/');
  return notebooks.map((file) => relative('.', join(NOTEBOOKS_FOLDER, file)));
}
