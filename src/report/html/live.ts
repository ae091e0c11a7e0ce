import { scriptJson } from '../../html.js';
import { LINE_NAMES, LINE_TAGS } from '../../mlp/line-tags.js';
import { lineTagged } from '../../mlp/source.js';
import type { ReportBlock } from '../model.js';
import { carried, inline } from './bundle.js';

/** What a page needs to be alive: elements, and the scripts that it may run. */
export interface LiveParts {
  readonly html: string;
  readonly scripts: readonly string[];
}

/** The programs for what these blocks have; the page is complete without. */
export async function liveParts(blocks: readonly ReportBlock[]): Promise<LiveParts> {
  const derivations = blocks.some(({ kind }) => kind === 'derivation');
  const script = await inline('report');
  const trained = blocks.some((block) => block.kind === 'heading' && block.live === 'circles');
  const parts = [
    ...(derivations ? [await carried('judge/worker', 'judge'), codeLines()] : []),
    ...(trained ? [await carried('circles/worker', 'trainer')] : []),
  ];
  return { html: [...parts, `<script>${script}</script>`].join('\n'), scripts: [script] };
}

/** The live line of code behind each symbol that one computes. */
function codeLines(): string {
  const lines = LINE_NAMES.map((name) => {
    const { code, place } = lineTagged(LINE_TAGS[name].matrix, 'matrix.ts');
    return [name, { code, place }];
  });
  return `<script type="application/json" id="code-lines">${scriptJson(Object.fromEntries(lines))}</script>`;
}
