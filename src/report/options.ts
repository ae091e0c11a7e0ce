import { basename, extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { chosenNotebooks } from '../homework/chosen.js';
import type { Homework, SourceDocument } from '../homework/homework.js';
import { UsageError } from '../usage.js';
import type { Language } from './model.js';

export const USAGE = `Usage: chainrule report [folder | notebook.ipynb …] [options]

Executes the notebooks of a homework (without names: of the one in the current folder or its notebooks/) and writes,
into the folder that its homework.json names, report.pdf, the paper that follows the homework's own document, and
report.html, which holds everything.

  --edition DOC    the paper that follows another of the homework's documents, in its language
  --notebook       as PDF the lab notebook instead: every cell, every verdict (so do single notebooks)
  --errata         the errata of the documents (the notebooks named *errata) as report/errata.pdf
  --theory         the theory alone of the lab notebook, a page per question, as report/theory.pdf
  --lang en|fr     language of the report; what is not English adds .fr to the files' names
  --out FILE       write this one file instead; its ending, .pdf or .html, says which
  --fresh          run every notebook; otherwise one whose cells, homework, data, package and Node are those of its
                   last run keeps the outputs of that, and it is said which and since when
  --no-execute     take the outputs stored in the notebooks
  --timeout SEC    limit for each cell (default 600)`;

export interface ReportOptions {
  readonly homework: Homework;
  readonly notebooks: readonly string[];
  /** Whether these are all of the homework's. */
  readonly whole: boolean;
  /** The edition whose paper the PDF is; none for a lab notebook. */
  readonly edition?: SourceDocument;
  readonly theory: boolean;
  /** Only the errata. */
  readonly errata: boolean;
  readonly language: Language;
  readonly files: readonly string[];
  readonly execute: boolean;
  /** Run also what has not changed. */
  readonly fresh: boolean;
  /** Seconds a cell may take. */
  readonly timeout: number;
}

/** Reads the command line. Throws UsageError if it is wrong. */
export function readOptions(args: readonly string[]): ReportOptions {
  const { values, positionals } = parsed(args);
  const whole =
    !positionals.some((name) => name.endsWith('.ipynb')) &&
    !values.notebook &&
    !values.theory &&
    !values.errata;
  if (values.edition !== undefined && !whole)
    throw new UsageError(
      '--edition makes a paper of all notebooks: without --notebook, --errata, --theory or their names',
    );
  const { homework, notebooks: all } = chosenNotebooks(positionals);
  const notebooks = values.errata ? all.filter((path) => /errata\.ipynb$/.test(path)) : all;
  if (notebooks.length === 0)
    throw new UsageError('--errata: there is no notebook whose name ends in errata');
  const followed = whole ? (values.edition ?? homework.paper) : undefined;
  const edition = followed === undefined ? undefined : editionNamed(followed, homework);
  const language = values.lang ?? (edition ?? homework).languages[0];
  if (language !== 'en' && language !== 'fr') throw new UsageError(`--lang ${language}: expected en or fr`);
  const timeout = Number(values.timeout);
  if (!(timeout > 0)) throw new UsageError(`--timeout ${values.timeout}: expected a number of seconds`);
  if (!homework.languages.includes(language))
    throw new UsageError(`--lang ${language}: this homework speaks ${homework.languages.join(', ')}`);
  return {
    homework,
    notebooks,
    whole,
    ...(edition && { edition }),
    theory: values.theory,
    errata: values.errata,
    language,
    files:
      values.out === undefined
        ? defaultFiles(homework, nameOf(values, positionals), language)
        : [checked(values.out)],
    execute: !values['no-execute'],
    fresh: values.fresh,
    timeout,
  };
}

function parsed(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      edition: { type: 'string' },
      notebook: { type: 'boolean', default: false },
      errata: { type: 'boolean', default: false },
      theory: { type: 'boolean', default: false },
      lang: { type: 'string' },
      out: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      'no-execute': { type: 'boolean', default: false },
      timeout: { type: 'string', default: '600' },
    },
  });
}

function checked(file: string): string {
  if (['.pdf', '.html'].includes(extname(file))) return file;
  throw new UsageError(`--out ${file}: expected a name ending in .pdf or .html`);
}

function editionNamed(name: string, { documents }: Homework): SourceDocument {
  if (Object.hasOwn(documents, name)) return documents[name];
  const known = Object.keys(documents).join(', ');
  throw new UsageError(
    known ? `--edition ${name}: expected ${known}` : `--edition ${name}: this homework names no "documents"`,
  );
}

/** What the files are called, and whether there is a web page beside the PDF. */
function nameOf(values: ReturnType<typeof parsed>['values'], names: readonly string[]) {
  if (values.errata) return { stem: 'errata', web: false };
  if (values.theory) return { stem: 'theory', web: false };
  if (values.edition !== undefined) return { stem: `report-${values.edition}`, web: false };
  if (values.notebook) return { stem: 'notebook', web: false };
  const [single] = names.length === 1 && names[0].endsWith('.ipynb') ? names : [];
  return { stem: single === undefined ? 'report' : basename(single, '.ipynb'), web: true };
}

function defaultFiles(
  { reports }: Homework,
  { stem, web }: ReturnType<typeof nameOf>,
  language: Language,
): string[] {
  const path = relative('.', join(reports, language === 'en' ? stem : `${stem}.${language}`));
  return web ? [`${path}.pdf`, `${path}.html`] : [`${path}.pdf`];
}
