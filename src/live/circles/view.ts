/** Two circles, live: what the reader changes is trained at once, and seen while it trains. */
import { type Bilingual, both } from '../../bundle.js';
import { chart } from '../../figures/chart.js';
import type { EpochRecord } from '../../train/history.js';
import type { Hyperparameters } from '../../train/hyperparameters.js';
import { element } from '../dom.js';
import { attributeIn, language, numberIn, said } from '../language.js';
import { pictureFrame, sliderField } from '../sliders/field.js';
import { CONTROLS, type Control, hyperparametersOf } from './controls.js';
import { drawPlane } from './draw.js';
import { circlesData, type Told } from './problem.js';

const WORDS = {
  title: { en: 'Two circles, live', fr: 'Deux cercles, en direct' },
  intro: {
    en: 'The network of this report, trained here by the same code to the same bits. Move anything: it trains again.',
    fr: 'Le réseau de ce rapport, entraîné ici par le même code, aux mêmes bits. Bougez quoi que ce soit : il s’entraîne à nouveau.',
  },
  plane: {
    en: 'The plane: where the network says inner circle (orange) and outer circle (blue), and the points',
    fr: 'Le plan : où le réseau dit cercle intérieur (orange) et cercle extérieur (bleu), et les points',
  },
  error: { en: 'Error', fr: 'Erreur' },
  loss: { en: 'Average loss', fr: 'Perte moyenne' },
  units: { en: 'lines of the hidden units', fr: 'droites des neurones cachés' },
  kept: { en: 'parameters kept by early stopping', fr: 'paramètres gardés par l’arrêt prématuré' },
  others: { en: 'validation points', fr: 'points de validation' },
} as const;

/** The page's side. `start` begins a thread that trains. */
export function circles(start: () => Promise<Worker>): HTMLElement {
  const split = circlesData();
  const values = new Map(CONTROLS.map((control) => [control.name, control.reference]));
  const canvas = element('canvas', { width: 420, height: 420, role: 'img' });
  attributeIn(canvas, 'aria-label', WORDS.plane);
  const charts = ['error', 'loss'] as const;
  const pictures = charts.map((measure) => pictureFrame(WORDS[measure]));
  const status = element('p', { class: 'status', role: 'status' });
  const looks = { units: false, kept: false, others: false };
  let thread: Worker | undefined;
  let turn = 0;
  let history: EpochRecord[] = [];
  let last: Told | undefined;
  let waiting = false;

  const draw = () => {
    waiting = false;
    if (!last) return;
    const picture = looks.kept && last.done ? last.done.kept : last.picture;
    drawPlane(canvas, {
      picture,
      train: split.train,
      ...(looks.others && { valid: split.valid }),
      units: looks.units,
    });
    const epochs = Number(hyperparametersOf(values).epochs);
    pictures.forEach((svg, i) => {
      const title = WORDS[charts[i]][language()];
      svg.innerHTML = chart(history, charts[i], {
        title,
        epochs,
        language: language(),
        best: last?.done?.best,
      });
      svg.setAttribute('aria-label', `${title}: ${summary(history)}`);
    });
    status.textContent = tell(history, last);
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  };

  const train = async () => {
    const mine = ++turn;
    thread?.terminate();
    thread = undefined;
    const started = await start();
    if (mine !== turn) return started.terminate();
    thread = started;
    history = [];
    thread.onmessage = ({ data }: MessageEvent<Told & { readonly error?: string }>) => {
      if (mine !== turn) return;
      if (data.error) {
        status.textContent = data.error;
        return;
      }
      history.push(...data.more);
      last = data;
      if (data.done) host.dispatchEvent(new CustomEvent('trained', { detail: { ...data.done, history } }));
      soon();
    };
    thread.postMessage(hyperparametersOf(values) satisfies Partial<Hyperparameters>);
  };

  let pause: ReturnType<typeof setTimeout> | undefined;
  const change = (control: Control, value: string) => {
    values.set(control.name, value);
    clearTimeout(pause);
    pause = setTimeout(() => void train(), 80);
  };
  const toggles = (['units', 'kept', 'others'] as const).map((name) => {
    const box = element('input', { type: 'checkbox' });
    box.addEventListener('change', () => {
      looks[name] = box.checked;
      soon();
    });
    return element('label', { class: 'toggle' }, box, ' ', said(WORDS[name]));
  });
  document.addEventListener('chainrule-language', soon);
  const host = element(
    'section',
    { class: 'circles live-only' },
    element('p', { class: 'lead' }, element('b', {}, said(WORDS.title)), '. ', said(WORDS.intro)),
    element(
      'div',
      { class: 'controls' },
      ...CONTROLS.map((control) => controlElement(control, change)),
      ...toggles,
    ),
    element('div', { class: 'stage' }, canvas, element('div', { class: 'charts' }, ...pictures, status)),
  );
  void train();
  return host;
}

function controlElement(control: Control, change: (control: Control, value: string) => void): HTMLElement {
  const { label, choices, reference } = control;
  const named = choices.map((choice) => NAMED[choice] ?? numberIn(choice));
  if (control.kind === 'slider')
    return sliderField(label, named, choices.indexOf(reference), (at) => change(control, choices[at]));
  const options = choices.map((value, i) => {
    const option = element('option', { value });
    attributeIn(option, 'label', named[i]);
    return option;
  });
  const select = element('select', {}, ...options);
  select.value = reference;
  select.addEventListener('change', () => change(control, select.value));
  return element('label', {}, element('span', {}, said(label)), select);
}

/** Choices that are words. */
const NAMED: Readonly<Record<string, Bilingual>> = {
  never: both('never', 'jamais'),
  relu: both('ReLU', 'ReLU'),
  'leaky-relu': both('leaky ReLU', 'leaky ReLU'),
  elu: both('ELU', 'ELU'),
  sigmoid: both('sigmoid', 'sigmoïde'),
  adam: both('Adam', 'Adam'),
  sgd: both('plain gradient descent', 'descente de gradient simple'),
  momentum: both('momentum', 'inertie (momentum)'),
  nesterov: both('Nesterov’s momentum', 'inertie de Nesterov'),
  rmsprop: both('RMSProp', 'RMSProp'),
  adagrad: both('Adagrad', 'Adagrad'),
  adadelta: both('Adadelta', 'Adadelta'),
  'two circles': both('that of the report', 'celle du rapport'),
};

const decimal = (value: number): string => numberIn(value.toFixed(1))[language()];
const percent = (share: number): string => `${decimal(100 * share)} %`;

function summary(history: readonly EpochRecord[]): string {
  const record = history.at(-1);
  if (!record) return '';
  const [train, valid, test] = [record.train, record.valid, record.test].map(({ error }) => percent(error));
  const words = {
    en: `error ${train} train, ${valid} validation, ${test} test`,
    fr: `erreur ${train} à l’entraînement, ${valid} à la validation, ${test} au test`,
  };
  return words[language()];
}

function tell(history: readonly EpochRecord[], { done }: Told): string {
  const words: Bilingual = {
    en: `Epoch ${history.length}: ${summary(history)}`,
    fr: `Époque ${history.length} : ${summary(history)}`,
  };
  if (!done) return words[language()];
  const best = history[done.best - 1];
  const engine = done.engine.startsWith('wasm') ? 'WebAssembly' : 'JavaScript';
  const kept: Bilingual = {
    en: `${done.stoppedEarly ? ' Stopped early.' : ''} Best validation at epoch ${done.best}: ${percent(best.valid.error)} (test ${percent(best.test.error)}). ${decimal(done.milliseconds / 1000)} s, ${engine}.`,
    fr: `${done.stoppedEarly ? ' Arrêt prématuré.' : ''} Meilleure validation à l’époque ${done.best} : ${percent(best.valid.error)} (test ${percent(best.test.error)}). ${decimal(done.milliseconds / 1000)} s, ${engine}.`,
  };
  return `${words[language()]}.${kept[language()]}`;
}
