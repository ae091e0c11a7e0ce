/** What goes over the channel between the grader and the process of a submission. */
import type { Content, ToServer } from '../../kernel/link.js';

/** To the process of a submission: run a cell, call one of its functions (`args` encoded), begin another notebook. */
export type ToSandbox =
  | { readonly kind: 'forget' }
  | { readonly kind: 'run'; readonly code: string; readonly count: number }
  | { readonly kind: 'call'; readonly name: string; readonly args: string };

/** From it. Whatever it says is the submission's word: nothing but outputs and values is taken from it. */
export type FromSandbox =
  | ToServer
  | { readonly kind: 'ready' }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'thrown'; readonly name: string; readonly message: string };

/** The message, if it is one: a submission can put anything on the channel, of any type. */
export function fromSandbox(message: unknown): FromSandbox | undefined {
  if (!isRecord(message)) return undefined;
  const { kind, type, json, content, value, name, message: text } = message;
  switch (kind) {
    case 'ready':
      return { kind };
    case 'publish':
      return isText(type) && isText(json) ? { kind, type, json } : undefined;
    case 'reply':
      return isRecord(content) ? { kind, content: content as Content } : undefined;
    case 'value':
      return isText(value) ? { kind, value } : undefined;
    case 'thrown':
      return isText(name) && isText(text) ? { kind, name, message: text } : undefined;
    default:
      return undefined;
  }
}

/** Characters of a message that counts as what it is worth to hold. */
export const lengthOf = (message: FromSandbox): number =>
  message.kind === 'publish' ? message.json.length + message.type.length : 100;

const isText = (value: unknown): value is string => typeof value === 'string';

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
