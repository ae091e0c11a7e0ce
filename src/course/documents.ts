import type { Bilingual } from '../bundle.js';

/** The five documents the questions come from, named by their number, never by a person. */
export const documents: Readonly<Record<string, Bilingual>> = {
  '000': {
    en: 'theory homework in English and French, leaky ReLU (statements and points)',
    fr: 'devoir théorique en anglais et en français, leaky ReLU (énoncés et points)',
  },
  '001': {
    en: 'full homework with a practical part, ReLU (statements)',
    fr: 'devoir complet avec partie pratique, ReLU (énoncés)',
  },
  '002': {
    en: 'solutions in English, ELU, with a convolution question',
    fr: 'solutions en anglais, ELU, avec une question sur les convolutions',
  },
  '003': { en: 'solutions in French, ReLU', fr: 'solutions en français, ReLU' },
  '004': { en: 'solved sheet on networks with L layers', fr: 'feuille résolue sur les réseaux à L couches' },
};
