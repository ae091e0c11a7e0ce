/** A printed derivation brought to life: its lines can be changed, and are judged while one types. */
import type { Reached, TypedLine } from '../derivation/lines/typed-lines.js';
import type { Verdict } from '../judge/verdict.js';
import { element, markup } from './dom.js';
import { caretLine, type LineEditor, lineEditor } from './editor.js';
import { type Followed, follow, verdictOf } from './judge/follow.js';
import type { PageJudge } from './judge/judge.js';
import { type KeptRecord, reachedFrom, typedLine } from './kept-record.js';
import { attributeIn, language, said } from './language.js';
import { remarksOn, spoken, verdictMark } from './remarks.js';
import { WORDS } from './words.js';

/** Milliseconds after the last key before a line is judged. */
const PAUSE = 120;

export class LiveDerivation {
  /** The sources as they stand now. */
  readonly #sources: string[];
  readonly #printed = new Map<Element, Node[]>();
  readonly #from: readonly Reached[];
  #turn = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #open: { readonly at: number; readonly editor: LineEditor; readonly row: HTMLElement } | undefined;
  #awake = false;

  constructor(
    readonly host: HTMLElement,
    readonly record: KeptRecord,
    private readonly judge: PageJudge,
  ) {
    this.#sources = this.record.lines.map(({ source }) => source);
    this.#from = reachedFrom(this.record.lines);
    host.addEventListener('click', ({ target }) => {
      const formula = (target as Element).closest<HTMLElement>('.formula[data-line]');
      if (formula && !window.getSelection()?.toString()) this.edit(Number(formula.dataset.line));
    });
    host.addEventListener('keydown', (event) => {
      const formula = (event.target as Element).closest<HTMLElement>('.formula[role="button"]');
      if (!formula || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      this.edit(Number(formula.dataset.line));
    });
  }

  /** The lines that a reader may change: those with a formula that do not repeat another line. */
  get editable(): number[] {
    return this.record.lines.flatMap(({ source, repeats }, i) =>
      source !== '' && !repeats && this.#formula(i) ? [i] : [],
    );
  }

  /** Every line becomes a stop of the Tab key. */
  wake(): void {
    if (this.#awake) return;
    this.#awake = true;
    this.host.classList.add('awake');
    for (const i of this.editable) {
      const formula = this.#formula(i) as HTMLElement;
      formula.setAttribute('role', 'button');
      formula.tabIndex = 0;
      // its name is the formula itself
      attributeIn(formula, 'title', WORDS.changeThis);
    }
  }

  /** Opens the source of a line. */
  edit(at: number): void {
    if (this.#open?.at === at || !this.editable.includes(at)) return;
    this.wake();
    this.close();
    const formula = this.#formula(at) as HTMLElement;
    const names = () =>
      Object.keys({
        ...this.record.context.symbols,
        ...Object.fromEntries(this.record.context.definitions ?? []),
      });
    const editor = lineEditor(this.#sources[at], names, {
      changed: (source) => this.change(at, source),
      close: () => {
        this.close();
        formula.focus();
      },
      restore: () => {
        editor.field.value = this.record.lines[at].source;
        this.change(at, editor.field.value);
      },
    });
    const row = element('tr', { class: 'editing' }, element('td', { colspan: 5 }, editor.element));
    formula.closest('tr')?.after(row);
    this.#open = { at, editor, row };
    editor.field.focus();
  }

  close(): void {
    this.#open?.row.remove();
    this.#open = undefined;
  }

  /** The line reads otherwise: it and what depends on it are judged after a short pause. */
  change(at: number, source: string): void {
    this.#sources[at] = source;
    this.#open?.editor.status.replaceChildren(said(WORDS.judging));
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.refresh(), PAUSE);
  }

  /** Everything as it was printed. */
  restore(): void {
    this.close();
    this.record.lines.forEach(({ source }, i) => {
      this.#sources[i] = source;
    });
    clearTimeout(this.#pause);
    void this.refresh();
  }

  /** The formula of a line, as it stands now. */
  shown(at: number): Node[] {
    return [...(this.#formula(at)?.querySelectorAll('math') ?? [])].map((formula) => formula.cloneNode(true));
  }

  get changed(): boolean {
    return this.record.lines.some(({ source }, i) => source !== this.#sources[i]);
  }

  /** Judges what is not as it was printed. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    this.host.classList.toggle('changed', this.changed);
    const lines = this.record.lines.map((line, i) => ({ ...typedLine(line), source: this.#sources[i] }));
    const wanted = () => turn === this.#turn;
    await follow(this.judge, lines, this.record.context, wanted, (told) => this.#show(told), this.#known);
    if (wanted()) this.host.dispatchEvent(new CustomEvent('judged'));
  }

  /** The printed verdict of a line that reads, and follows from what it did, as when it was printed. */
  #known = (at: number, { source }: TypedLine, reached: Reached): Verdict | undefined => {
    const { source: printed, kind = 'exact' } = this.record.lines[at];
    const same = source === printed && JSON.stringify(reached) === JSON.stringify(this.#from[at]);
    return same ? { kind } : undefined;
  };

  #show(told: Followed): void {
    const { at, line, answer } = told;
    if (!answer) this.#asPrinted(at);
    else {
      if (answer.is === 'line' && line.is !== 'shape') this.#fill(this.#formula(at), [markup(answer.mathml)]);
      const verdict = answer.is === 'line' ? answer.line.verdict : verdictOf(answer);
      this.#fill(this.#cell('verdict', at), verdict ? [verdictMark(verdict)] : []);
      this.#fill(this.#cell('remarks', at), remarksOn(answer));
    }
    if (this.#open?.at === at) this.#report(told);
  }

  /** What the editor says of its line. */
  #report({ answer, line }: Followed): void {
    const { status } = (this.#open as { editor: LineEditor }).editor;
    const words = answer ? spoken(answer) : { en: '', fr: '' };
    const shape = answer?.is === 'line' ? answer.line.shape : undefined;
    status.replaceChildren(
      ...(answer?.is === 'unreadable' ? [caretLine(line.source, answer.at), ' '] : []),
      said(words),
      ...(shape ? [` · ${WORDS.shape[language()]} ${shape.source}`] : []),
    );
  }

  #asPrinted(at: number): void {
    for (const place of [this.#formula(at), this.#cell('verdict', at), this.#cell('remarks', at)]) {
      const printed = place && this.#printed.get(place);
      if (printed) place.replaceChildren(...printed);
    }
  }

  #fill(place: HTMLElement | null, content: Node[]): void {
    if (!place) return;
    if (!this.#printed.has(place)) this.#printed.set(place, [...place.childNodes]);
    place.replaceChildren(...content);
  }

  #formula(at: number): HTMLElement | null {
    return this.host.querySelector<HTMLElement>(`.formula[data-line="${at}"]`);
  }

  #cell(kind: 'verdict' | 'remarks', at: number): HTMLElement | null {
    return this.host.querySelector<HTMLElement>(`[data-${kind}="${at}"]`);
  }
}
