/** The derivations that a notebook shows, read from the source of its cells without running them. */

import type { Shown } from '../../answer/shown.js';
import { Derivation, derivation } from '../../derivation/derivation.js';
import { inMatrixForm, inTermsOf, uses, usesOnly, withoutMatrices } from '../../derivation/lines/forms.js';
import { deepNet, layer, mlp } from '../../derivation/lines/notation.js';
import { LanguageError } from '../../judge/language.js';
import { Interpreter } from './interpreter.js';
import { Scope } from './scope.js';
import { type Callable, callable } from './values.js';

export interface CellSource {
  readonly id: string;
  readonly source: string;
}

/** A statement about a derivation that could not be read. */
export interface ReadingProblem {
  readonly cell: string;
  readonly line: number;
  readonly message: string;
  /** It may be right, but is nothing that the grader reads: he has to look at it himself. */
  readonly unread: boolean;
}

export interface NotebookReading {
  readonly shown: readonly Shown[];
  readonly problems: readonly ReadingProblem[];
}

/** Reads the cells in order, as they would run. A derivation counts if it is shown: as in the notebook. */
export function readDerivations(cells: readonly CellSource[]): NotebookReading {
  const shown = new Map<Derivation, Shown>();
  const problems: ReadingProblem[] = [];
  let cell = '';
  let inCases = 0;
  const show = (value: unknown, fault?: string): unknown => {
    if (value instanceof Derivation && !(shown.has(value) && fault === undefined))
      shown.set(value, { derivation: value, cell, ...(fault !== undefined && { fault }) });
    return value;
  };

  /** Keeps what there is of a derivation whose next line is mistyped. */
  const call = (f: Callable, receiver: unknown, args: unknown[]): unknown => {
    const split = receiver instanceof Derivation && args.some((x) => typeof x === 'object');
    inCases += split ? 1 : 0;
    try {
      return f(...args);
    } catch (error) {
      if (error instanceof LanguageError && receiver instanceof Derivation && inCases === (split ? 1 : 0))
        show(receiver, error.message);
      throw error;
    } finally {
      inCases -= split ? 1 : 0;
    }
  };

  const interpreter = new Interpreter(library(show), call);
  const scope = new Scope();
  scope.declare('Object', OBJECT);
  for (const { id, source } of cells) {
    cell = id;
    let file: ReturnType<typeof interpreter.parse>;
    try {
      file = interpreter.parse(source);
    } catch (error) {
      // Nested deeper than the compiler can follow: it does not run either.
      problems.push({ cell, line: 1, message: (error as Error).message, unread: true });
      continue;
    }
    for (const statement of file.statements) {
      try {
        show(interpreter.read(statement, scope));
      } catch (error) {
        for (const name of interpreter.touched(statement)) scope.forget(name);
        const unread = !(error instanceof LanguageError);
        if (unread && !/\bderivation\b/.test(statement.getText())) continue;
        const line = file.getLineAndCharacterOfPosition(statement.getStart()).line + 1;
        problems.push({ cell, line, message: (error as Error).message, unread });
      }
    }
  }
  return { shown: [...shown.values()], problems };
}

/** The names of chainrule that say something about a derivation. */
function library(show: (value: unknown) => unknown): Readonly<Record<string, unknown>> {
  const answers = {
    add: callable((d) => show(d)),
    note: callable(() => undefined),
    table: callable(() => undefined),
  };
  return {
    derivation: callable(derivation as Callable),
    mlp: callable(mlp as Callable),
    deepNet: callable(deepNet as Callable),
    layer: callable(layer as Callable),
    usesOnly: callable(usesOnly as Callable),
    uses: callable(uses as Callable),
    inTermsOf: callable(inTermsOf as Callable),
    inMatrixForm,
    withoutMatrices,
    show: callable((d) => void show(d)),
    answersTo: callable(() => answers),
  };
}

const OBJECT = {
  entries: callable((x) => Object.entries(x as object)),
  keys: callable((x) => Object.keys(x as object)),
  values: callable((x) => Object.values(x as object)),
  fromEntries: callable((x) => Object.fromEntries(x as [string, unknown][])),
};
