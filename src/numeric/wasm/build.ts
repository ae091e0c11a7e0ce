/** Compiles assembly/*.ts to the .wasm files beside this module, as far as they are not there. */
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const ROOT = new URL('../../../../', import.meta.url);
const ASSEMBLY = 'src/numeric/wasm/assembly/';

/** A memory that the host makes and threads share, at most 1 GB; no runtime, as nothing is allocated. */
const OPTIONS = [
  ...['--importMemory', '--noExportMemory', '--sharedMemory', '--maximumMemory', '16384'],
  ...['--runtime', 'stub', '--noAssert', '--optimizeLevel', '3', '--converge'],
  ...['--enable', 'simd', '--enable', 'threads', '--disableWarning'],
];

/** The same sources in each precision; with FMA on request (see kernels.ts). */
const BUILDS: Record<string, readonly string[]> = {
  'kernels-float64.wasm': ['--use', 'real=f64', '--use', 'FMA=0'],
  'kernels-float32.wasm': ['--use', 'real=f32', '--use', 'FMA=0'],
  'kernels-float32-fma.wasm': ['--use', 'real=f32', '--use', 'FMA=1', '--enable', 'relaxed-simd'],
};

for (const [name, options] of Object.entries(BUILDS)) {
  const out = new URL(name, import.meta.url);
  if (existsSync(out)) continue;
  const args = [
    `${ASSEMBLY}kernels.ts`,
    '--baseDir',
    fileURLToPath(ROOT),
    '--outFile',
    relative(fileURLToPath(ROOT), fileURLToPath(out)),
  ];
  const { error, stderr } = await asc.main([...args, ...OPTIONS, ...options]);
  if (error) throw new Error(`${name}: ${error.message}\n${stderr}`);
}
