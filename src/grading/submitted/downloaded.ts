/**
 * Names of files and folders as learning platforms pack them: who has handed in stands in them, and where several
 * files of many people lie in one folder, whose each is.
 *
 * Moodle: NAME_NUMBER_assignsubmission_file_FILE, a folder or a flat file (mod/assign/classes/downloader.php).
 * Canvas: NAME_USER_ATTACHMENT_FILE, with LATE after the name; anon_CODE for NAME_USER where names are hidden
 * (lib/content_zipper.rb).
 */
const MOODLE = /^(?<name>.*?)_(?<id>\d+)_assignsubmission_[a-z]+(?=_|$)/;
const CANVAS = /^(?:(?<name>.+?)_)??(?:late_)?(?<id>\d+|anon_[a-z\d]+)_\d+(?=_)/i;

export interface Downloaded {
  /** Of the person, as the platform writes it; empty where it is hidden. */
  readonly name: string;
  /** Moodle's number of a participant, Canvas's of a user; of Canvas also a code that hides the user. */
  readonly id: string;
  /** The part of the name that all files of the person begin with; in Canvas each goes on with a number of its own. */
  readonly whole: string;
}

export const fromMoodle = (name: string): Downloaded | undefined => downloaded(MOODLE.exec(name));

export const fromCanvas = (name: string): Downloaded | undefined => downloaded(CANVAS.exec(name));

const downloaded = (found: RegExpExecArray | null): Downloaded | undefined =>
  found ? { name: found.groups?.name ?? '', id: found.groups?.id ?? '', whole: found[0] } : undefined;
