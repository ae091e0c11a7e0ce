/** A command line that cannot be followed: said with how it is used. */
export class UsageError extends Error {}
