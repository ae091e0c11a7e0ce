/** How far a long cell is, told from within the cell. */
import type { Bundle } from '../bundle.js';
import { escapeHtml } from '../html.js';
import { showLive } from './show.js';

/** The MIME type the runner takes for its progress bar; it is not kept in the notebook. */
export const PROGRESS_MIME = 'application/vnd.chainrule.progress+json';

export interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** A word on the state reached, e.g. the validation error. */
  readonly note?: string;
}

/**
 * Starts a progress line of `total` steps and returns the function that moves it on. In Jupyter it is a bar
 * under the cell, under `chainrule run` one in the terminal.
 */
export function liveProgress(
  label: string,
  total: number,
): (done: number, note?: string, picture?: string) => void {
  const view = showLive(progressBundle({ label, done: 0, total }));
  return (done, note, picture) => view.update(progressBundle({ label, done, total, note }, picture));
}

/** `picture` is HTML that stands under the bar. */
function progressBundle(progress: Progress, picture = ''): Bundle {
  const { label, done, total, note } = progress;
  const text = `${label} ${done}/${total}${note === undefined ? '' : ` · ${note}`}`;
  const html = `<progress value="${done}" max="${total}"></progress> ${escapeHtml(text)}${picture}`;
  return { data: { [PROGRESS_MIME]: progress, 'text/html': html, 'text/plain': text }, metadata: {} };
}
