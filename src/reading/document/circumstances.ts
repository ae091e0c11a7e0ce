/** What the words of a document say that its formulas are claimed under: conditions, suppositions, cases. */

import type { Item } from '../tex/item.js';
import { relationIn } from '../tex/signs.js';
import { itemsOf } from '../tex/tokens.js';
import type { DocumentBlock } from '../text/blocks.js';
import { ReadingError } from '../text/said.js';
import {
  asserts,
  assumes,
  BEGINS,
  bringsIn,
  conditionIn,
  endsAssumed,
  endsCases,
  endsCondition,
  endsWithCue,
  endsWithIf,
  isBehind,
  isPlace,
  lastSentence,
  onlyAssumes,
  supposes,
  turnsToContrary,
} from '../text/words.js';
import { type PlaceGiven, placeGivenIn } from './place-given.js';
import type { Reader } from './reader.js';
import type { Written } from './steps.js';

/** The items of a piece of the document. */
export type ItemsIn = (from: number, to: number) => Item[];

export class Circumstances {
  /** The words since the last formula. */
  words = '';
  /** The words of the sentence so far, its formulas left out. */
  sentence = '';
  /** Whether what follows is only supposed. */
  supposed = false;
  /** Whether the sentence has supposed signs, and nothing else. */
  private signed = false;
  /** Whether a case has been told apart since a sign was assumed: “otherwise” may speak of that. */
  private nested = false;
  /** A condition between indices holds until the next; any other one for the next display. */
  private condition: { readonly of: Written; readonly once: boolean; readonly inline?: boolean } | undefined;
  /** Whether a condition has been said since the last display or blank line. */
  private opened = false;
  /** The conditions of this paragraph: “otherwise” speaks of the one, and of none where there are more. */
  private cases: readonly Written[] = [];
  /** Whether “otherwise” has been said of what is not known to the reader. */
  elsewhere = false;
  /** Whether the paragraph looks at a place: what is not said to be there is not known to be elsewhere. */
  placed = false;
  /** Where a condition stands that was said behind a formula, and is that of no other. */
  private behind: number | undefined;
  /** Whether the last formula was a condition. */
  private conditioned = false;

  constructor(
    private readonly text: string,
    private readonly reader: Reader,
    private readonly itemsIn: ItemsIn,
  ) {}

  /** What was supposed gives a name: with its sentence the supposing ends. */
  supposesName(): void {
    this.signed = true;
  }

  /** Takes in the words between two formulas. */
  say(words: string, at: number): void {
    this.words += words;
    this.sentence = lastSentence(this.sentence + words);
    if (BEGINS.test(words)) {
      this.supposed = false;
      this.reader.beginsAnew();
    }
    if (endsAssumed(words)) this.reader.assumesNoMore();
    else if (turnsToContrary(words)) this.reader.assumesContrary(this.nested);
    // “Suppose that $x > 0$. Then” supposes no equation: what follows is claimed.
    if (this.signed && /^\s*(?:[.:;]|,?\s*(?:then|alors)\b)/i.test(words)) this.supposed = false;
    this.signed &&= /^\s*(?:,|and|et)\s*$/.test(words);
    // “If $t = 1$, then” ends nothing: what follows is claimed under it, in a display or not.
    const then =
      this.conditioned && /^[\s,]*(then|so|alors|donc|we have|on a)(?!\p{L})|^\s*,\s*$/iu.test(words);
    if (then && this.condition) this.condition = { ...this.condition, inline: true };
    else if (BEGINS.test(words) || endsCases(words) || (endsCondition(words) && !this.opens(words)))
      this.condition = undefined;
    else if (this.condition?.inline && /[.;]\s|\n\s*\n/.test(words)) this.condition = undefined;
    this.conditioned = false;
    if (endsCondition(words)) this.supposed = false;
    if (supposes(words)) this.supposed = true;
    const said = conditionIn(words);
    if (said) this.holds(this.written(said.tex, at + said.at), !said.indices);
    if (BEGINS.test(words) || endsCases(words) || /\n\s*\n/.test(words)) this.cases = [];
    if (turnsToContrary(words)) this.turnToContrary();
  }

  private holds(of: Written, once: boolean): void {
    this.condition = { of, once };
    this.cases = [...this.cases, of];
  }

  /** “…, otherwise”: under the contrary of the one condition that was said. */
  private turnToContrary(): void {
    const [one, more] = this.cases;
    const of = one && !more ? contraryOf(one) : undefined;
    this.elsewhere = one !== undefined && of === undefined;
    this.cases = [];
    this.condition = of && { of, once: true, inline: true };
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

  /** Whether this is a sign that is assumed from here on. */
  takesAsAssumed(items: readonly Item[], display: boolean): boolean {
    const assumed = !display && this.isAssumed(items);
    this.signed = assumed && (this.signed || onlyAssumes(this.words));
    return assumed;
  }

  private isAssumed(items: readonly Item[]): boolean {
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
  isCase(items: readonly Item[]): boolean {
    const relations = items.flatMap((item) => relationIn(item) ?? []);
    if (!relations.some((relation) => /^[<>≤≥]$/.test(relation)) || relations.includes('∈')) return false;
    if (endsWithIf(this.words) || (relations.length > 1 && endsWithCue(this.words))) return true;
    // 1 ≤ i ≤ n is a range.
    if (relations.length > 1 || bringsIn(this.sentence)) return false;
    const [first] = items;
    // What is defined is compared in a claim.
    const free =
      first.kind === 'letter' && items.slice(1, 3).some(relationIn) && !this.reader.isDefined(first);
    const letter = free ? first.text : undefined;
    const compared = this.text.match(
      new RegExp(
        `(?<![a-zA-Z\\\\])\\\\?${letter}\\s*(?:[<>]|\\\\(?:[lg]eq?|[lg]eqslant|neq?|[lg]t)(?![a-zA-Z]))`,
        'g',
      ),
    );
    return letter !== undefined && new Set(compared).size > 1;
  }

  /** “When $k \neq y$,” */
  takesAsCondition(items: readonly Item[], from: number, end: number, isCase: boolean): boolean {
    const relation = items.map(relationIn).find((found) => found !== undefined);
    if (!relation || !/^[=≠<>≤≥]$/.test(relation)) return false;
    const place = relation === '=' ? this.placeOf(items, from, end) : undefined;
    if (!isCase && !place && !endsWithCue(this.words)) return false;
    if (this.behind === from) return true;
    this.placed ||= place !== undefined;
    if (place && !place.fits) return true;
    // “For $l < L$” says which layers there are.
    if (
      this.reader.numbersLayers &&
      items.every((item) => /^(l|ell|L|\d|[-+])$/.test(item.text) || relationIn(item))
    )
      return true;
    // “for $s(x) = …$” gives a new name.
    if (relation === '=' && this.reader.isNew(items)) return false;
    const sides = items.filter((item) => item.kind === 'letter');
    const { symbols } = this.reader.names.context;
    const indices =
      items.length === 3 &&
      sides.length === 2 &&
      sides.every(({ text }) => symbols[text] === 'index' || (!(text in symbols) && /[i-n]/.test(text)));
    this.holds({ items, at: items[0].at, end, text: this.text.slice(items[0].at, end) }, !indices);
    this.conditioned = true;
    this.opened = true;
    this.nested = true;
    return true;
  }

  /** The place at which a sentence looks, if it does not say that a letter has this value: “so $x = 2$”. */
  private placeOf(items: readonly Item[], at: number, end: number): PlaceGiven | undefined {
    if (asserts(this.words) || isPlace(this.words)) return undefined;
    return placeGivenIn(items, { items, at, end, text: this.text.slice(at, end) }, this.reader.names);
  }

  /** The condition that a formula is claimed under, by the words before it and behind it. */
  conditionFor(display: boolean, next: readonly DocumentBlock[]): Written | undefined {
    const behind = this.conditionBehind(next);
    // “… if $x > 0$.” says nothing of the next sentence.
    if (behind && next[2]?.is === 'words' && /^\s*[.;]/.test(next[2].text)) this.behind = behind.at;
    return (
      behind ?? (display || this.condition?.inline || !this.condition?.once ? this.condition?.of : undefined)
    );
  }

  /** A formula has been read. */
  pass(display: boolean, next: readonly DocumentBlock[]): void {
    if (display) {
      this.opened = false;
      this.placed = false;
    }
    this.elsewhere = false;
    if (display && this.condition?.once && !goesOnLater(next)) this.condition = undefined;
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

const CONTRARY: Readonly<Record<string, string>> = {
  '<': '\\ge',
  '>': '\\le',
  '≤': '>',
  '≥': '<',
  '=': '\\ne',
  '≠': '=',
};

/** The condition with its one relation turned round; undefined where it has more. */
function contraryOf(condition: Written): Written | undefined {
  const [relation, more] = condition.items.flatMap((item) => relationIn(item) ?? []);
  const sign = more === undefined ? CONTRARY[relation ?? ''] : undefined;
  if (sign === undefined) return undefined;
  const [turned] = itemsOf(sign);
  const items = condition.items.map((item) =>
    relationIn(item) ? { ...turned, at: item.at, end: item.end } : item,
  );
  return { ...condition, items };
}

/** Whether the next display goes on with a chain: nothing but space is before it. */
const goesOnLater = ([first, second]: readonly DocumentBlock[]): boolean =>
  first?.is === 'formula'
    ? first.display
    : first?.is === 'words' && first.text.trim() === '' && second?.is === 'formula' && second.display;
