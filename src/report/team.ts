import { readFileSync } from 'node:fs';
import type { Bilingual } from '../bundle.js';

/** What the cover says: the content of report/team.json. Title and course may be one text or { en, fr }. */
export interface Team {
  readonly title: Bilingual;
  readonly course: Bilingual;
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
  const bilingual = (field: string): Bilingual => {
    const value = (json as Record<string, unknown> | null)?.[field];
    if (typeof value === 'string') return { en: text(json, field), fr: text(json, field) };
    return { en: text(value ?? null, 'en', `${field}.en`), fr: text(value ?? null, 'fr', `${field}.fr`) };
  };
  const { team, date } = json as { team?: unknown; date?: unknown };
  if (!Array.isArray(team) || team.length === 0)
    throw fail('"team" must be a list of { "name": …, "id": … } with at least one member');
  if (date !== undefined && typeof date !== 'string') throw fail('"date", where given, must be a text');
  return {
    title: bilingual('title'),
    course: bilingual('course'),
    date: date || undefined,
    team: team.map((member, i) => ({
      name: text(member, 'name', `team[${i}].name`),
      id: text(member, 'id', `team[${i}].id`),
    })),
  };
}
