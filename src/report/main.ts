#!/usr/bin/env node
/** npm run report: notebooks → report. See USAGE in options.ts. */
import { extname, join } from 'node:path';
import { readNotebook } from '../notebook/nbformat.js';
import { runNotebook } from '../notebook/run.js';
import { runDisplay } from '../notebook/terminal.js';
import { isPractice, readChapter, type Source } from './chapter.js';
import { assemble } from './document.js';
import { type File, writeTogether } from './files.js';
import { createTypesetter } from './formulas.js';
import { writeHtml } from './html/page.js';
import type { Report } from './model.js';
import { type Options, readOptions, USAGE, UsageError } from './options.js';
import { writePdf } from './pdf.js';
import { REPORT_FOLDER } from './resources.js';
import { readTeam, type Team } from './team.js';

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (!options) return console.log(USAGE);
  const team = readTeam(join(REPORT_FOLDER, 'team.json'));
  const stored = options.notebooks.map((path) => ({ path, notebook: readNotebook(path) }));
  const chosen = options.theory ? stored.filter(({ notebook }) => !isPractice(notebook)) : stored;
  const executed = options.execute ? await execute(chosen, options) : chosen;
  const report = await makeReport(executed, team, options);
  writeTogether(options.files.map((path) => ({ path, content: write(report, path) })));
  console.log(`wrote ${options.files.join(' and ')}`);
}

/** The notebooks with fresh outputs; their files stay as they are. */
async function execute(sources: readonly Source[], { timeout }: Options): Promise<Source[]> {
  const display = runDisplay();
  const executed: Source[] = [];
  for (const [i, { path }] of sources.entries()) {
    display.notebook(path, i + 1, sources.length);
    const run = runNotebook(path, {
      timeout,
      onCell: (_, number, count) => display.cell(number, count),
      onProgress: (progress) => display.progress(progress),
    });
    executed.push(await run.finally(() => display.done('executed')));
  }
  return executed;
}

async function makeReport(sources: readonly Source[], team: Team, { language }: Options): Promise<Report> {
  const typeset = await createTypesetter();
  const notebooks = sources.map(({ path }) => path);
  const chapters = sources.map((source) => readChapter(source, { typeset, language, notebooks }));
  return assemble(chapters, team, language);
}

function write(report: Report, path: string): File['content'] {
  return extname(path) === '.pdf' ? writePdf(report) : writeHtml(report);
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  if (error instanceof UsageError) console.error(`\n${USAGE}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
