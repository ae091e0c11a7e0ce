/** A goal in a variant that its solution does not name: what holds for any activation is asked of each. */
import { deepNet, FREE, mlp, type Notation } from '../derivation/lines/notation.js';
import type { Goal } from './goals.js';

/** The goal in the shared notation of this variant, by whose own words nothing is defined; undefined if there is none. */
export function goalIn(goal: Goal, variant: string | undefined): Goal | undefined {
  if (variant === undefined || goal.variant === undefined || variant === goal.variant) return goal;
  const notation = sharedNotation(variant);
  if (!notation) return undefined;
  const has = (name: string) =>
    Object.hasOwn(notation.symbols, name) || (notation.definitions ?? []).some(([one]) => one === name);
  const { symbols, definitions = [], assume = [] } = goal.context;
  const own = [...Object.keys(symbols), ...definitions.map(([name]) => name)];
  if (!own.every((name) => has(name) || /^(alpha|dphi\d*)$/.test(name))) return undefined;
  return { ...goal, context: { ...notation, assume: [...assume, ...(notation.assume ?? [])] } };
}

/** Both kinds of network say by an error which of their variants there are. */
function sharedNotation(variant: string): Notation | undefined {
  const [, layers, phi] = /^(\d) layers, (.+)$/.exec(variant) ?? [];
  try {
    if (layers) return deepNet(Number(layers), (phi === 'φ' ? FREE : phi) as Parameters<typeof deepNet>[1]);
    return mlp(variant as Parameters<typeof mlp>[0]);
  } catch {
    return undefined;
  }
}
