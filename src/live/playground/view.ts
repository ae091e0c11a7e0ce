/** The playground: a derivation is written on the left, and judged on the right while one writes. */
import type { Context } from '../../judge/language.js';
import { button, element } from '../dom.js';
import { caretLine, completion, palette } from '../editor.js';
import { type Followed, follow, verdictOf } from '../judge/follow.js';
import { isTex } from '../judge/is-tex.js';
import type { PageJudge } from '../judge/judge.js';
import { attributeIn, language, said } from '../language.js';
import { formulaStop } from '../meanings.js';
import { remarksOn, verdictMark } from '../remarks.js';
import { WORDS } from '../words.js';
import { EXAMPLES } from './examples.js';
import { type Paper, type PaperLine, readPaper } from './paper.js';
import { fromHash, toHash } from './share.js';
import { problem, texTable } from './tex.js';
import { SAYS } from './words.js';

const RELATION = { given: '', step: '=', refutes: '≠', holds: '', shape: '∈', says: '' } as const;

/** Milliseconds after the last key before the text is judged. */
const PAUSE = 150;

export interface Playground {
  readonly element: HTMLElement;
  /** What the names beside a symbol of what is shown are. */
  contextOf(symbol: Element): Context;
}

export function playground(judge: PageJudge): Playground {
  const area = element('textarea', { class: 'write', spellcheck: 'false', rows: 14, autocapitalize: 'off' });
  attributeIn(area, 'aria-label', SAYS.write);
  const preview = element('div', { class: 'preview derivation beside' });
  const note = element('span', { class: 'hint', role: 'status' });
  let turn = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let paper: Paper = readPaper('');
  /** Of what is shown: of lines one, of a text in TeX one for each of its chains. */
  let contexts: readonly Context[] = [];

  const show = async () => {
    const mine = ++turn;
    if (isTex(area.value)) return showTex(mine);
    paper = readPaper(area.value);
    contexts = [paper.context];
    const rows = paper.lines.map(rowOf);
    const body = element('tbody', {});
    rows.forEach(({ row, more }, i) => {
      const { under } = paper.lines[i];
      if (under !== paper.lines[i - 1]?.under)
        body.append(
          element(
            'tr',
            {},
            element(
              'td',
              { colspan: 4, class: 'case' },
              ...(under ? [said(SAYS.case), ` ${under}`] : [said(SAYS.all)]),
            ),
          ),
        );
      body.append(row, more);
    });
    const problems = paper.problems.map(({ row, problem: words }) => problem(row + 1, said(words)));
    preview.replaceChildren(
      ...(paper.lines.length + problems.length === 0
        ? [element('p', { class: 'hint' }, said(SAYS.nothing))]
        : []),
      ...problems,
      element('table', {}, body),
    );
    const wrong = await wrongDeclaration(paper);
    if (mine !== turn) return;
    if (wrong) {
      preview.prepend(wrong);
      for (const { verdict } of rows) verdict.replaceChildren();
    } else
      await follow(
        judge,
        paper.lines,
        paper.context,
        () => mine === turn,
        (told) => fill(rows[told.at], told),
      );
    if (mine === turn) host.dispatchEvent(new CustomEvent('judged'));
  };
  /** What is wrong with what the lines rest on: then no line is judged. */
  const wrongDeclaration = async ({ context, declared, lines }: Paper) => {
    const conditions = [...new Set(lines.flatMap(({ under }) => under ?? []))];
    const answer = await judge.ask({ is: 'declarations', context, conditions });
    if (answer.is !== 'unreadable') return undefined;
    const { source, at, problem: words } = answer;
    const row = declared.find((one) => one.source === source)?.row;
    const shown = [...(source ? [caretLine(source, at), ' '] : []), said(words)];
    return row === undefined ? element('p', { class: 'refused' }, ...shown) : problem(row + 1, ...shown);
  };
  const showTex = async (mine: number) => {
    const answer = await judge.ask({ is: 'document', text: area.value }, () => mine === turn);
    if (mine !== turn) return;
    contexts = answer.is === 'document' ? answer.contexts : [];
    preview.replaceChildren(
      ...(answer.is === 'document'
        ? texTable(answer)
        : [element('p', { class: 'undecided' }, said(SAYS.slow))]),
    );
    host.dispatchEvent(new CustomEvent('judged'));
  };
  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(() => void show(), PAUSE);
  };
  const write = (text: string) => {
    area.value = text;
    void show();
  };
  area.addEventListener('input', soon);

  const pick = element('select', {}, ...EXAMPLES.map((_, i) => element('option', { value: i })));
  EXAMPLES.forEach(({ name }, i) => {
    attributeIn(pick.options[i], 'label', name);
  });
  attributeIn(pick, 'aria-label', SAYS.examples);
  pick.addEventListener('change', () => write(EXAMPLES[Number(pick.value)].text[language()]));
  const share = button(said(SAYS.share), async () => {
    const hash = await toHash(area.value);
    history.replaceState(null, '', hash);
    await navigator.clipboard?.writeText(location.href).catch(() => {});
    note.replaceChildren(said(SAYS.shared));
  });
  const open = async () => {
    if (location.hash === '') return write(EXAMPLES[0].text[language()]);
    const text = await fromHash(location.hash);
    if (text === undefined) note.replaceChildren(said(SAYS.bad));
    write(text ?? EXAMPLES[0].text[language()]);
  };
  window.addEventListener('hashchange', () => void open());
  document.addEventListener('chainrule-language', () => {
    const untouched = EXAMPLES.find(({ text }) => Object.values(text).includes(area.value));
    if (untouched) write(untouched.text[language()]);
  });
  const names = () =>
    Object.keys({ ...paper.context.symbols, ...Object.fromEntries(paper.context.definitions ?? []) });
  const host = element(
    'section',
    { class: 'playground' },
    element(
      'div',
      { class: 'desk' },
      element('div', {}, palette(area, soon), area, completion(area, names, soon)),
      preview,
    ),
    element('div', { class: 'tools' }, element('label', {}, said(SAYS.examples), ' ', pick), share, note),
  );
  void open();
  return {
    element: host,
    contextOf: (symbol) => {
      const chain = symbol.closest<HTMLElement>('[data-chain]')?.dataset.chain ?? 0;
      return contexts[Number(chain)] ?? { symbols: {} };
    },
  };
}

interface Row {
  readonly row: HTMLElement;
  readonly more: HTMLElement;
  readonly formula: HTMLElement;
  readonly verdict: HTMLElement;
  readonly remarks: HTMLElement;
}

function rowOf({ is, source, why }: PaperLine): Row {
  const formula = element('td', { class: 'right-side' }, element('code', {}, source));
  const verdict = element('td', { class: 'verdict' }, is === 'given' ? '' : said(WORDS.judging));
  const remarks = element('td', { colspan: 3, class: 'below remarks' });
  return {
    row: element(
      'tr',
      {},
      element('td', { class: 'relation' }, RELATION[is]),
      formula,
      element('td', { class: 'reason' }, why),
      verdict,
    ),
    more: element('tr', { class: 'after' }, element('td', {}), remarks),
    formula,
    verdict,
    remarks,
  };
}

function fill({ formula, verdict, remarks }: Row, { answer, line }: Followed): void {
  if (!answer) return;
  if (answer.is === 'line') formula.replaceChildren(formulaStop(answer.mathml));
  if (answer.is === 'unreadable') formula.replaceChildren(caretLine(line.source, answer.at));
  const found = answer.is === 'line' ? answer.line.verdict : verdictOf(answer);
  verdict.replaceChildren(...(found ? [verdictMark(found)] : []));
  remarks.replaceChildren(...remarksOn(answer));
}
