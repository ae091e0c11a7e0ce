/**
 * A loss that nothing defines, of which there are only derivatives: “Let $\ell$ be a loss and $g_i = \partial\ell/\partial y_i$”.
 * As a free number its derivatives would all be 0, and every line about them true. To first order every function
 * of what it is differentiated by is ℓ = ⟨G, y⟩ with a free G: where y depends on x, only y is taken.
 */
import { parse, type Shape, type Size } from '../../judge/language.js';
import { freeNames } from '../../judge/scope.js';
import { type Dimensions, shapeOrNone } from '../../judge/shapes.js';
import { parts, type Tree } from '../formula/tree.js';
import { writtenLetter } from '../formula/written-letter.js';
import { type Names, namesOf, type ReadingNotation } from '../meaning/names.js';

/** How the letters are written of which there are derivatives, each with what they are by. */
export type Differentiated = ReadonlyMap<string, ReadonlySet<string>>;

/** The derivatives in the sides of equalities, but for those that are said to be 0. */
export function differentiatedIn(equations: readonly (readonly Tree[])[]): Differentiated {
  const found = new Map<string, Set<string>>();
  const visit = (tree: Tree): void => {
    if (tree.is === 'derivative') {
      const [of, by] = [writtenLetter(tree.of), writtenLetter(tree.by)];
      if (of && by) found.set(of.written, (found.get(of.written) ?? new Set()).add(by.written));
    }
    for (const part of parts(tree)) visit(part);
  };
  for (const sides of equations)
    if (!sides.some((side) => side.is === 'number' && side.text === '0')) sides.forEach(visit);
  return found;
}

/** The names with each number and vector that is differentiated and has no definition as any function of what it is by. */
export function withArbitrary(names: Names, differentiated: Differentiated): Names {
  const { notation } = names;
  const free = [...differentiated].flatMap(([written, by]) => {
    const name = names.keys.get(written);
    const shape = name === undefined ? undefined : (notation.arbitrary?.[name] ?? notation.symbols[name]);
    const isFree = shape === 'scalar' || (Array.isArray(shape) && shape.length === 1);
    return name !== undefined && isFree
      ? [{ name, shape, by: [...by].flatMap((one) => names.keys.get(one) ?? []) }]
      : [];
  });
  if (free.length === 0) return names;
  // What a loss is of may be such a vector itself.
  const [numbers, vectors] = [true, false].map((one) =>
    free.filter(({ shape }) => (shape === 'scalar') === one),
  );
  return namesOf([...vectors, ...numbers].reduce(asArbitrary, notation));
}

interface Free {
  readonly name: string;
  readonly shape: Shape;
  readonly by: readonly string[];
}

function asArbitrary(notation: ReadingNotation, { name, shape, by }: Free): ReadingNotation {
  const definitions = (notation.definitions ?? []).filter(([defined]) => defined !== name);
  const { [name]: _, ...others } = notation.symbols;
  const symbols: Record<string, Shape> = { ...others };
  const sources = new Map(definitions);
  const last = [...new Set(by)].filter(
    (one) =>
      one !== name &&
      (Object.hasOwn(symbols, one) || sources.has(one)) &&
      !dependsOn(one, name, sources) &&
      !by.some((other) => other !== one && dependsOn(other, one, sources)),
  );
  const terms: string[] = [];
  for (const one of last) {
    const of = shapeOrNone(parse(one), { symbols, definitions });
    const weight = `${name}_by_${one}`;
    const term = of && !/^(size|index)$/.test(String(symbols[one] ?? '')) && termOf(weight, shape, one, of);
    if (!term) continue;
    symbols[weight] = term.shape;
    terms.push(term.text);
  }
  if (terms.length === 0) return notation;
  return {
    ...notation,
    symbols,
    definitions: [...definitions, [name, terms.join(' + ')]],
    arbitrary: { ...notation.arbitrary, [name]: shape },
  };
}

/** What is linear in a quantity, with a free weight. */
function termOf(
  weight: string,
  shape: Shape,
  of: string,
  dims: Dimensions,
): { readonly text: string; readonly shape: Shape } | undefined {
  const own = dims.length === 0 ? 'scalar' : (dims as unknown as Shape);
  if (shape === 'scalar')
    return { text: dims.length === 0 ? `${weight}*${of}` : `sum(${weight} .* ${of})`, shape: own };
  if (dims.length > 1) return undefined;
  const [rows] = shape as readonly Size[];
  return { text: `${weight}*${of}`, shape: dims.length === 0 ? [rows] : [rows, dims[0] as Size] };
}

function dependsOn(name: string, on: string, sources: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  const visit = (one: string): boolean => {
    const source = sources.get(one);
    if (source === undefined || seen.has(one)) return false;
    seen.add(one);
    return [...freeNames(parse(source))].some((free) => free === on || visit(free));
  };
  return visit(name);
}
