#!/usr/bin/env node
/** The command `chainrule`: everything that this package does from a terminal. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../package.js';
import { UsageError } from '../usage.js';
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
  if (!isCommand(name)) throw new UsageError(`there is no command ${name}\n\n${USAGE}`);
  const { usage, run } = await COMMANDS[name].load();
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

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);
