import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { PACKAGE_FOLDER } from '../../package.js';

/** The programs of src/live: each is one script. */
export type Program = 'report' | 'judge/worker' | 'circles/worker' | 'playground';

export interface Bundled {
  readonly text: string;
  /** What went into it. */
  readonly metafile: Metafile;
}

/** A program with all it uses as one script for browsers of 2023 and later. Error at what only Node has. */
export async function bundled(program: Program): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    // The compiler's paths are for the compiler: what is bundled is found as package.json says.
    tsconfigRaw: '{}',
    entryPoints: [join(PACKAGE_FOLDER, 'dist/src/live', `${program}.js`)],
    absWorkingDir: PACKAGE_FOLDER,
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['chrome109', 'firefox115', 'safari16.4'],
    loader: { '.wasm': 'binary' },
    legalComments: 'none',
    metafile: true,
    logLevel: 'silent',
  });
  return { text: outputFiles[0].text, metafile };
}

/** A program in an element that runs nothing by itself: a thread is made of its text. The page is packed as a whole. */
export async function carried(program: Program, id: string): Promise<string> {
  return `<script type="text/plain" id="${id}">${await inline(program)}</script>`;
}

/** A script as it may stand in a page: nothing in it closes its element. */
export async function inline(program: Program): Promise<string> {
  const { text } = await bundled(program);
  return text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}
