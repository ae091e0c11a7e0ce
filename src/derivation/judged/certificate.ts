import { type Context, parse } from '../../judge/language.js';
import type { Verdict } from '../../judge/verdict.js';
import type { DerivationRecord } from '../lines/record.js';

/** One line of a certificate: what is said to be equal (or true, or unequal), and what proves it. */
interface CertificateLine extends Pick<Verdict, 'kind' | 'bound' | 'sizes' | 'free'> {
  readonly from: string;
  readonly to: string;
  readonly relation: '=' | '≠' | 'holds';
  /** The case in which it is said. */
  readonly under?: string;
}

/** What a second program needs to check a derivation: tests/checker/README.md. */
export interface Certificate {
  readonly id: string;
  readonly context: Context;
  readonly lines: readonly CertificateLine[];
}

/** The judged lines of a record, in the language without its spellings. Throws LanguageError. */
export function certificate({ id, part, variant, context, lines }: DerivationRecord): Certificate {
  const plain = (source: string) => parse(source).toString();
  const certified: CertificateLine[] = [];
  let from = '';
  for (const { relation, source, verdict, under } of lines) {
    if (verdict && source !== '' && relation !== '∈') {
      const { kind, bound, sizes, free } = verdict;
      const proof = { kind, ...(bound && { bound }), ...(sizes && { sizes }), ...(free && { free }) };
      const isWrong = kind === 'refused' || kind === 'undecided' || kind === 'partial';
      certified.push({
        ...(relation === ''
          ? { from: `ind(${plain(source)})`, to: '1' }
          : { from, to: isWrong ? '' : plain(source) }),
        relation: relation === '' ? 'holds' : relation,
        ...(under && { under: plain(under.source) }),
        ...proof,
      });
    }
    if (source !== '' && (relation === '=' || (relation === '' && !verdict))) from = plain(source);
  }
  return {
    id: [id, part, variant].filter(Boolean).join(' '),
    context: {
      ...context,
      ...(context.definitions && {
        definitions: context.definitions.map(([name, source]) => [name, plain(source)] as const),
      }),
      ...(context.assume && { assume: context.assume.map(plain) }),
    },
    lines: certified,
  };
}
