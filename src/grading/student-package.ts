/** The package as students get it: without the modules that hold answers, without comments, the network's code minified. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { writeTogether } from '../atomic-file.js';
import { PACKAGE_FOLDER } from '../package.js';
import { inPlaceOf, isLeftOut } from './left-out.js';

/** The archive, under the name that npm gives it. */
export function packForStudents(): { readonly name: string; readonly content: Uint8Array } {
  const aside = mkdtempSync(join(tmpdir(), 'chainrule-package-'));
  try {
    writeTogether(
      packedFiles().flatMap((path) => {
        const content = forStudents(path, readFileSync(join(PACKAGE_FOLDER, path)));
        return content === undefined ? [] : [{ path: join(aside, path), content }];
      }),
    );
    const name = npm(aside, 'pack', '--ignore-scripts', '--silent').trim();
    return { name, content: readFileSync(join(aside, name)) };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** What the package's own list of files takes in, from its folder. */
function packedFiles(): string[] {
  const [{ files }] = JSON.parse(npm(PACKAGE_FOLDER, 'pack', '--dry-run', '--ignore-scripts', '--json')) as [
    { files: readonly { path: string }[] },
  ];
  return files.map(({ path }) => path);
}

/** A file as students get it; undefined for one that they do not. */
function forStudents(path: string, content: Buffer): Buffer | string | undefined {
  if (path.startsWith('src/')) return undefined;
  if (path === 'README.md') return 'The README.md beside the notebooks says how to begin.\n';
  if (path === 'package.json') return manifest(content);
  // Comments of declarations are what the editor shows of a function.
  if (isLeftOut(path) && path.endsWith('.d.ts')) return withoutTexts(content.toString());
  if (!/^dist\/.*\.js$/.test(path)) return content;
  const code = content.toString();
  const minify = path.startsWith('dist/src/mlp/');
  return transformSync(inPlaceOf(path, code) ?? (minify ? withoutFormulas(code) : code), {
    ...(minify ? { minify } : { minifyWhitespace: true }),
    legalComments: 'none',
    target: 'esnext',
  }).code;
}

/** The table of activations without what each says of itself in the language, which only our tests read. */
const withoutFormulas = (code: string): string => code.replace(/\bslope: '[^']*'/g, "slope: ''");

/** Declarations with `string` for each text that is more than a word or a path. */
const withoutTexts = (code: string): string =>
  code
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(["'])(?:(?!\1)[^\\\n]|\\.)*[\s(*](?:(?!\1)[^\\\n]|\\.)*\1/g, 'string');

function manifest(content: Buffer): string {
  const { scripts: _, devDependencies: __, ...kept } = JSON.parse(content.toString());
  return `${JSON.stringify(kept, null, 2)}\n`;
}

const npm = (folder: string, ...args: readonly string[]): string =>
  execFileSync('npm', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
