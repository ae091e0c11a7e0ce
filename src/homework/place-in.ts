/** Where something stands in a file, as errors say it. */
import { relative } from 'node:path';

/** `file:line:column` of an offset in the file's text; both count from 1. */
export function placeIn(text: string, offset: number, file: string): string {
  const before = text.slice(0, offset).split('\n');
  return `${shownPath(file)}:${before.length}:${before[before.length - 1].length + 1}`;
}

/** A path as an error names it: from the current folder if it is below it. */
export function shownPath(path: string): string {
  const near = relative('.', path);
  return near.startsWith('..') || near === '' ? path : near;
}
