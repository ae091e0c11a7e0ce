/** This judge, or mathjs, as one of the programs of judge-peers.ts: each line of standard input is a claim in JSON. */
import { createInterface } from 'node:readline';
import { all, create, type MathNode } from 'mathjs';
import { judge } from '../src/judge/judge.js';
import { MATHJS, translated } from './dialects.js';

interface Question {
  readonly left: string;
  readonly right: string;
  readonly context: Parameters<typeof judge>[2];
}

const WORDS = { refused: 'different', partial: 'different', undecided: 'open', prose: 'open' } as const;

function ours({ left, right, context }: Question): string {
  const { kind } = judge(left, right, context);
  return kind in WORDS ? WORDS[kind as keyof typeof WORDS] : 'equal';
}

const { parse, simplify, derivative, rationalize } = create(all, {});

/** mathjs differentiates where it is told to; what is inside first. */
const differentiated = (node: MathNode): MathNode =>
  node
    .map(differentiated)
    .transform((part) =>
      part.type === 'FunctionNode' && /^derivative\(/.test(part.toString())
        ? derivative!(
            (part as unknown as { args: MathNode[] }).args[0],
            (part as unknown as { args: MathNode[] }).args[1].toString(),
          )
        : part,
    );

/** rationalize writes polynomials out, which simplify does not, and throws on everything else. */
function shortest(ways: readonly (() => MathNode)[]): string {
  const texts = ways.flatMap((way) => {
    try {
      return [way().toString()];
    } catch {
      return [];
    }
  });
  return texts.sort((a, b) => a.length - b.length)[0] ?? 'unknown';
}

function mathjs({ left, right }: Question): string {
  const [a, b] = [left, right].map((side) => translated(side, MATHJS));
  const difference = differentiated(parse!(`(${a}) - (${b})`));
  const rest = shortest([() => simplify!(difference), () => rationalize!(difference.toString()) as MathNode]);
  if (rest === '0') return 'equal';
  return Number.isFinite(Number(rest)) ? 'different' : 'open';
}

const answer = process.argv[2] === 'mathjs' ? mathjs : ours;
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line) as Question;
  try {
    console.log(answer(question));
  } catch {
    console.log('open');
  }
}
