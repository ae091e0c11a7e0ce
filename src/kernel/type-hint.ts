/** What to do where the type checker finds a name or the package missing. */

/** The checker's message, and behind it what to do where that can be said. `exported` are the names of the package. */
export function withHint(message: string, exported: () => object): string {
  if (/^Cannot find module 'chainrule'/.test(message))
    return "the package chainrule is not installed in this notebook's folder or in one above it: npm install chainrule";
  const [, name] = /^Cannot find name '(\w+)'/.exec(message) ?? [];
  return name && Object.hasOwn(exported(), name)
    ? `Cannot find name '${name}'. It is in chainrule: import { ${name} } from 'chainrule'`
    : message;
}
