import type { ToServer } from '../../kernel/link.js';

/** To the process of a submission: run a cell, or call one of its functions (`args` encoded). */
export type ToSandbox =
  | { readonly kind: 'run'; readonly code: string; readonly count: number }
  | { readonly kind: 'call'; readonly name: string; readonly args: string };

/** From it. Whatever it says is the submission's word: nothing but outputs and values is taken from it. */
export type FromSandbox =
  | ToServer
  | { readonly kind: 'ready' }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'thrown'; readonly name: string; readonly message: string };
