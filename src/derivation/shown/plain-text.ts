import type { Verdict, Witness } from '../../judge/verdict.js';
import type { DerivationRecord, Line } from '../lines/record.js';
import { verdictText } from '../words/note-words.js';
import { VERDICTS } from '../words/verdict-words.js';
import { caseOpened } from './rows.js';

/** `functions/a-sigmoid-tanh, part a2 (relu)` */
export const titleOf = ({ id, part, variant }: DerivationRecord): string =>
  `${id}${part ? `, part ${part}` : ''}${variant ? ` (${variant})` : ''}`;

/** `✓ exact` */
export const markOf = (verdict: Verdict | undefined): string =>
  verdict ? `${VERDICTS[verdict.kind].sign} ${verdictText(verdict, 'en')}` : '';

/** `at x = 1: left 0.1700, right 0.4621` */
export function witnessText({ values, left, right }: Witness): string {
  const at = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
  const where = at.length > 0 ? `at ${at.join(', ')}: ` : '';
  return `${where}left ${left}, right ${right}`;
}

/** The widest formula that still has its verdict beside it. */
const WIDTH = 56;

/** For a terminal: the expressions as they are typed, each with its verdict and its reason. */
export function plainText(record: DerivationRecord): string {
  const width = Math.min(WIDTH, Math.max(0, ...record.lines.map(({ source }) => source.length)));
  const lines = record.lines.flatMap((line, i) => plainLine(line, record.lines[i - 1], width));
  const checks = record.checks.map((check) => `    ${check.text.en}  ${markOf(check.verdict)}`);
  return [titleOf(record), ...lines, ...checks, record.summary].join('\n');
}

function plainLine(line: Line, before: Line | undefined, width: number): string[] {
  const { relation, source, reason, verdict } = line;
  const opened = caseOpened(line, before);
  const opens = opened ? [opened === 'all' ? '  in all cases' : `  case ${opened.source}`] : [];
  const beside = [markOf(verdict), reason].filter(Boolean).join('  ');
  const text = source ? `  ${relation || ' '} ${source.padEnd(width)}  ${beside}` : `    ${beside}`;
  const witness = verdict?.witness ? [`      ${witnessText(verdict.witness)}`] : [];
  return [...opens, text.trimEnd(), ...witness];
}
