/** What of the package is solution, and stays with those who set the homework. */

/** Modules that hold answers in their text; what a cell calls of them is solution as well. */
const LEFT_OUT: readonly string[] = [
  'figures/answers-table',
  'figures/implementation',
  'figures/network/diagram',
  'figures/network/formulas',
  'figures/network/steps',
  'figures/worked-network',
];

/** What their functions are called. */
const LEFT_OUT_NAMES =
  /\b(answersInOneTable|implementation|networkDiagram|workedNetwork|formerAndNew|functionSource|lineTagged)\(/;

/** Whether a cell shows something that a release leaves out. */
export const showsLeftOut = (source: string): boolean => LEFT_OUT_NAMES.test(source);

/** What the playground of a report begins with instead of the answers. */
const PLAYGROUND = `export const EXAMPLES = [{
  name: { en: 'A first line', fr: 'Une première ligne' },
  text: 'D(x^2, x)\\n= 2 * x                             // power rule',
}];
`;

/** Whether a file of the package belongs to such a module. */
export const isLeftOut = (path: string): boolean =>
  LEFT_OUT.some((module) => path === `dist/src/${module}.js` || path === `dist/src/${module}.d.ts`);

/** A module of the package in its place: the names that it gives, without what they hold; undefined for one that stays. */
export function inPlaceOf(path: string, code: string): string | undefined {
  if (path === 'dist/src/live/playground/examples.js') return PLAYGROUND;
  if (!isLeftOut(path)) return undefined;
  return [...code.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)]
    .map(
      ([, name]) =>
        `export function ${name}() {\n  throw new Error('${name} shows solutions: a release leaves it out');\n}\n`,
    )
    .join('');
}
