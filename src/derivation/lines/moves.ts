import type { MathNode } from 'mathjs';
import type { Bilingual } from '../../bundle.js';
import { parse, type Size } from '../../judge/language.js';
import type { Form } from './forms.js';

/** A reason or prose: English for the catalogue of reasons, or both languages at hand. */
export type Words = string | Bilingual;

/** An expression as typed and as parsed. */
export interface Expression {
  readonly source: string;
  readonly node: MathNode;
}

/** Throws LanguageError where the text is not in the language. */
export const expressionOf = (source: string): Expression => ({ source, node: parse(source) });

/** What a derivation says, move by move, before anything is judged. */
export type Move = Said & {
  /** Where the move was written, as a stack trace: an error of its line points there. */
  readonly place?: { readonly stack?: string };
};

type Said =
  | { readonly is: 'given'; readonly expression: Expression }
  /** `asked` is there on the line that answers: the forms it has to have. */
  | {
      readonly is: 'step';
      readonly expression: Expression;
      readonly why: Words;
      readonly asked?: readonly Form[];
    }
  | { readonly is: 'refutes' | 'holds'; readonly expression: Expression; readonly why: Words }
  | {
      readonly is: 'shape';
      readonly expression: Expression;
      readonly shape: readonly Size[];
      readonly why: Words;
    }
  | { readonly is: 'says'; readonly why: Words }
  | { readonly is: 'cases'; readonly cases: readonly Case[] };

/** One case: its condition, and what is derived under it from the expression the cases start at. */
export interface Case {
  readonly condition: Expression;
  readonly moves: readonly Move[];
}
