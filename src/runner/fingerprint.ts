/** A hash of everything that a notebook's outputs depend on. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fashionMnistFiles } from '../data/fashion-mnist.js';
import { readNotebook } from '../homework/nbformat.js';
import { isCode, type Notebook } from '../homework/notebook.js';
import { readSource } from '../homework/source.js';
import { PACKAGE_FOLDER } from '../package.js';
import { Digests } from './digests.js';

/**
 * The notebook without its outputs, the files of its homework and those that its cells name, the data, the package
 * with what it depends on, and the Node that runs it. Equal fingerprints, equal outputs, timings apart. What the
 * notebook itself has made is left out.
 */
export function fingerprint(path: string, made: readonly string[] = [], digests = new Digests()): string {
  const { notebook, homework } = readSource(path);
  const hash = createHash('sha256');
  const { version, arch, platform, env } = process;
  hash.update(JSON.stringify([version, arch, platform, env.CHAINRULE_OFFLINE, notebook.metadata]));
  for (const cell of notebook.cells)
    hash.update(JSON.stringify([cell.cell_type, cell.id, cell.metadata, cell.source]));
  const files = [
    ...(homework ? filesBelow(homework.folder, (name) => /\.(json|md)$/.test(name)) : []),
    ...filesNamedIn(notebook, path).filter((file) => !made.includes(file)),
    ...fashionMnistFiles(),
    ...filesBelow(join(PACKAGE_FOLDER, 'dist/src'), (name) => /\.(js|wasm)$/.test(name)),
    ...['package.json', 'package-lock.json'].map((name) => join(PACKAGE_FOLDER, name)).filter(existsSync),
  ];
  for (const file of files) hash.update(`${file}\n`).update(digests.of(file));
  return hash.digest('hex');
}

/** The files that the cells of a notebook name and that are there, each once. */
export const filesNamed = (path: string): string[] => filesNamedIn(readNotebook(path), path);

/** The texts in cells that are names of files, seen from the notebook's folder. */
function filesNamedIn({ cells }: Notebook, path: string): string[] {
  const texts = cells.filter(isCode).flatMap(({ source }) => [...source.matchAll(/(['"`])([^'"`\n]+)\1/g)]);
  return [...new Set(texts.map(([, , text]) => resolve(dirname(path), text)))].filter(isFile);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The wanted files of a folder and those below it; what begins with a dot belongs to other programs. */
function filesBelow(folder: string, wanted: (name: string) => boolean): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    if (entry.isDirectory()) return filesBelow(path, wanted);
    return entry.isFile() && wanted(entry.name) ? [path] : [];
  });
}
