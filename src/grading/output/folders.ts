/** Names of submissions as names of folders, on every file system. */
import { createHash } from 'node:crypto';

/** Files and folders that stand beside those of the submissions, and names that Windows keeps for itself. */
const RESERVED =
  /^(scores\.(csv|json)|index\.html|reviews\.json|gradebooks|con|prn|aux|nul|(com|lpt)\d)(\.|$)|[. ]$/i;
/** Of the 255 bytes that a name may have; some are left for what is added. */
const MAX_BYTES = 200;

/** A folder for each name: the same for the same list, and different ones for different names. */
export function foldersOf(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = plainName(name);
    let folder = plain;
    for (let n = 2; taken.has(folder.toLowerCase()); n++) folder = `${plain} (${n})`;
    taken.add(folder.toLowerCase());
    return folder;
  });
}

/** What had to be changed or cut is told apart by some digits of its hash. */
function plainName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N} ._-]/gu, '_')
    .replace(/^\.+/, '_');
  const digits = createHash('sha256').update(name).digest('hex').slice(0, 8);
  if (plain === '' || RESERVED.test(plain)) return `${plain.replace(/[. ]+$/, '')}_${digits}`;
  return Buffer.byteLength(plain) > MAX_BYTES ? `${cutTo(plain, MAX_BYTES - 9)}_${digits}` : plain;
}

/** As many whole characters as so many bytes hold. */
function cutTo(text: string, bytes: number): string {
  let size = 0;
  let kept = '';
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept.trimEnd();
}
