import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Report } from './model.js';
import { FONT_FILES, REPORT_FOLDER } from './resources.js';

/** The report as a tagged PDF (PDF/UA-1); the same report gives the same bytes. */
export function writePdf(report: Report): Buffer {
  const compiler = NodeCompiler.create({
    workspace: REPORT_FOLDER,
    fontArgs: [{ fontBlobs: FONT_FILES.map((file) => readFileSync(file)) }],
  });
  compiler.mapShadow(join(REPORT_FOLDER, 'report.json'), Buffer.from(JSON.stringify(report)));
  const compiled = compiler.compile({ mainFilePath: join(REPORT_FOLDER, 'template.typ') });
  const document = compiled.result;
  if (!document) throw new Error(`PDF: ${messages(compiled.takeError()?.shortDiagnostics)}`);
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: 0 });
  } catch (error) {
    const message = /message: ("(?:[^"\\]|\\.)*")/.exec(String(error));
    throw new Error(`PDF: ${message ? JSON.parse(message[1]) : error}`);
  }
}

function messages(diagnostics: readonly { message: string }[] = []): string {
  return diagnostics.map(({ message }) => message).join('; ');
}
