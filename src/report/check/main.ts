/** chainrule check: see the usage. */
import { parseArgs } from 'node:util';
import { requireWritable, writeTogether } from '../../atomic-file.js';
import type { Language } from '../../bundle.js';
import { annotated, isRefused } from '../../reading/annotated.js';
import { checkFile } from '../../reading/files.js';
import { UsageError } from '../../usage.js';
import { createTypesetter } from '../formulas.js';
import { writeHtml } from '../html/page.js';
import { writePdf } from '../pdf.js';
import { checkedReport } from './report.js';

export const usage = `Usage: chainrule check file.md|.tex|.ipynb [--notation "mlp relu"] [--lang fr] [--all]
                       [--html copy.html] [--pdf copy.pdf] [--json steps.json]

Reads the formulas of a document and judges each step of its chains of equalities; lists those that are not simply
right (all of them with --all). Exit code 1 if a step is wrong or has a name that nothing declares.

--notation  what the letters mean: mlp relu|leaky relu|elu, deep 3 tanh, the id of a question, or declarations such as
            "x in R^n, W in R^{m x n}, i j index, a scalar". The document itself may say so, by a heading
            "## " with the id of a question of its homework (else of that in the current folder), by a line
            <!-- chainrule: mlp relu --> or % chainrule: …, or by $x \\in \\mathbb R^n$.`;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      ...{ notation: { type: 'string' }, lang: { type: 'string', default: 'en' }, all: { type: 'boolean' } },
      ...{
        html: { type: 'string' },
        pdf: { type: 'string' },
        json: { type: 'string' },
        help: { type: 'boolean' },
      },
    },
    allowPositionals: true,
  });
  const { lang, html, pdf, json } = values;
  if (positionals.length !== 1) throw new UsageError('the name of one file is expected');
  if (!/^(en|fr)$/.test(lang)) throw new UsageError(`--lang is en or fr, not ${lang}`);
  const language = lang as Language;
  const out = [html, pdf, json].filter((path): path is string => path !== undefined);
  for (const path of out) requireWritable(path);
  const file = checkFile(positionals[0], values.notation);
  console.log(annotated(file, language, values.all ?? false, file.place));
  const { steps, remarks } = file;
  const contents: Record<string, () => Promise<string | Buffer>> = {
    '.json': async () => `${JSON.stringify({ steps, remarks }, null, 1)}\n`,
    '.html': async () => writeHtml(checkedReport(file, language, await createTypesetter())),
    '.pdf': async () => writePdf(checkedReport(file, language, await createTypesetter())),
  };
  const kinds = [html && '.html', pdf && '.pdf', json && '.json'].filter(Boolean) as string[];
  writeTogether(
    await Promise.all(out.map(async (path, k) => ({ path, content: await contents[kinds[k]]() }))),
  );
  return steps.some(isRefused) ? 1 : 0;
}
