import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler, type NodeTypstCompileResult } from '@myriaddreamin/typst-ts-node-compiler';
import { spansText } from './anchors.js';
import type { Heading, Report } from './model.js';
import { FONT_FILES, REPORT_FOLDER } from './resources.js';

/** The report as a tagged PDF (PDF/UA-1); the same report gives the same bytes. */
export function writePdf(report: Report): Buffer {
  const compiler = NodeCompiler.create({
    workspace: REPORT_FOLDER,
    fontArgs: [{ fontBlobs: FONT_FILES.map((file) => readFileSync(file)) }],
  });
  const made = compile(report, compiler);
  if (Buffer.isBuffer(made)) return made;
  throw new Error(`PDF: ${placeOf(made.problem, report, compiler)}${made.problem}`);
}

/** The PDF, or what Typst has to say against it. */
function compile(report: Report, compiler: NodeCompiler): Buffer | { readonly problem: string } {
  compiler.mapShadow(join(REPORT_FOLDER, 'report.json'), Buffer.from(JSON.stringify(report, forPrint)));
  const compiled = settled(report, compiler);
  if (!compiled.result) {
    const diagnostics: readonly { message: string }[] = compiled.takeError()?.shortDiagnostics ?? [];
    return { problem: diagnostics.map(({ message }) => message).join('; ') };
  }
  try {
    return compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: 0 });
  } catch (error) {
    const quoted = /message: ("(?:[^"\\]|\\.)*")/.exec(String(error))?.[1];
    return { problem: quoted ? JSON.parse(quoted) : String(error) };
  }
}

/**
 * A figure or table for which there is no room where it is said floats to another page, and the text goes on; so does
 * one that would stand before another with a lower number. Where that is depends on those before it: the report is
 * laid out anew with what the blocks wanted, until none wants anything else; each wants the top, then the foot of a page.
 */
function settled(report: Report, compiler: NodeCompiler): NodeTypstCompileResult {
  const main = { mainFilePath: join(REPORT_FOLDER, `${report.layout}.typ`) };
  const placements: Record<string, 'top' | 'bottom'> = {};
  for (;;) {
    const placed = Buffer.from(JSON.stringify(placements));
    compiler.mapShadow(join(REPORT_FOLDER, 'placements.json'), placed);
    const compiled = compiler.compile(main);
    if (!compiled.result) return compiled;
    const wanted: readonly { at: number; placement: 'top' | 'bottom' }[] = compiler.query(compiled.result, {
      selector: '<wants>',
      field: 'value',
    });
    if (wanted.length === 0) return compiled;
    for (const { at, placement } of wanted) placements[at] = placement;
  }
}

/** What only a web page has: data to draw and to judge anew, and the formulas in its own language. */
const forPrint = (key: string, value: unknown): unknown =>
  ['plotly', 'record', 'mathml'].includes(key) ? undefined : value;

/** Typst does not say where a problem is: the first block that has it alone tells. */
function placeOf(problem: string, report: Report, compiler: NodeCompiler): string {
  const culprit = report.blocks.findIndex((block) => {
    const made = compile({ ...report, blocks: [block] }, compiler);
    return !Buffer.isBuffer(made) && made.problem === problem;
  });
  const above = report.blocks
    .slice(0, culprit + 1)
    .filter((block): block is Heading => block.kind === 'heading');
  const heading = above.at(-1);
  return heading ? `under "${spansText(heading.children)}" (${heading.id}): ` : '';
}
