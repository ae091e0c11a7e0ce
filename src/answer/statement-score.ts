/** What a relation, a shape or words of an answer are worth for what the solution states. */
import { fails } from '../derivation/words/verdict-words.js';
import type { Context } from '../judge/language.js';
import { shapeText } from '../judge/shapes.js';
import type { AskedStatement } from './asked.js';
import { type JudgedMove, judged, type Statement } from './claims.js';
import { sameText } from './same-text.js';
import { FULL, quoted, type Score, sameValue, words } from './score.js';

/** A relation or shape that is true but not the one expected may say the same: that is for the grader. */
export function scoreStatement(claim: Statement, asked: AskedStatement, context: Context): Score | undefined {
  const { move } = asked;
  if (claim.move.is === 'says' || move?.is === 'says')
    return { earned: 0, pending: 1, remark: 'words, for the grader' };
  if (move && isOfAnotherName(claim.move, move)) return undefined;
  const expected = move !== undefined && isExpected(claim.move, move, context);
  const { lines } = judged({ ...claim, under: asked.under }, context);
  const bad = lines.find(({ verdict }) => verdict && fails(verdict.kind));
  if (!bad?.verdict) {
    const { source } = claim.move.expression;
    return expected || move === undefined
      ? FULL
      : { earned: 0, pending: 1, remark: `${quoted(source)}: true, not as expected; for the grader` };
  }
  const pending = bad.verdict.kind === 'undecided' ? 1 : 0;
  const refuted =
    pending === 0 && move !== undefined && sameText(claim.move.expression.node, move.expression.node);
  return { earned: 0, pending, remark: `${quoted(bad.source)} is ${words(bad.verdict)}`, refuted };
}

/** The dimensions of one name say nothing of those of another. */
const isOfAnotherName = ({ expression: { node } }: JudgedMove, { expression }: JudgedMove): boolean =>
  node.type === 'SymbolNode' && expression.node.type === 'SymbolNode' && !sameText(node, expression.node);

/** Of dimensions, those of a product or a quotient count, however it is written, and of nothing else of that shape. */
function isExpected(claim: JudgedMove, asked: JudgedMove, context: Context): boolean {
  const { node } = asked.expression;
  if (claim.is === 'shape' && asked.is === 'shape' && node.type !== 'SymbolNode')
    return shapeText(claim.shape) === shapeText(asked.shape) && sameValue(claim, asked, context);
  return sameText(claim.expression.node, node);
}
