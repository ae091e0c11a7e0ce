/** What a reader can do with a derivation, under it. */

import type { LiveDerivation } from './derivation.js';
import { button, element } from './dom.js';
import type { PageJudge } from './judge/judge.js';
import { said } from './language.js';
import { spoil } from './mistakes.js';
import { mistakeNamed, WORDS } from './words.js';

export function tools(live: LiveDerivation, judge: PageJudge): HTMLElement {
  const hint = element('span', { class: 'hint', role: 'status' });
  const change = button(said(WORDS.change), () => {
    live.wake();
    live.edit(live.editable.find((i) => live.record.lines[i].is === 'step') ?? live.editable[0]);
  });
  const restore = button(
    said(WORDS.restore),
    () => {
      live.restore();
      hint.replaceChildren();
    },
    { class: 'restore' },
  );
  const mistake = button(said(WORDS.spoil), async () => {
    live.restore();
    const spoiled = await spoil(judge, live.record);
    if (!spoiled) return hint.replaceChildren(said(WORDS.nothing));
    const printed = live.shown(spoiled.at);
    live.change(spoiled.at, spoiled.source);
    const { en, fr } = mistakeNamed(spoiled.kind);
    const mistake = said({ en: `${WORDS.spoiled.en} ${en}.`, fr: `${WORDS.spoiled.fr} ${fr}.` });
    hint.replaceChildren(mistake, ' ', said(WORDS.printed), ' ', ...printed);
  });
  const hasSteps = live.record.lines.some(({ is }) => is === 'step');
  const copy = button(said(WORDS.copyTex), async () => {
    await navigator.clipboard?.writeText(derivationTex(live.host));
    hint.replaceChildren(said(WORDS.copied));
  });
  return element('div', { class: 'tools' }, change, ...(hasSteps ? [mistake] : []), restore, copy, hint);
}

/** The derivation as TeX, aligned at its relations. */
function derivationTex(host: HTMLElement): string {
  const RELATIONS: Readonly<Record<string, string>> = { '=': '=', '≠': '\\ne ', '∈': '\\in ' };
  const tex = (cell: Element | null) => cell?.querySelector('math')?.getAttribute('data-tex') ?? '';
  const rows = [...host.querySelectorAll('tr')].flatMap((row) => {
    const [left, relation, right] = ['.left-side', '.relation', '.right-side'].map((at) =>
      row.querySelector(at),
    );
    const line = `${tex(left)}&${RELATIONS[relation?.textContent ?? ''] ?? ''}${tex(right)}`;
    return line === '&' ? [] : [line];
  });
  return `\\begin{aligned}\n${rows.join(' \\\\\n')}\n\\end{aligned}`;
}
