/** A checked document as a report: each step as it is written and as it was read, with its verdict. */
import { basename } from 'node:path';
import type { Language } from '../../bundle.js';
import { typeset as typesetTree } from '../../derivation/typeset/typeset.js';
import { parse } from '../../judge/language.js';
import { outcomeWords, remarkOf } from '../../reading/annotated.js';
import type { Step } from '../../reading/document/document.js';
import type { CheckedFile } from '../../reading/files.js';
import type { Typesetter } from '../formulas.js';
import { labelsIn } from '../labels.js';
import type { Inline, Report, ReportBlock } from '../model.js';

const TITLES = {
  en: { place: 'place', written: 'written', read: 'read', verdict: 'verdict', notRead: 'Not read' },
  fr: { place: 'lieu', written: 'écrit', read: 'lu', verdict: 'verdict', notRead: 'Non lu' },
} as const;

export function checkedReport(file: CheckedFile, language: Language, typeset: Typesetter): Report {
  const titles = TITLES[language];
  const rows = file.steps.map((step) => rowOf(step, file, language, typeset));
  const table: ReportBlock = {
    kind: 'table',
    columns: [titles.place, titles.written, titles.read, titles.verdict].map((title) => ({
      title: text(title),
      align: 'left',
    })),
    rows,
  };
  const remarks = file.remarks.map(({ line, column, note }): ReportBlock => {
    return {
      kind: 'paragraph',
      children: text(`${titles.notRead}, ${file.place(line, column, language)}: ${note[language]}`),
    };
  });
  return {
    ...{ layout: 'notebook', web: '', language, labels: labelsIn(language) },
    ...{ title: basename(file.path), course: 'chainrule check', team: [], data: [] },
    blocks: [...(rows.length > 0 ? [table] : []), ...remarks],
  };
}

const text = (words: string): Inline[] => [{ kind: 'text', text: words }];

function rowOf(step: Step, file: CheckedFile, language: Language, typeset: Typesetter): Inline[][] {
  const { line, column } = step.place ?? step;
  const { sign, [language]: said } = outcomeWords(step.outcome);
  const remark = remarkOf(step, language);
  return [
    text(file.place(line, column, language)),
    written(`${step.left} ${signOf(step)} ${step.right}`, typeset, file.path),
    step.read ? written(readOf(step, step.read), typeset, file.path) : [],
    text([`${sign} ${said}`, remark].filter(Boolean).join(': ')),
  ];
}

const signOf = ({ relation }: Step): string => (relation === ':=' ? '\\coloneqq' : relation);

/** Of x ∈ ℝⁿ the x. */
const readOf = (step: Step, [left, right]: readonly [string, string]): string =>
  step.relation === '∈' ? texOf(left) : `${texOf(left)} ${signOf(step)} ${texOf(right)}`;

/** What was read, typeset from its tree; arrays look like scalars where their shapes are not at hand. */
const texOf = (source: string): string => typesetTree(parse(source), { symbols: {} }).tex;

/** A formula; as it was typed where it cannot be set. */
function written(tex: string, typeset: Typesetter, name: string): Inline[] {
  try {
    return [{ kind: 'formula', formula: typeset(tex, false, name) }];
  } catch {
    return [{ kind: 'code', text: tex }];
  }
}
