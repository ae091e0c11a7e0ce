/** Answers in LaTeX that stand in a code cell. */
import { both } from '../bundle.js';
import { Derivation } from '../derivation/derivation.js';
import type { Move } from '../derivation/lines/moves.js';
import { homeworkAround } from '../homework/load.js';
import { readAnswer } from './answer.js';
import { NOTHING_DECLARED } from './letters/notations.js';
import { notationIn } from './question-notation.js';
import { displayed } from './text/blocks.js';

/** The first formula of a derivation, as it was read. */
const firstLine = ({ moves }: Derivation): string =>
  moves.map((move) => ('expression' in move ? move.expression.source : '')).find(Boolean) ?? 'a formula';

/**
 * The tag that makes a derivation of TeX: written('mlp/h-grad-layer2')`$$\frac{…}{…} = …$$`, in the letters that the
 * question declares in the homework in whose folder the notebook runs. What is not judged in it
 * is said behind it. Never throws for what is in the TeX; throws if the homework cannot be read.
 *
 * @example
 * ```ts
 * written('a', undefined)`Let $x \\in \\mathbb R$. $x + x = 2x$`.record.verdict.kind // → 'exact'
 * ```
 */
export function written(
  question: string,
  homework = homeworkAround(process.cwd()),
): (strings: TemplateStringsArray, ...values: unknown[]) => Derivation {
  const notations = notationIn(homework)(question) ?? NOTHING_DECLARED;
  return (strings, ...values) => {
    const text = displayed(String.raw(strings, ...values));
    const { derivations, unread } = readAnswer(text, question, notations);
    const [first, ...others] = derivations;
    const notes = unread.map(({ line, column, note }) =>
      both(
        `not read, line ${line}, column ${column}: ${note.en}`,
        `non lu, ligne ${line}, colonne ${column} : ${note.fr}`,
      ),
    );
    const apart = others.map((derivation) => {
      const line = firstLine(derivation);
      return both(
        `not judged here: ${line} is in other letters; a cell of its own judges it`,
        `non jugé ici : ${line} emploie d’autres lettres ; une cellule à part le juge`,
      );
    });
    return new Derivation(question, first?.notation ?? { symbols: {} }, undefined, [
      ...(first?.moves ?? []),
      ...[...notes, ...apart].map((why): Move => ({ is: 'says', why })),
    ]);
  };
}
