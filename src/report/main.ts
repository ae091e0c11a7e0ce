/** chainrule report: notebooks → report. */
import { basename, dirname, extname, join } from 'node:path';
import { type File, requireWritable, writeTogether } from '../atomic-file.js';
import { loadFrench } from '../homework/french.js';
import { readNotebook } from '../homework/nbformat.js';
import { homeworkProblems } from '../reading/problems.js';
import { Digests } from '../runner/digests.js';
import { runUnlessKept } from '../runner/kept.js';
import type { RunOptions } from '../runner/run.js';
import { runSideBySide } from '../runner/side-by-side.js';
import { runDisplay } from '../runner/terminal.js';
import { certificatesOf } from './certificates.js';
import { isPractice, readChapter, type Source } from './chapter.js';
import { assemble, assembleAddendum, assemblePaper } from './document.js';
import { createTypesetter } from './formulas.js';
import { frenchGaps, unusedFrench } from './french-gaps.js';
import { writeHtml } from './html/page.js';
import { writePlayground } from './html/playground.js';
import type { Language, Report } from './model.js';
import { type ReportOptions, readOptions } from './options.js';
import { pdfAside } from './pdf-thread.js';
import { NO_TEAM, readTeam } from './team.js';
import { wordsIn } from './words.js';

export { USAGE as usage } from './options.js';

/** 1 if the homework has problems, or its French report gaps: it is written in any case. */
export async function run(args: readonly string[]): Promise<number> {
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
  const problems = [...(options.whole ? homeworkProblems(options.homework) : []), ...reports.frenchProblems];
  for (const line of problems) console.error(line);
  return problems.length > 0 ? 1 : 0;
}

/** The notebooks with their outputs, run now or kept from a run of the same; their files stay as they are. */
async function execute(sources: readonly Source[], { timeout, fresh }: ReportOptions): Promise<Source[]> {
  const display = runDisplay();
  try {
    const paths = sources.map(({ path }) => path);
    const digests = new Digests();
    return await runSideBySide(paths, async (path, i) => {
      const shown = display.begin(path, i + 1, paths.length);
      try {
        const onCell: RunOptions['onCell'] = (_, number, count) => shown.cell(number, count);
        const looking = { onCell, onProgress: shown.progress };
        const made = await runUnlessKept(path, { timeout, fresh, digests, ...looking });
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
  readonly frenchProblems: readonly string[];
}

async function makeReports(sources: readonly Source[], options: ReportOptions): Promise<Reports> {
  const { homework, language, edition, theory, errata } = options;
  const typeset = await createTypesetter();
  const notebooks = sources.map(({ path }) => path);
  const team = homework.team === undefined ? NO_TEAM : readTeam(homework.team);
  const page = language === 'en' ? 'report.html' : `report.${language}.html`;
  const used = new Set<string>();
  const made = (language: Language) => {
    const words = wordsIn(language, loadFrench(homework), (phrase) => used.add(phrase));
    const chapters = sources.map((source) => readChapter(source, { typeset, homework, words, notebooks }));
    const making = { homework, team, language, web: page };
    return { chapters, making, whole: assemble(chapters, { ...making, theory }) };
  };
  const { chapters, making, whole } = made(language);
  const printed = () => {
    if (errata) return assembleAddendum(chapters, making);
    return edition ? assemblePaper(chapters, { ...making, edition }) : whole;
  };
  const others = homework.languages.filter((one) => one !== language);
  const web = [whole, ...others.map((one) => made(one).whole)];
  return { print: printed(), web, frenchProblems: frenchProblems(sources, options, used) };
}

/** What of the French is lacking or left over; a report in English, whose page is in French too, only says that something is. */
function frenchProblems(
  sources: readonly Source[],
  { homework, language, whole }: ReportOptions,
  used: ReadonlySet<string>,
): string[] {
  if (!homework.languages.includes('fr')) return [];
  const gaps = frenchGaps(sources, loadFrench(homework));
  const problems = [...gaps, ...(whole ? unusedFrench(homework, used) : [])];
  if (language === 'fr' || problems.length === 0) return problems;
  console.error('the French is not up to date; what lacks it is in English: --lang fr --no-execute names it');
  return [];
}

const write = async ({ print, web }: Reports, path: string): Promise<File['content']> =>
  extname(path) === '.pdf' ? pdfAside(print) : writeHtml(...web);
