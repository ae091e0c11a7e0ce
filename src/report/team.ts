import { FileValue } from '../homework/file-value.js';
import { readText } from '../homework/text-file.js';

/** Who signs the report, and when: the content of the file that "team" in homework.json names. */
export interface Team {
  readonly date?: string;
  readonly team: readonly { readonly name: string; readonly id: string }[];
}

/** Nobody signs. */
export const NO_TEAM: Team = { team: [] };

/** Reads and checks the file. Throws an error with file, line and column, and what is expected. */
export function readTeam(path: string): Team {
  const top = FileValue.of(readText(path), path).only('team', 'date');
  const members = top.need('team').items();
  if (members.length === 0) throw top.need('team').error('"team" must have at least one member');
  const date = top.get('date')?.text();
  return {
    ...(date !== undefined && { date }),
    team: members.map((member) => {
      member.only('name', 'id');
      return { name: member.need('name').text(), id: member.need('id').label() };
    }),
  };
}
