/** Outputs that a submission brings or sends: made of strings and nothing else, and no longer than a page can hold. */
import { DERIVATION_MIME } from '../../derivation/lines/record.js';
import type { Output } from '../../homework/notebook.js';
import { isRecord } from '../sandbox/messages.js';

/** Characters of one output: text, and a picture. */
const MAX_TEXT = 100_000;
const MAX_PICTURE = 3_000_000;
/** What the grader's page shows of a bundle. */
const PICTURES = ['image/png', 'image/svg+xml'];

type Content = Record<string, unknown>;

/** The output, if it is one; what is too long is cut, and says so. */
export function outputOf(output: unknown): Output | undefined {
  if (!isRecord(output) || typeof output.output_type !== 'string') return undefined;
  const content = contentOf(output.output_type, output);
  if (!content || !['stream', 'error', 'display_data', 'execute_result'].includes(output.output_type))
    return undefined;
  const count = output.output_type === 'execute_result' ? { execution_count: null } : {};
  return { output_type: output.output_type, ...content, ...count } as unknown as Output;
}

/** The content of a message of this type, as the kernel sends it. */
export function contentOf(type: string, content: unknown): Content | undefined {
  if (!isRecord(content)) return undefined;
  switch (type) {
    case 'stream':
      return { name: content.name === 'stderr' ? 'stderr' : 'stdout', text: textOf(content.text) };
    case 'error':
      return { ename: textOf(content.ename), evalue: textOf(content.evalue), traceback: [] };
    case 'display_data':
    case 'execute_result':
    case 'update_display_data': {
      const { transient } = content;
      const id =
        isRecord(transient) && typeof transient.display_id === 'string' ? transient.display_id : undefined;
      return {
        data: bundleOf(content.data),
        metadata: {},
        ...(id !== undefined && { transient: { display_id: id.slice(0, 200) } }),
      };
    }
    case 'clear_output':
      return { wait: content.wait === true };
    default:
      return undefined;
  }
}

/** The picture and the text; of a derivation only that it is one. */
function bundleOf(data: unknown): Record<string, string> {
  if (!isRecord(data)) return {};
  if (DERIVATION_MIME in data) return { [DERIVATION_MIME]: '' };
  const picture = PICTURES.find((mime) => joined(data[mime]) !== undefined);
  const source = picture === undefined ? undefined : joined(data[picture])!;
  const text = textOf(data['text/plain']);
  if (picture === undefined || source === undefined) return { 'text/plain': text };
  return source.length > MAX_PICTURE
    ? { 'text/plain': `${text}\n(a picture of ${source.length} characters is not shown)` }
    : { [picture]: source, 'text/plain': text };
}

function textOf(value: unknown): string {
  const text = joined(value) ?? '';
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}\n… (cut: ${text.length} characters)` : text;
}

/** A string, or the lines of one as notebooks store them. */
const joined = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((line) => typeof line === 'string') ? value.join('') : undefined;
};

/** Characters that it takes. */
export const sizeOf = (output: Output): number => {
  if (output.output_type === 'stream') return output.text.length;
  if (output.output_type === 'error') return output.ename.length + output.evalue.length;
  return Object.values(output.data).reduce((sum: number, text) => sum + String(text).length, 0);
};
