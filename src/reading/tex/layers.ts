/**
 * Layers that a document numbers with a letter, z^{[l]} = W^{[l]} a^{[l-1]} + b^{[l]}: it is read for three layers, of
 * which l is the second and L the last. What is given for every l is given for each of them; what is claimed, of l.
 */
import { type Item, is } from './item.js';
import { formulaRows } from './rows.js';
import { relationIn } from './signs.js';

const LAST = 3;
const MIDDLE = 2;

/** The letters that number layers: one of them any, the other the last. */
const NUMBERS: Readonly<Record<string, 'any' | 'last'>> = { l: 'any', ell: 'any', L: 'last' };

/** Of a script the number of a layer that it begins with, as the distance from l or from L, and how far that goes. */
interface Layer {
  readonly of: 'any' | 'last';
  readonly by: number;
  readonly from: number;
  readonly to: number;
}

function layerIn(items: readonly Item[]): Layer | undefined {
  const bracketed = is(items[0], 'open', '[') || is(items[0], 'open', '(');
  const from = 0;
  const [letter, sign, one] = items.slice(bracketed ? 1 : 0);
  const of = letter && /^(letter|command)$/.test(letter.kind) ? NUMBERS[letter.text] : undefined;
  if (!of) return undefined;
  const shifted = (is(sign, 'sign', '+') || is(sign, 'sign', '-')) && is(one, 'number', '1');
  const by = shifted ? (sign.text === '+' ? 1 : -1) : 0;
  const end = (bracketed ? 1 : 0) + (shifted ? 3 : 1);
  if (bracketed && items[end]?.kind !== 'close') return undefined;
  return { of, by, from, to: bracketed ? end + 1 : end };
}

const scriptsIn = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [
    ...(item.kind === 'sup' ? [item] : []),
    ...item.parts.flatMap(scriptsIn),
    ...(item.rows ?? []).flatMap((row) => row.flatMap(scriptsIn)),
  ]);

const layersIn = (items: readonly Item[]): Layer[] =>
  scriptsIn(items).flatMap((script) => layerIn(script.parts[0]) ?? []);

/** Whether the formulas of a document number layers with a letter: something in them speaks of l − 1 or l + 1. */
export const numbersLayers = (formulas: readonly (readonly Item[])[]): boolean =>
  formulas.flatMap(layersIn).some(({ of, by }) => of === 'any' && by !== 0);

/** The formulas of such a document with its layers as numbers, in order. */
export function withLayers(formulas: readonly (readonly Item[])[]): Item[][] {
  const given = new Set<string>();
  return formulas.map((items) => {
    const own = layersIn(items).filter(({ of }) => of === 'any');
    if (own.length === 0) return numbered(items, MIDDLE);
    const rows = formulaRows(items);
    const heads = rows.flatMap((row) => headOf(row) ?? []);
    const gives = heads.some((head) => !given.has(head));
    for (const head of heads) given.add(head);
    return copies(rows, gives ? layersOf(own) : [MIDDLE]);
  });
}

/** The layers that a formula is given for: what speaks of the next one begins with the last that has one. */
function layersOf(own: readonly Layer[]): number[] {
  if (own.some(({ by }) => by > 0)) return [MIDDLE, MIDDLE - 1];
  return Array.from({ length: LAST }, (_, k) => k + 1);
}

function copies(rows: readonly (readonly Item[])[], layers: readonly number[]): Item[] {
  const lines = layers.flatMap((layer) => rows.map((row) => numbered(row, layer)));
  return lines.flatMap((line, k) => (k === 0 ? line : [lineBreak(line), ...line]));
}

const lineBreak = ([first]: readonly Item[]): Item => ({
  ...{ kind: 'command', text: '\\', parts: [] },
  ...{ at: first.at, end: first.at },
});

/** The letter that a row gives for a layer: the z of z^{[l]} = … and of z^{[l]}_j = …. */
function headOf(row: readonly Item[]): string | undefined {
  const cut = row.findIndex((item) => relationIn(item) !== undefined);
  const [letter, ...scripts] = row
    .slice(0, cut < 0 ? 0 : cut)
    .filter(({ kind }) => !/^(space|sign)$/.test(kind));
  const layer = scripts.flatMap((script) => layersIn([script]))[0];
  const isName = scripts.every(({ kind }) => kind === 'sup' || kind === 'sub');
  const equal = /^:?=$/.test(relationIn(row[cut] ?? row[0]) ?? '');
  return letter && isName && equal && layer?.of === 'any' && layer.by === 0 ? spelled(letter) : undefined;
}

const spelled = ({ text, parts }: Item): string => `${text}${parts.flat().map(spelled).join('')}`;

/** With the numbers of layers where l is this one. */
function numbered(items: readonly Item[], layer: number): Item[] {
  return items.map((item) => {
    const rows = item.rows?.map((row) => row.map((cell) => numbered(cell, layer)));
    const parts = item.parts.map((part) => numbered(part, layer));
    const found = item.kind === 'sup' ? layerIn(item.parts[0]) : undefined;
    if (!found) return { ...item, parts, ...(rows && { rows }) };
    const number = (found.of === 'last' ? LAST : layer) + found.by;
    const at = { at: item.parts[0][0].at, end: item.parts[0][found.to - 1].end, parts: [] };
    const label: Item[] = [
      { kind: 'open', text: '(', ...at },
      { kind: 'number', text: `${number}`, ...at },
      { kind: 'close', text: '(', ...at },
    ];
    return { ...item, parts: [[...label, ...parts[0].slice(found.to)]] };
  });
}
