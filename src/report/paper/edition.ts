import type { Bilingual } from '../../bundle.js';
import { question } from '../../course/index.js';
import type { Language } from '../model.js';

/** The hidden activation a document asks about; cells about one of them are tagged `only-relu` and so on. */
export type Hidden = 'relu' | 'leaky' | 'elu';

/** One of the five documents, as the hand-in that follows it. */
export interface Edition {
  readonly document: string;
  readonly language: Language;
  readonly hidden: Hidden;
  /** In the document's order; a question belongs to the part its number begins with. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly begins: string;
  readonly title: Bilingual;
  /** As the document prints them. */
  readonly points?: number;
}

const functions = {
  en: 'Derivatives and relations of basic functions',
  fr: 'Dérivées et relations des fonctions usuelles',
};
const network = {
  en: 'Gradients of a network with one hidden layer',
  fr: 'Gradients d’un réseau à une couche cachée',
};

export const EDITIONS: Readonly<Record<string, Edition>> = {
  '000': {
    document: '000',
    language: 'en',
    hidden: 'leaky',
    parts: [
      { begins: '1', title: functions, points: 13 },
      { begins: '2', title: network, points: 37 },
    ],
  },
  '001': {
    document: '001',
    language: 'en',
    hidden: 'relu',
    parts: [
      { begins: 'a', title: functions, points: 25 },
      { begins: 'b', title: network, points: 25 },
      {
        begins: 'P',
        title: { en: 'Implementation and experiments', fr: 'Programme et expériences' },
        points: 50,
      },
    ],
  },
  '002': {
    document: '002',
    language: 'en',
    hidden: 'elu',
    parts: [
      { begins: '1', title: { en: 'Basic functions and softmax', fr: 'Fonctions usuelles et softmax' } },
      { begins: '2', title: network },
      { begins: '3', title: { en: 'Convolutions', fr: 'Convolutions' } },
    ],
  },
  '003': {
    document: '003',
    language: 'fr',
    hidden: 'relu',
    parts: [
      { begins: '1', title: functions },
      { begins: '2', title: network },
    ],
  },
  '004': {
    document: '004',
    language: 'en',
    hidden: 'relu',
    parts: [
      { begins: 'W', title: { en: 'Warm-up', fr: 'Échauffement' } },
      { begins: 'B', title: { en: 'Backpropagation', fr: 'Rétropropagation' } },
    ],
  },
};

/** The numbers a question has in the edition's document, as 1(a) or b.7; none if it is not asked there. */
export function numbersOf(id: string, { document }: Edition): string[] {
  return question(id)
    .sources.filter((source) => source.startsWith(`${document} `))
    .map((source) => source.slice(document.length + 1))
    .filter((number) => /\d/.test(number) && /\D|^\d+$/.test(number) && number.length > 1)
    .map((number) => number.replace(/^(\d+)([a-z])$/, '$1($2)').replace(/^(\d+)([A-Z])$/, '$1.$2'));
}
