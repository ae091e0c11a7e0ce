/** Jupyter counts cursor positions in Unicode code points, JavaScript in UTF-16 units. */
import type { Content } from './link.js';

interface CodeRequest {
  readonly code: string;
  readonly cursor_pos: number;
}

/** Lets `handle` count its way: converts the position of the request and those of the reply. */
export function inCodePoints(
  { code, cursor_pos }: CodeRequest,
  handle: (units: CodeRequest) => Content,
): Content {
  const units = [...code].slice(0, cursor_pos).join('').length;
  const reply = { ...handle({ code, cursor_pos: units }) };
  for (const key of ['cursor_start', 'cursor_end']) {
    const position = reply[key];
    if (typeof position === 'number') reply[key] = [...code.slice(0, position)].length;
  }
  return reply;
}
