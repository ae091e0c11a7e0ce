/** Which notebooks are whose. */
import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Notebook } from '../../homework/notebook.js';
import { questionCells } from '../../homework/question-cells.js';
import type { Rubric } from '../rubric.js';
import { fromCanvas, fromMoodle } from './downloaded.js';

export interface Submission {
  readonly name: string;
  readonly paths: readonly string[];
  /** What of it is not looked at. */
  readonly problems?: readonly string[];
}

/** What the search has to know of the homework. */
export interface KnownHomework {
  /** The names of the released notebooks. */
  readonly released: readonly string[];
  /** The released notebook that a file answers, undefined if none. */
  readonly answeredBy: (path: string) => string | undefined;
}

/**
 * A notebook is a submission. So is a folder with a notebook of a released name, or whose notebooks each answer
 * another one; what else lies in it and below belongs to it. Of any other folder each notebook is one, and each
 * folder in it, named by its way from there. A folder without notebooks is one too: who handed in nothing has a row.
 */
export function submissionsIn(path: string, known: KnownHomework): Submission[] {
  if (!existsSync(path)) throw new Error(`there is no notebook or folder ${path}`);
  if (!statSync(path).isDirectory()) return [{ name: nameOf(path), paths: [path] }];
  const entries = entriesOf(path);
  if (entries.notebooks.some((file) => isReleased(file, known))) return [whole(path, known)];
  const { notebooks, links, folders, others } = entries;
  // A packed submission is not opened, and has its row.
  const packed = others.filter((file) => /\.(zip|7z|rar|tar|t?gz|xz)$/i.test(file));
  return [
    ...byPerson(notebooks, known),
    ...packed.map(single),
    ...links.map(link),
    ...folders.flatMap((folder) => below(folder, known)),
  ];
}

function below(folder: string, known: KnownHomework): Submission[] {
  const { notebooks, links, folders } = entriesOf(folder);
  const inner = folders.filter(hasNotebooks);
  if (isOne(notebooks, known) || inner.length + notebooks.length === 0) return [whole(folder, known)];
  const each = [
    ...byPerson(notebooks, known),
    ...links.map(link),
    ...inner.flatMap((one) => below(one, known)),
  ];
  return each.map((submission) => ({ ...submission, name: `${basename(folder)}/${submission.name}` }));
}

/**
 * Each notebook of a folder, but for those of one person, as platforms name them, that each answer another one. Such
 * a person's submission has the name of the first without that of the notebook.
 */
function byPerson(notebooks: readonly string[], known: KnownHomework): Submission[] {
  const nameIn = (path: string) => fromMoodle(basename(path)) ?? fromCanvas(basename(path));
  const groups = new Map<string, string[]>();
  for (const path of notebooks) {
    const person = nameIn(path);
    const key = person ? `${person.name}/${person.id}` : path;
    groups.set(key, [...(groups.get(key) ?? []), path]);
  }
  return [...groups.values()].flatMap((paths) => {
    const person = nameIn(paths[0]);
    return person && paths.length > 1 && isOne(paths, known)
      ? [{ name: person.whole, paths }]
      : paths.map(single);
  });
}

/** Whether the notebooks of a folder are one person's. */
function isOne(notebooks: readonly string[], known: KnownHomework): boolean {
  if (notebooks.length === 1 || notebooks.some((path) => isReleased(path, known))) return true;
  const answered = notebooks.flatMap((path) => known.answeredBy(path) ?? []);
  return answered.length > 0 && new Set(answered).size === answered.length;
}

/** All that lies in a folder and below, released names first: of two that answer the same, the first counts. */
function whole(folder: string, known: KnownHomework): Submission {
  const { notebooks, links, others: files } = everythingIn(folder);
  const [first, others] = [true, false].map((is) =>
    notebooks.filter((path) => isReleased(path, known) === is),
  );
  const problems = [
    ...links.map((path) => `${basename(path)} is a link, and is not followed`),
    ...(notebooks.length === 0 ? ['no notebook was handed in'] : []),
  ];
  const name = basename(resolve(folder));
  // Where there is no notebook, what lies there may be the answer in another form: it is left to a person.
  const rest = notebooks.length === 0 ? files.slice(0, MAX_OTHERS) : [];
  return { name, paths: [...first, ...others, ...rest], ...(problems.length > 0 && { problems }) };
}

/** Of a folder without a notebook so many files are named. */
const MAX_OTHERS = 5;

function everythingIn(folder: string): Omit<Entries, 'folders'> {
  const { folders, ...here } = entriesOf(folder);
  const inner = folders.map(everythingIn);
  const all = (of: 'notebooks' | 'links' | 'others') => [...here[of], ...inner.flatMap((one) => one[of])];
  return { notebooks: all('notebooks'), links: all('links'), others: all('others') };
}

const hasNotebooks = (folder: string): boolean => everythingIn(folder).notebooks.length > 0;

const isReleased = (path: string, { released }: KnownHomework): boolean => released.includes(basename(path));

const single = (path: string): Submission => ({ name: nameOf(path), paths: [path] });

const link = (path: string): Submission => ({
  name: nameOf(path),
  paths: [],
  problems: [`${basename(path)} is a link, and is not followed`],
});

const nameOf = (path: string): string => basename(path).replace(/\.ipynb$/i, '');

interface Entries {
  readonly notebooks: string[];
  readonly links: string[];
  readonly folders: string[];
  /** Other files. */
  readonly others: string[];
}

/** By name; hidden ones, and what macOS packs beside the files, are left out. */
function entriesOf(folder: string): Entries {
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !/^\.|^__MACOSX$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const paths = (which: (entry: Dirent) => boolean) =>
    entries.filter(which).map(({ name }) => join(folder, name));
  return {
    notebooks: paths((entry) => entry.isFile() && /\.ipynb$/i.test(entry.name)),
    links: paths((entry) => entry.isSymbolicLink()),
    folders: paths((entry) => entry.isDirectory()),
    others: paths((entry) => entry.isFile() && !/\.ipynb$/i.test(entry.name)),
  };
}

/** The rubric a notebook answers: of the same name, or else with the most questions in common. */
export function rubricFor(path: string, notebook: Notebook, rubrics: readonly Rubric[]): Rubric | undefined {
  const named = rubrics.find(({ name }) => name === basename(path));
  if (named) return named;
  const asked = new Set(questionCells(notebook).flatMap(({ question }) => question ?? []));
  const common = rubrics.map(
    ({ cells }) => cells.filter(({ role, question }) => role === 'statement' && asked.has(question!)).length,
  );
  const most = Math.max(0, ...common);
  return most > 0 ? rubrics[common.indexOf(most)] : undefined;
}
