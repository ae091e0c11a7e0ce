import type { Block } from '../model.js';

/** What a page needs to be alive: elements, and the scripts that it may run. */
export interface LiveParts {
  readonly html: string;
  readonly scripts: readonly string[];
}

export async function liveParts(_: readonly Block[]): Promise<LiveParts> {
  return { html: '', scripts: [] };
}
