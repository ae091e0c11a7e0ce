/** The folder of a grading: what has been graded is there, whatever happens after that. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Homework, theQuestion } from '../../homework/homework.js';
import { trusted } from '../../html.js';
import { createTypesetter } from '../../report/formulas.js';
import { gradescopeResults } from '../gradescope/results.js';
import { statementHtml } from '../output/answer-html.js';
import { csvOf } from '../output/csv.js';
import { feedbackPage } from '../output/feedback.js';
import { json, write } from '../output/files.js';
import { canvasCsv, moodleCsv, nbgraderCsv } from '../output/gradebooks.js';
import { overviewPage, submissionPage } from '../output/page.js';
import { type Reviews, readReviews, reviewed } from '../review/reviews.js';
import { isRecord } from '../sandbox/messages.js';
import type { Sheet } from '../sheet.js';
import type { GradedSubmission } from './grader.js';

/** A sheet as it lies in its folder, before any review. */
export interface Stored extends GradedSubmission {
  readonly folder: string;
  readonly fingerprint: string;
}

type Statements = (id: string) => ReturnType<typeof statementHtml>;

export class Store {
  private readonly sheets = new Map<string, Sheet>();

  private constructor(
    readonly out: string,
    private readonly homework: Homework,
    private readonly statements: Statements,
    private readonly notes: readonly string[],
  ) {}

  /** `notes` stand above the list of submissions. */
  static async open(out: string, homework: Homework, notes: readonly string[] = []): Promise<Store> {
    const typeset = await createTypesetter();
    const known = new Map<string, ReturnType<Statements>>();
    const statements = (id: string) => {
      const one =
        known.get(id) ??
        statementHtml(theQuestion(homework, id).statement.en, {
          homework,
          typeset,
        });
      known.set(id, one);
      return one;
    };
    return new Store(out, homework, statements, notes);
  }

  /** What lies in a folder, if it is all there and was graded from the same. */
  find(folder: string, fingerprint: string): Stored | undefined {
    const stored = readStored(this.out, folder);
    return stored?.fingerprint === fingerprint ? stored : undefined;
  }

  /** Writes a submission's files; its sheet comes last, and only with it the submission is graded. */
  keep(stored: Stored): void {
    const folder = join(this.out, stored.folder);
    this.show(stored, this.reviews());
    write(
      join(folder, 'graded.json'),
      json({ fingerprint: stored.fingerprint, sheet: stored.sheet, pages: stored.pages }),
    );
  }

  /** Takes a submission, as it counts, into the tables. */
  count({ folder, sheet: graded }: Stored, reviews: Reviews): Sheet {
    const sheet = reviewed(graded, reviews);
    this.sheets.set(folder, sheet);
    return sheet;
  }

  /** The same, and its pages. */
  show(stored: Stored, reviews: Reviews): void {
    const { folder, pages } = stored;
    const sheet = this.count(stored, reviews);
    const shown = (id: string) => ({
      title: theQuestion(this.homework, id).title.en,
      statement: this.statements(id),
      answer: trusted(Object.hasOwn(pages, id) ? pages[id] : ''),
    });
    const within = (name: string) => join(this.out, folder, name);
    write(within('index.html'), submissionPage(sheet, shown));
    for (const language of this.homework.languages)
      write(within(`feedback.${language}.html`), feedbackPage(sheet, this.homework, language));
    write(within('sheet.json'), json(sheet));
    write(within('results.json'), json(gradescopeResults(sheet)));
  }

  /** The tables of all that has been kept and shown, in the order of these folders. */
  tables(folders: readonly string[]): void {
    const known = folders.flatMap((folder): [string, Sheet][] => {
      const sheet = this.sheets.get(folder);
      return sheet ? [[folder, sheet]] : [];
    });
    const folderOf = new Map(known.map(([folder, sheet]) => [sheet, folder]));
    const sheets = known.map(([, sheet]) => sheet);
    const left = folders.length - sheets.length;
    const notes = [...this.notes, ...(left > 0 ? [`${left} of ${folders.length} are not graded yet.`] : [])];
    write(join(this.out, 'scores.csv'), csvOf(sheets));
    write(join(this.out, 'scores.json'), json(sheets));
    write(
      join(this.out, 'index.html'),
      overviewPage(sheets, (sheet) => folderOf.get(sheet)!, notes),
    );
    const books = {
      'moodle.csv': moodleCsv(sheets),
      'canvas.csv': canvasCsv(sheets, this.homework.title.en),
      'nbgrader.csv': nbgraderCsv(sheets),
    };
    for (const [name, text] of Object.entries(books)) write(join(this.out, 'gradebooks', name), text);
  }

  reviews(): Reviews {
    return readReviews(this.out);
  }
}

/** Every graded submission of a folder, by name of its folder. */
export const storedIn = (out: string): Stored[] =>
  readdirSync(out, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((folder) => readStored(out, folder) ?? []);

function readStored(out: string, folder: string): Stored | undefined {
  const path = join(out, folder, 'graded.json');
  if (!existsSync(path)) return undefined;
  try {
    const { fingerprint, sheet, pages } = JSON.parse(readFileSync(path, 'utf8'));
    return typeof fingerprint === 'string' && isRecord(sheet) && isRecord(pages)
      ? { folder, fingerprint, sheet: sheet as unknown as Sheet, pages: pages as Record<string, string> }
      : undefined;
  } catch {
    return undefined;
  }
}
