import { VARIABLES } from '../bundle.js';
import { Derivation } from '../derivation/derivation.js';

/** The kernel's own record of what the variables of the notebook hold; nothing outside of a kernel. */
export const notebookVariables = (): Readonly<Record<string, unknown>> =>
  (globalThis as { [VARIABLES]?: Record<string, unknown> })[VARIABLES] ?? {};

/** A derivation that only a variable holds: it was neither shown nor counted. */
export function forgottenAmong(
  variables: Readonly<Record<string, unknown>>,
  isUnanswered: (id: string) => boolean,
): string | undefined {
  const [name, value] =
    Object.entries(variables).find(([, v]) => v instanceof Derivation && isUnanswered(v.id)) ?? [];
  return (
    name && `${(value as Derivation).id} is derived in ${name}, but not counted: show(answers.add(${name}))`
  );
}
