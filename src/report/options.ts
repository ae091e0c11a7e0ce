import { existsSync, readdirSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from './model.js';
import { EDITIONS, type Edition } from './paper/edition.js';
import { NOTEBOOKS_FOLDER, REPORT_FOLDER } from './resources.js';

export const USAGE = `Usage: npm run report -- [notebook.ipynb …] [options]

Executes the notebooks (without names: all of notebooks/) and writes report/report.pdf, the paper that follows the
full homework (document 001), and report/report.html, which holds everything.

  --edition DOC    the paper that follows another document: 000, 001, 002, 003 or 004, in its language
  --notebook       as PDF the lab notebook instead: every cell, every verdict (so do single notebooks)
  --theory         the theory alone of the lab notebook, a page per question, as report/theory.pdf
  --lang en|fr     language of the report; what is not English adds .fr to the files' names
  --out FILE       write this one file instead; its ending, .pdf or .html, says which
  --no-execute     take the outputs stored in the notebooks
  --timeout SEC    limit for each cell (default 600)
  --help`;

export interface Options {
  readonly notebooks: readonly string[];
  /** The edition whose paper the PDF is; none for a lab notebook. */
  readonly edition?: Edition;
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
  const whole = positionals.length === 0 && !values.notebook && !values.theory;
  if (values.edition !== undefined && !whole)
    throw new UsageError('--edition makes a paper of all notebooks: without --notebook, --theory or names');
  const edition = whole ? editionNamed(values.edition ?? '001') : undefined;
  const language = values.lang ?? edition?.language ?? 'en';
  if (language !== 'en' && language !== 'fr') throw new UsageError(`--lang ${language}: expected en or fr`);
  const timeout = Number(values.timeout);
  if (!(timeout > 0)) throw new UsageError(`--timeout ${values.timeout}: expected a number of seconds`);
  const missing = positionals.find((path) => !existsSync(path));
  if (missing) throw new UsageError(`there is no notebook ${missing}`);
  return {
    notebooks: positionals.length > 0 ? positionals : allNotebooks(),
    ...(edition && { edition }),
    theory: values.theory,
    language,
    files:
      values.out === undefined ? defaultFiles(nameOf(values, positionals), language) : [checked(values.out)],
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
        edition: { type: 'string' },
        notebook: { type: 'boolean', default: false },
        theory: { type: 'boolean', default: false },
        lang: { type: 'string' },
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

function editionNamed(name: string): Edition {
  const edition = Object.hasOwn(EDITIONS, name) ? EDITIONS[name] : undefined;
  if (edition) return edition;
  throw new UsageError(`--edition ${name}: expected ${Object.keys(EDITIONS).join(', ')}`);
}

/** What the files are called, and whether there is a web page beside the PDF. */
function nameOf(values: ReturnType<typeof parsed>['values'], notebooks: readonly string[]) {
  if (values.theory) return { stem: 'theory', web: false };
  if (values.edition !== undefined) return { stem: `report-${values.edition}`, web: false };
  if (values.notebook) return { stem: 'notebook', web: false };
  return { stem: notebooks.length === 1 ? basename(notebooks[0], '.ipynb') : 'report', web: true };
}

function defaultFiles({ stem, web }: ReturnType<typeof nameOf>, language: Language): string[] {
  const path = relative('.', join(REPORT_FOLDER, language === 'en' ? stem : `${stem}.${language}`));
  return web ? [`${path}.pdf`, `${path}.html`] : [`${path}.pdf`];
}

function allNotebooks(): string[] {
  const files = existsSync(NOTEBOOKS_FOLDER) ? readdirSync(NOTEBOOKS_FOLDER) : [];
  const notebooks = files.filter((file) => file.endsWith('.ipynb')).sort();
  if (notebooks.length === 0) throw new UsageError('there is no notebook in notebooks/');
  return notebooks.map((file) => relative('.', join(NOTEBOOKS_FOLDER, file)));
}
