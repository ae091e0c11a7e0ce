/** Values between the grader and a submission: plain data, as JSON that keeps NaN, infinities and typed arrays. */

const ARRAYS = { Float64Array, Float32Array, Int32Array, Uint8Array, Uint32Array } as const;
const TYPE = '$type';

/** Throws if the value is no plain data: a function, a class of its own. */
export function encodeValue(value: unknown): string {
  return JSON.stringify(plain(value));
}

export function decodeValue(json: string): unknown {
  return revived(JSON.parse(json));
}

function plain(value: unknown): unknown {
  if (value === undefined) return { [TYPE]: 'undefined' };
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
    return { [TYPE]: 'number', value: Object.is(value, -0) ? '-0' : String(value) };
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  const type = Object.keys(ARRAYS).find((name) => value instanceof ARRAYS[name as keyof typeof ARRAYS]);
  if (type) return { [TYPE]: type, value: Array.from(value as ArrayLike<number>, plain) };
  if (typeof value !== 'object') throw new Error(`a ${typeof value} cannot be handed over`);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== 'object' || value === null) return value;
  const { [TYPE]: type, value: content } = value as Record<string, unknown>;
  if (type === 'undefined') return undefined;
  if (type === 'number') return Number(content);
  if (typeof type === 'string' && Object.hasOwn(ARRAYS, type) && Array.isArray(content))
    return ARRAYS[type as keyof typeof ARRAYS].from(content.map(revived) as number[]);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revived(item)]));
}
