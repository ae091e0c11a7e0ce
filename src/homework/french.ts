/** fr/*.json beside the notebooks: the French of their prose, of their derivations' reasons and of their captions. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FileValue } from './file-value.js';
import type { Homework } from './homework.js';
import { readText } from './text-file.js';

/** The French of a cell's prose. */
export interface Twin {
  /** The hash of the English it was made from; empty where nobody has looked it up yet. */
  readonly of: string;
  readonly text: string;
  /** An error that says where the twin stands. */
  readonly error: (what: string) => Error;
}

/** What one such file holds; fr/<notebook>.json its own, any other what several notebooks say. */
export interface Sidecar {
  /** By the id of a cell. */
  readonly cells: Readonly<Record<string, Twin>>;
  /** English → French, word for word. */
  readonly reasons: Readonly<Record<string, string>>;
  /** English → French; `$1` … stand for any text, `#1` … for a number (see derivation/words/phrasebook.ts). */
  readonly captions: Readonly<Record<string, string>>;
}

export type French = Pick<Sidecar, 'reasons' | 'captions'>;

/** The file beside a notebook that holds its French. */
export function sidecarOf(notebook: string): string {
  return join(dirname(notebook), 'fr', `${basename(notebook, '.ipynb')}.json`);
}

/** Reads such a file; one that is not there is empty. Throws an error with file, line and column. */
export function readSidecar(file: string): Sidecar {
  if (!existsSync(file)) return { cells: {}, reasons: {}, captions: {} };
  const top = FileValue.of(readText(file), file).only('cells', 'reasons', 'captions');
  const texts = (key: string, read = (entry: FileValue, _english: string) => entry.verbatim()) =>
    top.get(key)?.mapped(read) ?? {};
  const twin = (entry: FileValue): Twin => {
    const { of, text } = { of: entry.only('of', 'text').need('of').perhapsEmpty(), text: entry.need('text') };
    return { of, text: text.verbatim(), error: (what) => entry.error(what) };
  };
  return {
    cells: top.get('cells')?.mapped(twin) ?? {},
    reasons: texts('reasons'),
    captions: texts('captions', caption),
  };
}

/** A French caption. Throws if it has a place for a text that the English has not. */
function caption(entry: FileValue, english: string): string {
  const french = entry.verbatim();
  const places = (text: string): string[] => text.match(/[$#]\d/g) ?? [];
  const lost = places(french).find((place) => !places(english).includes(place));
  if (lost) throw entry.error(`the French has ${lost}, the English "${english}" has not`);
  return french;
}

/** The reasons and captions of all files together. Throws if two files say one thing differently, or one has cells of no notebook. */
export function loadFrench(homework: Homework): French {
  const sidecars = sidecarsOf(homework);
  const own = new Set(homework.notebooks.map((path) => basename(sidecarOf(path))));
  for (const { file, cells } of sidecars) {
    const [first] = Object.values(cells);
    const notebook = basename(file).replace(/json$/, 'ipynb');
    if (first && !own.has(basename(file)))
      throw first.error(`"cells" are those of a notebook, and there is no ${notebook}`);
  }
  return { reasons: together(sidecars, 'reasons'), captions: together(sidecars, 'captions') };
}

type SidecarFile = Sidecar & { readonly file: string };

/** What each file of fr/ holds, by name; nothing of a homework that does not speak French. */
export function sidecarsOf({ folder, languages }: Homework): SidecarFile[] {
  const place = join(folder, 'fr');
  const names = languages.includes('fr') && existsSync(place) ? readdirSync(place) : [];
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return files.map((name) => ({ file: join(place, name), ...readSidecar(join(place, name)) }));
}

function together(sidecars: readonly SidecarFile[], key: keyof French): Record<string, string> {
  const said = new Map<string, { french: string; file: string }>();
  for (const { file, [key]: texts } of sidecars)
    for (const [english, french] of Object.entries(texts)) {
      const before = said.get(english);
      if (before && before.french !== french)
        throw new Error(`'${english}' is '${before.french}' in ${before.file} and '${french}' in ${file}`);
      said.set(english, { french, file });
    }
  return Object.fromEntries([...said].map(([english, { french }]) => [english, french]));
}
