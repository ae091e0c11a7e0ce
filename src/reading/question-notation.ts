/** What the letters of an answer mean: as the homework's question says, else as the course's table does. */
import { type Homework, hasQuestion, theQuestion } from '../homework/homework.js';
import { readDocument } from './document.js';
import { NOTHING_DECLARED, type Notations, notationsNamed, notationsOf } from './notations.js';

/** The notation of a question by its id; undefined if nothing says how its formulas are read. */
export type NotationOf = (question: string) => Notations | undefined;

/** That of the questions of a homework. */
export const notationIn =
  (homework: Homework | undefined): NotationOf =>
  (id) => {
    const stated = homework && hasQuestion(homework, id) ? theQuestion(homework, id).notation : undefined;
    return stated === undefined ? notationsOf(id) : notationStated(id, stated);
  };

/**
 * `mlp relu`, or sentences with formulas, which declare and define as those of a document do:
 * “Let $w, x \in \mathbb R^n$. $z = w^\top x$.” Throws, naming the question, where they are not understood.
 */
function notationStated(id: string, text: string): Notations {
  const fail = (what: string) => new Error(`the notation of the question ${id} is not understood: ${what}`);
  if (!text.includes('$')) {
    const { notations, unread } = notationsNamed(text);
    if (unread.length > 0) throw fail(unread.join(', '));
    return notations;
  }
  const { chains, remarks, notations } = readDocument(text, NOTHING_DECLARED);
  const claim = chains.flatMap(({ chain }) => chain.steps).find(({ outcome }) => outcome !== 'defined');
  if (claim) throw fail(claim.note?.en ?? text.slice(claim.left.at, claim.right.end));
  if (remarks.length > 0) throw fail(remarks[0].note.en);
  return notations;
}
