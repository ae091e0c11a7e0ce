#!/usr/bin/env node
/** The command `chainrule`: everything that this package does from a terminal. */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../package.js';
import { REPAIR, UsageError } from '../usage.js';
import { COMMANDS, isCommand } from './commands.js';

const USAGE = `Usage: chainrule command [options]

${Object.entries(COMMANDS)
  .map(([name, { does }]) => `  ${name.padEnd(12)}${does}`)
  .join('\n')}

chainrule command --help tells more of one; chainrule --version which version this is.`;

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === '--version') {
    console.log(JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8')).version);
    return 0;
  }
  if (name === undefined || name === '--help') {
    console.log(USAGE);
    return name ? 0 : 2;
  }
  requireFolder();
  if (!isCommand(name)) throw new UsageError(`there is no command ${name}\n\n${USAGE}`);
  const { usage, run } = await COMMANDS[name].load().catch(damaged);
  if (args.includes('--help')) {
    console.log(usage);
    return 0;
  }
  try {
    return (await run(args)) ?? 0;
  } catch (error) {
    // parseArgs has codes of its own for options that it does not know.
    const wrong =
      error instanceof UsageError || /^ERR_PARSE_ARGS/.test((error as { code?: string }).code ?? '');
    throw wrong ? new UsageError(`${(error as Error).message}\n\n${usage}`) : error;
  }
}

// Who reads may stop reading; what is lost on a full disk is said where that can be read.
process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') return;
  console.error(`what is printed is lost: ${message}`);
  process.exitCode ||= 1;
});
process.stderr.on('error', () => {});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode ||= code;
  },
  (error: Error) => {
    console.error(error.message + diskOf(error));
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);

/** A limit (ulimit -n) below this many open files can be why a module cannot be loaded. */
const OPEN_FILES = 256;

/** Why a module of the package cannot be loaded. */
function damaged({ message }: Error): never {
  const { userLimits } = process.report.getReport() as { userLimits?: { open_files?: { soft: unknown } } };
  const limit = userLimits?.open_files?.soft;
  if (typeof limit === 'number' && limit < OPEN_FILES)
    throw new Error(`no more than ${limit} files may be open here (ulimit -n), too few: ${message}`);
  throw new Error(`files of chainrule are missing or damaged (${message}): ${REPAIR}`);
}

/** Throws in plain words where the current folder has been deleted: nearly everything asks for it. */
function requireFolder(): void {
  try {
    process.cwd();
  } catch {
    throw new Error('the folder that this was started in is gone: go to another one');
  }
}

/** Which disk is full is not said by what failed to write. */
function diskOf({ code, path }: NodeJS.ErrnoException): string {
  if (code !== 'ENOSPC' || path !== undefined) return '';
  return `: the disk of the folder that is written to, or of ${tmpdir()} (TMPDIR can name another)`;
}
