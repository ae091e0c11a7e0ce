/** Answers in LaTeX that stand in a code cell. */
import { Derivation } from '../derivation/derivation.js';
import type { Move } from '../derivation/moves.js';
import { homeworkAround } from '../homework/load.js';
import { readAnswer } from './answer.js';
import { NOTHING_DECLARED } from './notations.js';
import { notationIn } from './question-notation.js';

/**
 * The tag that makes a derivation of TeX: written('mlp/h-grad-layer2')`$$\frac{…}{…} = …$$`, in the letters that the
 * question declares in the homework in whose folder the notebook runs, else in the course's. Never
 * throws for what is in the TeX; throws if the homework cannot be read.
 */
export function written(
  question: string,
  homework = homeworkAround(process.cwd()),
): (strings: TemplateStringsArray, ...values: unknown[]) => Derivation {
  const notations = notationIn(homework)(question) ?? NOTHING_DECLARED;
  return (strings, ...values) => {
    const raw = String.raw(strings, ...values);
    const text = /\$|\\\[|\\begin/.test(raw) ? raw : `$$${raw}$$`;
    const { derivations, unread } = readAnswer(text, question, notations);
    const [first] = derivations;
    const notes: Move[] = unread.map(({ line, column, note }) => ({
      is: 'says',
      why: {
        en: `not read, line ${line}, column ${column}: ${note.en}`,
        fr: `non lu, ligne ${line}, colonne ${column} : ${note.fr}`,
      },
    }));
    return new Derivation(question, first?.notation ?? { symbols: {} }, undefined, [
      ...(first?.moves ?? []),
      ...notes,
    ]);
  };
}
