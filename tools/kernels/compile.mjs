/** npm run kernels: compiles the sources in assembly/ to the .wasm files that are committed beside them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { ASSEMBLY, COMPILED_FROM, hashOfSources, KERNELS, PROJECT } from './sources.mjs';

/** A memory that the host makes and threads share, at most 1 GB; no runtime, as nothing is allocated. */
const OPTIONS = [
  ...['--importMemory', '--noExportMemory', '--sharedMemory', '--maximumMemory', '16384'],
  ...['--runtime', 'stub', '--noAssert', '--optimizeLevel', '3', '--converge'],
  ...['--enable', 'simd', '--enable', 'threads', '--disableWarning'],
];

/** The same sources in each precision; with FMA on request (see kernels.ts). */
const BUILDS = {
  'kernels-float64.wasm': ['--use', 'real=f64', '--use', 'FMA=0'],
  'kernels-float32.wasm': ['--use', 'real=f32', '--use', 'FMA=0'],
  'kernels-float32-fma.wasm': ['--use', 'real=f32', '--use', 'FMA=1', '--enable', 'relaxed-simd'],
};

for (const [name, options] of Object.entries(BUILDS)) {
  const files = [`${ASSEMBLY}/kernels.ts`, '--baseDir', PROJECT, '--outFile', join(KERNELS, name)];
  const { error, stderr } = await asc.main([...files, ...OPTIONS, ...options]);
  if (error) throw new Error(`${name}: ${error.message}\n${stderr}`);
}
writeFileSync(COMPILED_FROM, `${hashOfSources()}\n`);
