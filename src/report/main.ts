/** chainrule report: notebooks → report. */
import { basename, dirname, extname, join } from 'node:path';
import { type File, requireWritable, writeTogether } from '../atomic-file.js';
import { loadFrench, sidecarOf } from '../homework/french.js';
import { readNotebook } from '../homework/nbformat.js';
import { homeworkProblems } from '../reading/problems.js';
import { runUnlessKept } from '../runner/kept.js';
import type { RunOptions } from '../runner/run.js';
import { runSideBySide } from '../runner/side-by-side.js';
import { runDisplay } from '../runner/terminal.js';
import { certificatesOf } from './certificates.js';
import { isPractice, readChapter, type Source } from './chapter.js';
import { assemble, assembleAddendum, assemblePaper } from './document.js';
import { createTypesetter } from './formulas.js';
import { writeHtml } from './html/page.js';
import { writePlayground } from './html/playground.js';
import type { Language, Report } from './model.js';
import { type ReportOptions, readOptions } from './options.js';
import { writePdf } from './pdf.js';
import { requireReasons } from './reasons.js';
import { NO_TEAM, readTeam } from './team.js';
import { sourceHash, withoutTwin } from './translation.js';
import { wordsIn } from './words.js';

export { USAGE as usage } from './options.js';

export async function run(args: readonly string[]): Promise<undefined> {
  const options = readOptions(args);
  for (const path of options.files) requireWritable(path);
  const stored = options.notebooks.map((path) => ({ path, notebook: readNotebook(path) }));
  const chosen = options.theory
    ? stored.filter(({ notebook }) => !isPractice(notebook, options.homework))
    : stored;
  const executed = options.execute ? await execute(chosen, options) : chosen;
  const reports = await makeReports(executed, options);
  const files = options.files.map(async (path) => ({ path, content: await write(reports, path) }));
  const playgrounds = options.files
    .filter((path) => basename(path) === reports.print.web)
    .map(async (path) => ({
      path: join(dirname(path), 'playground.html'),
      content: await writePlayground(),
    }));
  const certificates = JSON.stringify(certificatesOf(executed));
  const folders = [...new Set(options.files.map((path) => dirname(path)))];
  const proofs = folders.map((folder) => ({
    path: join(folder, 'certificates.json'),
    content: certificates,
  }));
  writeTogether([...(await Promise.all([...files, ...playgrounds])), ...proofs]);
  console.log(`wrote ${options.files.join(' and ')}`);
}

/** The notebooks with their outputs, run now or kept from a run of the same; their files stay as they are. */
async function execute(sources: readonly Source[], { timeout, fresh }: ReportOptions): Promise<Source[]> {
  const display = runDisplay();
  try {
    const paths = sources.map(({ path }) => path);
    return await runSideBySide(paths, async (path, i) => {
      const shown = display.begin(path, i + 1, paths.length);
      try {
        const onCell: RunOptions['onCell'] = (_, number, count) => shown.cell(number, count);
        const made = await runUnlessKept(path, { timeout, fresh, onCell, onProgress: shown.progress });
        const since = made.keptSince?.replace(/T(\d+:\d+).*/, ' $1 UTC');
        shown.done(since === undefined ? 'executed' : `unchanged, its outputs kept from ${since}`);
        return made;
      } catch (error) {
        shown.done('failed');
        throw error;
      }
    });
  } finally {
    display.end();
  }
}

/** What the PDF holds, the notebooks or the paper of an edition; and everything, in each language, for the web page. */
interface Reports {
  readonly print: Report;
  readonly web: readonly Report[];
}

async function makeReports(sources: readonly Source[], options: ReportOptions): Promise<Reports> {
  const { homework, language, edition, theory, errata } = options;
  for (const line of options.whole ? homeworkProblems(homework) : []) console.error(line);
  if (language === 'fr') sayWhatStaysEnglish(sources);
  if (homework.languages.includes('fr')) requireReasons(sources, loadFrench(homework));
  const typeset = await createTypesetter();
  const notebooks = sources.map(({ path }) => path);
  const team = homework.team === undefined ? NO_TEAM : readTeam(homework.team);
  const web = language === 'en' ? 'report.html' : `report.${language}.html`;
  const made = (language: Language) => {
    const words = wordsIn(language, loadFrench(homework));
    const chapters = sources.map((source) => readChapter(source, { typeset, homework, words, notebooks }));
    const making = { homework, team, language, web };
    return { chapters, making, whole: assemble(chapters, { ...making, theory }) };
  };
  const { chapters, making, whole } = made(language);
  const printed = () => {
    if (errata) return assembleAddendum(chapters, making);
    return edition ? assemblePaper(chapters, { ...making, edition }) : whole;
  };
  return {
    print: printed(),
    web: [whole, ...homework.languages.filter((one) => one !== language).map((one) => made(one).whole)],
  };
}

/** Prose without French is shown as it is; its author is told what would make it French. */
function sayWhatStaysEnglish(sources: readonly Source[]): void {
  for (const source of sources)
    for (const { id, source: english } of withoutTwin(source))
      console.error(
        `${sidecarOf(source.path)}: no French for the cell "${id}", which stays in English; under "cells": ` +
          `"${id}": { "of": "${sourceHash(english)}", "text": "…" }`,
      );
}

const write = async ({ print, web }: Reports, path: string): Promise<File['content']> =>
  extname(path) === '.pdf' ? writePdf(print) : writeHtml(...web);
