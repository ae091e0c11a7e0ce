import type { Status } from '../sheet.js';

/** A status is never shown by its sign alone. */
export const STATUS: Readonly<Record<Status, { readonly sign: string; readonly words: string }>> = {
  right: { sign: '✓', words: 'right' },
  partial: { sign: '◐', words: 'partly right' },
  wrong: { sign: '✗', words: 'wrong' },
  unanswered: { sign: '–', words: 'not answered' },
  pending: { sign: '¶', words: 'for the grader to read' },
};

export const pointsText = (points: number): string => `${points} ${points === 1 ? 'point' : 'points'}`;
