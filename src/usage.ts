/** A command line that cannot be followed: said with how it is used. */
export class UsageError extends Error {}

/** What to do where files of the package itself are missing or damaged. */
export const REPAIR = 'install chainrule again, or in a checkout of it, npm run build';
