/** Reads the blocks of a document in order: what its formulas declare, and the chains that they claim. */
import type { Bilingual } from '../../bundle.js';
import { type NotationOf, type Notations, notationsNamed } from '../letters/notations.js';
import { type Chain, chainsOf } from '../tex/chains.js';
import { type Item, is } from '../tex/item.js';
import { broughtInBehind, leadsToThen } from '../text/ahead.js';
import type { DocumentBlock } from '../text/blocks.js';
import { ReadingError, SAID } from '../text/said.js';
import {
  asserts,
  bringsIn,
  introduces,
  isConditional,
  isDistribution,
  isElsewhere,
  isPlace,
  isSymmetric,
  kindSaid,
  seeks,
} from '../text/words.js';
import { Circumstances, type ItemsIn } from './circumstances.js';
import type { ReadChain, Reader } from './reader.js';

/** What a document says. */
export interface Document {
  readonly chains: readonly { readonly chain: ReadChain; readonly at: number; readonly display: boolean }[];
  readonly remarks: readonly { readonly at: number; readonly note: Bilingual }[];
  /** What its letters mean at its end. */
  readonly notations: Notations;
}

type Formula = Extract<DocumentBlock, { is: 'formula' }>;

const IN: Item = { kind: 'command', text: 'in', at: 0, end: 0, parts: [] };

export class DocumentReading implements Document {
  readonly chains: { chain: ReadChain; at: number; display: boolean }[] = [];
  readonly remarks: { at: number; note: Bilingual }[] = [];
  private readonly circumstances: Circumstances;

  constructor(
    text: string,
    private readonly reader: Reader,
    private readonly notationOf: NotationOf,
    private readonly itemsIn: ItemsIn,
  ) {
    this.circumstances = new Circumstances(text, reader, itemsIn);
  }

  get notations(): Notations {
    return this.reader.notations;
  }

  take(block: DocumentBlock, next: readonly DocumentBlock[]): void {
    switch (block.is) {
      case 'words':
        this.turnToQuestion(block.text);
        this.circumstances.say(block.text, block.at);
        return;
      case 'directive':
        this.direct(block.text, block.at);
        return;
      case 'unclosed':
        this.remarks.push({ at: block.at, note: SAID.unclosed(block.sign) });
        return;
      case 'formula':
        this.formula(block, next);
        this.circumstances.words = '';
    }
  }

  private direct(directive: string, at: number): void {
    const { notations, unread } = notationsNamed(directive, this.notationOf);
    this.reader.turnTo(
      notations.map((instances) => instances.map((notation) => ({ ...notation, named: true }))),
    );
    for (const part of unread) this.remarks.push({ at, note: SAID.declaration(part) });
  }

  /** The heading of a question says what the letters below it mean. */
  private turnToQuestion(words: string): void {
    const id = /(?:^|\n)#{1,6}\s+([a-z]+\/[\w-]+)/.exec(words);
    const notations = id && this.notationOf(id[1]);
    if (notations) this.reader.turnTo(notations);
  }

  private formula(block: Formula, next: readonly DocumentBlock[]): void {
    const isSaid = this.reader.declaresSaid(block.from);
    this.bringInBehind(block.display, next);
    try {
      const items = this.itemsIn(block.from, block.to);
      if (this.onlySays(items, block, next) || isSaid) return;
      const chains = this.chainsIn(items);
      for (const { sides, relations } of chains)
        if (relations.length === 1 && relations[0] === '∈' && this.reader.isUnknown(sides[0]))
          this.reader.declares([...sides[0], IN, ...sides[1]]);
      this.claim(chains, block, next);
    } catch (error) {
      if (!(error instanceof ReadingError)) throw error;
      this.remarks.push({ at: error.at, note: error.problem });
    }
  }

  /** Whether a formula claims nothing: it is assumed, declares, or is a condition. What it says is taken. */
  private onlySays(
    items: readonly Item[],
    { from, to, display }: Formula,
    next: readonly DocumentBlock[],
  ): boolean {
    const { circumstances, reader } = this;
    const { words, sentence } = circumstances;
    const after = next[0]?.is === 'words' ? next[0].text : '';
    if (circumstances.takesAsAssumed(items, display)) return true;
    const isCase = circumstances.isCase(items);
    const declared = !isCase && reader.declares(items, bringsIn(sentence));
    if (isDistribution(words, after)) reader.callsDistribution(items);
    if (isSymmetric(words, after)) reader.callsSymmetric(items);
    if (declared) return true;
    const kind = display ? undefined : kindSaid(words, after);
    if (kind) reader.calls(items, kind);
    return !display && circumstances.takesAsCondition(items, from, to, isCase);
  }

  private claim(
    chains: readonly Chain[],
    { from, at, display }: Formula,
    next: readonly DocumentBlock[],
  ): void {
    const { circumstances } = this;
    const { words, sentence, supposed } = circumstances;
    const condition = circumstances.conditionFor(display, next);
    const introduced = !display && (introduces(words) || bringsIn(sentence));
    const isPremise = !display && isConditional(sentence) && leadsToThen(next);
    const looking = seeks(sentence) ? 'zero' : undefined;
    for (const [k, chain] of chains.entries()) {
      const follows = looking && this.reader.carrying ? 'follows' : undefined;
      const sought = chains[k + 1]?.link ?? follows ?? looking;
      const read = this.reader.read(chain, from, {
        ...(sought && { sought }),
        supposed: supposed || isPremise || (introduced && !isDerivative(chain.sides[0])),
        ...(isPlace(words) && { place: true }),
        anew: bringsIn(sentence),
        mentioned: !display && !asserts(words),
        somewhere:
          circumstances.elsewhere ||
          (circumstances.placed && !condition && chain.sides.some(speaksOfLetters)) ||
          (!display && next[0]?.is === 'words' && isElsewhere(next[0].text)),
        ...(condition && { condition }),
      });
      if (supposed && read.steps.some(({ outcome }) => outcome === 'defined')) circumstances.supposesName();
      if (read.steps.length > 0 || chain.relations.length > 0) this.chains.push({ chain: read, at, display });
    }
    circumstances.pass(display, next);
  }

  private chainsIn(items: readonly Item[]): Chain[] {
    const { lexicon } = this.reader.names;
    return chainsOf(items, (words) => lexicon.words.includes(words) || lexicon.isName(words));
  }

  /** Declares and defines what the sentence says behind a formula, before that is read. */
  private bringInBehind(display: boolean, next: readonly DocumentBlock[]): void {
    for (const { from, to, any } of broughtInBehind(display, next))
      try {
        const items = this.itemsIn(from, to);
        if (any) this.reader.frees(items);
        if (this.reader.declares(items) || !this.reader.isNew(items)) continue;
        for (const chain of this.chainsIn(items)) this.reader.read(chain, from);
      } catch (error) {
        // It is read again at its place, and what is wrong with it is said there.
        if (!(error instanceof ReadingError)) throw error;
      }
  }
}

const speaksOfLetters = (side: readonly Item[]): boolean =>
  side.some(({ kind, parts }) => kind === 'letter' || parts.some(speaksOfLetters));

/** What has a sign of a derivative is no name that a sentence could bring in. */
const isDerivative = (side: readonly Item[]): boolean =>
  side.some(
    (item) =>
      item.kind === 'prime' ||
      is(item, 'command', 'partial') ||
      is(item, 'command', 'nabla') ||
      (/^[dtc]?frac$/.test(item.text) && isDerivative(item.parts[0])),
  );
