import { resolve } from 'node:path';

/** The package's own folder: this file is dist/src/package.js in it. */
export const PACKAGE_FOLDER = resolve(withNode(20, 19) && import.meta.dirname, '../..');

/** Throws in plain words where Node is older: it would fail at the first thing that it lacks. */
function withNode(major: number, minor: number): true {
  const [ours, ourMinor] = process.versions.node.split('.').map(Number);
  if (ours > major || (ours === major && ourMinor >= minor)) return true;
  throw new Error(
    `chainrule needs Node ${major}.${minor} or later; this is Node ${process.versions.node}. ` +
      'Newer ones: https://nodejs.org',
  );
}
