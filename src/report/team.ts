import { readFileSync } from 'node:fs';

/** What the cover says: the content of report/team.json. */
export interface Team {
  readonly title: string;
  readonly course: string;
  readonly date?: string;
  readonly team: readonly { readonly name: string; readonly id: string }[];
}

/** Reads and checks the file. Throws an error naming file, field and what is expected. */
export function readTeam(path: string): Team {
  const fail = (what: string) => new Error(`${path}: ${what}`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw fail(`cannot be read as JSON: ${(error as Error).message}`);
  }
  const text = (from: unknown, field: string, where = field): string => {
    const value = (from as Record<string, unknown> | null)?.[field];
    if (typeof value === 'string' && value.trim()) return value.trim();
    throw fail(`"${where}" must be a text that is not empty`);
  };
  const { team, date } = json as { team?: unknown; date?: unknown };
  if (!Array.isArray(team) || team.length === 0)
    throw fail('"team" must be a list of { "name": …, "id": … } with at least one member');
  if (date !== undefined && typeof date !== 'string') throw fail('"date", where given, must be a text');
  return {
    title: text(json, 'title'),
    course: text(json, 'course'),
    date: date || undefined,
    team: team.map((member, i) => ({
      name: text(member, 'name', `team[${i}].name`),
      id: text(member, 'id', `team[${i}].id`),
    })),
  };
}
