import type { Context } from '../../judge/language.js';
import { shapeOrNone } from '../../judge/shapes.js';
import { type Case, type Expression, expressionOf, type Move, type Words } from '../lines/moves.js';
import type { Check, Line } from '../lines/record.js';
import { typesetShape, typesetSpace } from '../typeset/shape.js';
import { typeset } from '../typeset/typeset.js';
import {
  advised,
  afterWrong,
  claimedShape,
  equality,
  inequality,
  problemOf,
  refused,
  stepVerdict,
} from './line-verdict.js';

/** Every move as a printed line with its verdict, and the checks on the whole. */
export interface Judged {
  readonly lines: readonly JudgedLine[];
  readonly checks: readonly Check[];
}

/** A line, and the move that it prints. */
export interface JudgedLine {
  readonly line: Line;
  readonly move: Move;
}

/**
 * Judges the moves in order, each step against the last right line of the chain: a wrong line costs itself, and what
 * follows is judged as if it had been left out. Equal where both are defined is not transitive: once a line may lack
 * a value that the one before has, the answer and the last line are judged against the first one, too.
 */
export function judgeMoves(moves: readonly Move[], context: Context, under?: Expression): Judged {
  const lines: JudgedLine[] = [];
  const checks: Check[] = [];
  let right: Expression | undefined;
  /** The last line, if it was wrong. */
  let wrong: Expression | undefined;
  let first: Expression | undefined;
  /** Whether some line may lack a value that the one before has; whether all the same the right one equals the first. */
  let isNarrowed = false;
  let isTied = true;
  const tie = () => {
    if (first && right && !isTied) checks.push(endsCheck(first, right, context));
    isTied = true;
  };
  for (const move of moves) {
    if (move.is === 'cases') {
      const judged = judgeCases(move.cases, right, context);
      // Each case prints the line it starts from, and so does what follows them.
      if (lines.at(-1)?.line.relation === '') lines.pop();
      lines.push(...judged.lines);
      checks.push(...judged.checks);
      if (right)
        lines.push({ line: judgeLine({ is: 'given', expression: right }, undefined, context), move });
      continue;
    }
    const inCase = under && { under: printed(under, context) };
    if (move.is === 'shape') {
      const line = judgeLine({ ...move, is: 'given' }, undefined, context);
      lines.push({ line: { ...line, ...inCase }, move });
    }
    const line = { ...judgeLine(move, right, context, wrong), ...inCase };
    lines.push({ line, move });
    if (move.is === 'step') {
      const { kind, narrows } = line.verdict ?? {};
      const isWrong = kind === 'refused' || kind === 'partial';
      if (!isWrong) {
        isTied = right === first || (!isNarrowed && kind !== 'undecided');
        isNarrowed ||= narrows === true || kind === 'undecided';
        right = move.expression;
      }
      wrong = isWrong ? move.expression : undefined;
      if (move.asked) tie();
      checks.push(...formChecks(move, context));
    }
    if (move.is === 'given') {
      tie();
      [first, right, wrong, isNarrowed] = [move.expression, move.expression, undefined, false];
    }
  }
  tie();
  return { lines, checks };
}

type SingleMove = Exclude<Move, { is: 'cases' }>;

function judgeLine(
  move: SingleMove,
  from: Expression | undefined,
  context: Context,
  wrong?: Expression,
): Line {
  if (move.is === 'says')
    return { relation: '', source: '', tex: '', typst: '', ...reason(move.why), verdict: { kind: 'prose' } };
  const { expression } = move;
  const problem = problemOf(expression, context);
  const line = { ...printed(expression, context), ...shapeField(expression, context) };
  switch (move.is) {
    case 'given':
      return {
        relation: '',
        ...line,
        reason: '',
        ...(problem && { verdict: advised(problem, expression, context) }),
      };
    case 'step': {
      const verdict = wrong
        ? afterWrong(from, wrong, expression, context)
        : stepVerdict(from, expression, context);
      return { relation: '=', ...line, ...reason(move.why), verdict, ...answering(move) };
    }
    case 'refutes': {
      const verdict = problem
        ? { kind: 'exact' as const, note: problem }
        : inequality(from, expression, context);
      return { relation: '≠', ...line, ...reason(move.why), verdict };
    }
    case 'holds': {
      const truth = expressionOf(`ind(${expression.source})`);
      // Wherever it has a meaning.
      const verdict = problem ? advised(problem, expression, context) : equality(truth, ONE, context);
      return { relation: '', ...line, ...reason(move.why), verdict };
    }
    case 'shape': {
      const verdict = problem ? refused(problem) : claimedShape(expression, move.shape, context);
      return { relation: '∈', ...typesetSpace(move.shape), ...reason(move.why), verdict };
    }
  }
}

const ONE = expressionOf('1');

/** A line with forms to have, or none, is the answer. */
const answering = ({ asked }: Extract<Move, { is: 'step' }>): Pick<Line, 'answer' | 'asked'> => ({
  ...(asked && { answer: true }),
  ...(asked && asked.length > 0 && { asked: asked.map((form) => form.asked) }),
});

const reason = (why: Words): Pick<Line, 'reason' | 'french'> =>
  typeof why === 'string' ? { reason: why } : { reason: why.en, french: why.fr };

const printed = ({ source, node }: Expression, context: Context) => ({ source, ...typeset(node, context) });

function shapeField({ node }: Expression, context: Context): Pick<Line, 'shape'> {
  const shape = shapeOrNone(node, context);
  return shape?.length ? { shape: typesetShape(shape) } : {};
}

/** Each case on its own assumption; together they must leave nothing out. */
function judgeCases(cases: readonly Case[], start: Expression | undefined, context: Context): Judged {
  const judged = cases.map(({ condition, moves }) => {
    const assume = [...(context.assume ?? []), condition.source];
    return judgeMoves(moves, { ...context, assume }, condition);
  });
  const none = cases.map(({ condition }) => `(1 - ind(${condition.source}))`).join(' * ');
  const covered = (zero: string) => equality(expressionOf(zero), expressionOf(none), context);
  const everywhere = covered('0');
  // Nothing has to be said where there is nothing to start from.
  const verdict = start && everywhere.kind === 'partial' ? covered(`0 * norm1(${start.source})`) : everywhere;
  const text = { en: 'the cases leave nothing out', fr: 'les cas couvrent tout' };
  return {
    lines: judged.flatMap(({ lines }) => lines),
    checks: [...judged.flatMap(({ checks }) => checks), { text, verdict }],
  };
}

/** Lines apart are equal, wherever the first one is defined. */
const endsCheck = (first: Expression, last: Expression, context: Context): Check => ({
  text: {
    en: `the line ${last.source} is equal to the first one`,
    fr: `la ligne ${last.source} est égale à la première`,
  },
  verdict: stepVerdict(first, last, context),
});

function formChecks({ expression, asked = [] }: Extract<Move, { is: 'step' }>, context: Context): Check[] {
  return asked.map((form) => {
    const problem = form.problem(expression.node, context);
    return { text: form.text, verdict: problem ? refused(problem) : { kind: 'exact' } };
  });
}
