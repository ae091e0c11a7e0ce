import { eatenIn } from '../../judge/slips.js';
import type { DerivationRecord } from '../lines/record.js';
import { TEX_COMMANDS } from './tex-commands.js';

/** Which line's words would not be set as they were meant, and how to mend them. */
export function wordsFailure({ lines }: DerivationRecord): { at: number; problem: string } | undefined {
  for (const [at, { reason, french }] of lines.entries())
    for (const words of [reason, french ?? '']) {
      const problem = texProblem(words);
      if (problem) return { at, problem: `in the words '${visible(words)}': ${problem}` };
    }
  return undefined;
}

const RAW = 'write \\\\ for a backslash, or put String.raw before the text';

/** Why words with TeX between dollars would not be set as they were meant; nothing if they would. */
export function texProblem(words: string): string | undefined {
  const eaten = eatenIn(words);
  if (eaten)
    return `a backslash was read as part of the control character ${visible(words[eaten.at])}: ${RAW}`;
  const pieces = words.replaceAll('\\$', '  ').split('$');
  if (pieces.length % 2 === 0) return 'a $ that begins a formula has no $ that ends it';
  return pieces
    .filter((_, i) => i % 2 === 1)
    .map(formulaProblem)
    .find(Boolean);
}

function formulaProblem(tex: string): string | undefined {
  for (const [, command] of tex.matchAll(/\\([a-zA-Z]+)/g))
    if (!TEX_COMMANDS.has(command)) return `\\${command} is no command of TeX that can be set`;
  for (const [, word] of tex.matchAll(/(?<![\\a-zA-Z])([a-zA-Z]{3,})\s*\{/g))
    if (TEX_COMMANDS.has(word)) return `${word} has lost its backslash: ${RAW}`;
  let depth = 0;
  for (const [brace] of tex.replace(/\\[{}]/g, '').matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return 'a } closes nothing';
  }
  return depth > 0 ? 'a { is not closed' : undefined;
}

/** Control characters as they would be typed. */
const visible = (text: string): string => JSON.stringify(text).slice(1, -1);
