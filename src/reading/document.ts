/** A document → its steps, each with its place and its verdict. */
import type { Bilingual } from '../bundle.js';
import type { Witness } from '../judge/verdict.js';
import { broughtInBehind } from './ahead.js';
import { type DocumentBlock, documentBlocks, type Format, placesIn } from './blocks.js';
import { type Chain, chainsOf } from './chains.js';
import { type Item, is } from './item.js';
import { macrosIn } from './macros.js';
import {
  NO_QUESTIONS,
  NOTHING_DECLARED,
  type NotationOf,
  type Notations,
  notationsNamed,
} from './notations.js';
import { outlineOf } from './outline.js';
import { withOwnLettersJoined } from './own-letters.js';
import { type ReadChain, Reader, type ReadStep } from './reader.js';
import { relationIn } from './rows.js';
import { ReadingError, SAID } from './said.js';
import type { Outcome, Written } from './steps.js';
import { itemsOf } from './tokens.js';
import {
  assumes,
  BEGINS,
  bringsIn,
  conditionIn,
  endsAssumed,
  endsCases,
  endsCondition,
  endsWithCue,
  endsWithIf,
  introduces,
  isBehind,
  isDistribution,
  isElsewhere,
  isSymmetric,
  kindSaid,
  lastSentence,
  onlyAssumes,
  seeks,
  supposes,
  turnsToContrary,
} from './words.js';

/** One step of a document. */
export interface Step {
  /** Where its right side begins, from 1. */
  readonly line: number;
  readonly column: number;
  /** Position of the formula it stands in. */
  readonly at: number;
  readonly left: string;
  readonly right: string;
  readonly outcome: Outcome;
  /** Why, or what was taken for what; with the place if it is another than that of the step. */
  readonly note?: Bilingual;
  readonly place?: { readonly line: number; readonly column: number };
  readonly witness?: Witness;
  /** What was read, in the language. */
  readonly read?: readonly [string, string];
  /** The condition that it was judged under. */
  readonly under?: string;
}

/** What stands in a document and is no step: a formula that is not closed, a declaration that is not understood. */
export interface Remark {
  readonly line: number;
  readonly column: number;
  readonly note: Bilingual;
}

export interface Checked {
  readonly steps: readonly Step[];
  readonly remarks: readonly Remark[];
}

export interface Options {
  readonly format?: Format;
  /** `mlp relu`, a question's id, or declarations; what the document says itself counts from there on. */
  readonly notation?: string;
  /** What a heading with the id of a question means for the letters below it. */
  readonly notationOf?: NotationOf;
}

/**
 * Reads all formulas of a document in order and judges their steps. Never throws for what is in it.
 *
 * @example
 * ```ts
 * Array.isArray(checkDocument('$$(a+b)^2 = a^2 + 2ab + b^2$$').steps) // → true
 * ```
 */
export function checkDocument(text: string, options: Options = {}): Checked {
  const named =
    options.notation === undefined
      ? undefined
      : notationsNamed(options.notation, options.notationOf ?? NO_QUESTIONS);
  const { chains, remarks } = readDocument(
    text,
    named?.notations ?? NOTHING_DECLARED,
    options.format,
    options.notationOf,
  );
  const placeOf = placesIn(text);
  const unread = (named?.unread ?? []).map((part) => ({ line: 1, column: 1, note: SAID.declaration(part) }));
  return {
    steps: chains.flatMap(({ chain, at }) => chain.steps.map((step) => stepOf(step, text, at, placeOf))),
    remarks: [...unread, ...remarks.map(({ at, note }) => ({ ...placeOf(at), note }))],
  };
}

function stepOf(step: ReadStep, text: string, at: number, placeOf: ReturnType<typeof placesIn>): Step {
  const { left, right, outcome, note, verdict, sides, under } = step;
  const tex = ({ at: from, end }: Written) => text.slice(from, end).replace(/\s+/g, ' ');
  return {
    ...placeOf(right.at),
    at,
    left: tex(left),
    right: tex(right),
    outcome,
    ...(note && { note }),
    ...(step.at !== undefined && { place: placeOf(step.at) }),
    ...(verdict?.witness && { witness: verdict.witness }),
    ...(sides && { read: [sides[0].source, sides[1].source] as const }),
    ...(under && { under: under.source }),
  };
}

/** So many blocks further a sentence is looked at for what it brings in. */
const AHEAD = 12;

export interface Document {
  readonly chains: readonly { readonly chain: ReadChain; readonly at: number; readonly display: boolean }[];
  readonly remarks: readonly { readonly at: number; readonly note: Bilingual }[];
  /** What its letters mean at its end. */
  readonly notations: Notations;
}

/** The chains of a document. */
export function readDocument(
  text: string,
  notations: Notations,
  format?: Format,
  notationOf: NotationOf = NO_QUESTIONS,
): Document {
  const blocks = documentBlocks(text, format);
  const macros = macrosIn(text);
  const outline = notations === NOTHING_DECLARED ? outlineOf(text, blocks, macros) : undefined;
  const itemsIn = (from: number, to: number): Item[] => {
    const items = itemsOf(text, from, to, macros);
    return outline ? withOwnLettersJoined(items, outline.own) : items;
  };
  const reading = new DocumentReading(text, new Reader(text, notations, outline), notationOf, itemsIn);
  blocks.forEach((block, k) => {
    reading.take(block, blocks.slice(k + 1, k + 1 + AHEAD));
  });
  return reading;
}

const IN: Item = { kind: 'command', text: 'in', at: 0, end: 0, parts: [] };

class DocumentReading implements Document {
  readonly chains: { chain: ReadChain; at: number; display: boolean }[] = [];
  readonly remarks: { at: number; note: Bilingual }[] = [];
  private words = '';
  /** The words of the sentence so far, its formulas left out. */
  private sentence = '';
  private supposed = false;
  /** Whether the sentence has supposed signs, and nothing else. */
  private signed = false;
  /** Whether a case has been told apart since a sign was assumed: “otherwise” may speak of that. */
  private nested = false;
  /** A condition between indices holds until the next; any other one for the next display. */
  private condition: { readonly of: Written; readonly once: boolean; readonly inline?: boolean } | undefined;
  /** Whether a condition has been said since the last display or blank line. */
  private opened = false;
  /** Where a condition stands that was said behind a formula, and is that of no other. */
  private behind: number | undefined;
  /** Whether the last formula was a condition. */
  private conditioned = false;

  constructor(
    private readonly text: string,
    private readonly reader: Reader,
    private readonly notationOf: NotationOf,
    private readonly itemsIn: (from: number, to: number) => Item[],
  ) {}

  get notations(): Notations {
    return this.reader.notations;
  }

  take(block: DocumentBlock, next: readonly DocumentBlock[]): void {
    switch (block.is) {
      case 'words':
        this.say(block.text, block.at);
        return;
      case 'directive':
        this.direct(block.text, block.at);
        return;
      case 'unclosed':
        this.remarks.push({ at: block.at, note: SAID.unclosed(block.sign) });
        return;
      case 'formula':
        this.formula(block, next);
        this.words = '';
    }
  }

  private direct(directive: string, at: number): void {
    const { notations, unread } = notationsNamed(directive, this.notationOf);
    this.reader.turnTo(notations);
    for (const part of unread) this.remarks.push({ at, note: SAID.declaration(part) });
  }

  private say(words: string, at: number): void {
    this.words += words;
    this.sentence = lastSentence(this.sentence + words);
    const id = /(?:^|\n)#{1,6}\s+([a-z]+\/[\w-]+)/.exec(words);
    const notations = id && this.notationOf(id[1]);
    if (notations) this.reader.turnTo(notations);
    if (BEGINS.test(words)) this.supposed = false;
    if (endsAssumed(words)) this.reader.assumesNoMore();
    else if (turnsToContrary(words)) this.reader.assumesContrary(this.nested);
    // “Suppose that $x > 0$. Then” supposes no equation: what follows is claimed.
    if (this.signed && /^\s*(?:[.:;]|,?\s*(?:then|alors)\b)/i.test(words)) this.supposed = false;
    this.signed &&= /^\s*(?:,|and|et)\s*$/.test(words);
    // “If $t = 1$, then” ends nothing: what follows is claimed under it, in a display or not.
    const then = this.conditioned && /^[\s,]*(then|alors|we have|on a)(?!\p{L})|^\s*,\s*$/iu.test(words);
    if (then && this.condition) this.condition = { ...this.condition, inline: true };
    else if (BEGINS.test(words) || endsCases(words) || (endsCondition(words) && !this.opens(words)))
      this.condition = undefined;
    else if (this.condition?.inline && /[.;]\s|\n\s*\n/.test(words)) this.condition = undefined;
    this.conditioned = false;
    if (endsCondition(words)) this.supposed = false;
    if (supposes(words)) this.supposed = true;
    const said = conditionIn(words);
    if (said) this.condition = { of: this.written(said.tex, at + said.at), once: !said.indices };
  }

  /** Whether a case has only just been opened: what follows in its first sentences, “hence”, “now”, is said under it. */
  private opens(words: string): boolean {
    if (/\n\s*\n/.test(words)) this.opened = false;
    return this.opened;
  }

  /** A condition in plain words, as if it were a formula at its place. */
  private written(tex: string, at: number): Written {
    const items = itemsOf(tex).map((item) => ({ ...item, at, end: at + 1 }));
    return { items, at, end: at + 1, text: tex };
  }

  private formula(block: Extract<DocumentBlock, { is: 'formula' }>, next: readonly DocumentBlock[]): void {
    const { from, to, at, display } = block;
    let chains: Chain[];
    const isSaid = this.reader.declaresSaid(from);
    this.bringInBehind(display, next);
    try {
      const items = this.itemsIn(from, to);
      const after = next[0]?.is === 'words' ? next[0].text : '';
      const assumed = !display && this.assumes(items);
      this.signed = assumed && (this.signed || onlyAssumes(this.words));
      if (assumed) return;
      const isCase = this.isCase(items);
      const declared = !isCase && this.reader.declares(items, bringsIn(this.sentence));
      if (isDistribution(this.words, after)) this.reader.callsDistribution(items);
      if (isSymmetric(this.words, after)) this.reader.callsSymmetric(items);
      if (declared || isSaid) return;
      const kind = display ? undefined : kindSaid(this.words, after);
      if (kind) this.reader.calls(items, kind);
      if (!display && this.conditionBefore(items, from, to, isCase)) return;
      chains = this.chainsIn(items);
      for (const { sides, relations } of chains)
        if (relations.length === 1 && relations[0] === '∈' && this.reader.isUnknown(sides[0]))
          this.reader.declares([...sides[0], IN, ...sides[1]]);
    } catch (error) {
      if (!(error instanceof ReadingError)) throw error;
      this.remarks.push({ at: error.at, note: error.problem });
      return;
    }
    const behind = this.conditionBehind(next);
    // “… if $x > 0$.” says nothing of the next sentence.
    if (behind && next[2]?.is === 'words' && /^\s*[.;]/.test(next[2].text)) this.behind = behind.at;
    const condition =
      behind ?? (display || this.condition?.inline || !this.condition?.once ? this.condition?.of : undefined);
    const introduced = !display && introduces(this.words);
    const looking = seeks(this.sentence) ? 'zero' : undefined;
    for (const [k, chain] of chains.entries()) {
      const follows = looking && this.reader.carrying ? 'follows' : undefined;
      const sought = chains[k + 1]?.link ?? follows ?? looking;
      const chainRead = this.reader.read(chain, from, {
        ...(sought && { sought }),
        supposed:
          this.supposed ||
          ((introduced || (!display && bringsIn(this.sentence))) && !isDerivative(chain.sides[0])),
        anew: bringsIn(this.sentence),
        somewhere: !display && next[0]?.is === 'words' && isElsewhere(next[0].text),
        ...(condition && { condition }),
      });
      if (chainRead.steps.length > 0 || chain.relations.length > 0)
        this.chains.push({ chain: chainRead, at, display });
    }
    if (display) this.opened = false;
    if (display && this.condition?.once && !goesOnLater(next)) this.condition = undefined;
  }

  /** Whether this is a sign that is assumed from here on. */
  private assumes(items: readonly Item[]): boolean {
    if (!assumes(this.sentence) || endsWithCue(this.words) || /absurd|contradict/i.test(this.sentence))
      return false;
    if (!this.reader.assumes(items)) return false;
    this.condition = undefined;
    this.nested = false;
    return true;
  }

  /**
   * Whether t > 0 holds only in a case, and is not said of t once and for all: “if $t > 0$”, “for $0 < t < 1$”, and
   * wherever t is compared in another way, too.
   */
  private isCase(items: readonly Item[]): boolean {
    const relations = items.flatMap((item) => relationIn(item) ?? []);
    if (!relations.some((relation) => /^[<>≤≥]$/.test(relation)) || relations.includes('∈')) return false;
    if (endsWithIf(this.words) || (relations.length > 1 && endsWithCue(this.words))) return true;
    // 1 ≤ i ≤ n is a range.
    if (relations.length > 1 || bringsIn(this.sentence)) return false;
    const letter = items.find(({ kind }) => kind === 'letter')?.text;
    const compared = this.text.match(
      new RegExp(
        `(?<![a-zA-Z\\\\])\\\\?${letter}\\s*(?:[<>]|\\\\(?:[lg]eq?|[lg]eqslant|neq?|[lg]t)(?![a-zA-Z]))`,
        'g',
      ),
    );
    return letter !== undefined && new Set(compared).size > 1;
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

  /** “When $k \neq y$,” */
  private conditionBefore(items: readonly Item[], from: number, end: number, isCase: boolean): boolean {
    const relation = items.map(relationIn).find((found) => found !== undefined);
    if (!relation || !/^[=≠<>≤≥]$/.test(relation)) return false;
    if (!isCase && !endsWithCue(this.words)) return false;
    if (this.behind === from) return true;
    // “for $s(x) = …$” gives a new name.
    if (relation === '=' && this.reader.isNew(items)) return false;
    const sides = items.filter((item) => item.kind === 'letter');
    const { symbols } = this.reader.names.context;
    const indices =
      items.length === 3 &&
      sides.length === 2 &&
      sides.every(({ text }) => symbols[text] === 'index' || (!(text in symbols) && /[i-n]/.test(text)));
    this.condition = {
      of: { items, at: items[0].at, end, text: this.text.slice(items[0].at, end) },
      once: !indices,
    };
    this.conditioned = true;
    this.opened = true;
    this.nested = true;
    return true;
  }

  /** “… = … if $i = j$” */
  private conditionBehind([words, formula, after]: readonly DocumentBlock[]): Written | undefined {
    // “If $i = j$, then …” speaks of what follows.
    if (after?.is === 'words' && /^\s*,?\s*(then|alors|we|on)\b/i.test(after.text)) return undefined;
    if (words?.is !== 'words' || formula?.is !== 'formula' || formula.display) return undefined;
    if (!isBehind(words.text)) return undefined;
    try {
      const items = this.itemsIn(formula.from, formula.to);
      const relations = items.map(relationIn).filter((found) => found !== undefined);
      const isCondition = relations.length > 0 && relations.every((found) => /^[=≠<>≤≥]$/.test(found ?? ''));
      const { from, to } = formula;
      return isCondition ? { items, at: from, end: to, text: this.text.slice(from, to) } : undefined;
    } catch (error) {
      if (error instanceof ReadingError) return undefined;
      throw error;
    }
  }
}

/** Whether the next display goes on with a chain: nothing but space is before it. */
const goesOnLater = ([first, second]: readonly DocumentBlock[]): boolean =>
  first?.is === 'formula'
    ? first.display
    : first?.is === 'words' && first.text.trim() === '' && second?.is === 'formula' && second.display;

/** What has a sign of a derivative is no name that a sentence could bring in. */
const isDerivative = (side: readonly Item[]): boolean =>
  side.some(
    (item) =>
      item.kind === 'prime' ||
      is(item, 'command', 'partial') ||
      is(item, 'command', 'nabla') ||
      (/^[dtc]?frac$/.test(item.text) && isDerivative(item.parts[0])),
  );
