/** What a reader can change of the training, and the hyperparameters it makes. */
import { type Bilingual, both } from '../../bundle.js';
import type { Hyperparameters } from '../../train/hyperparameters.js';
import { REFERENCE } from './problem.js';

export interface Control {
  readonly name: 'dh' | 'lambda' | 'rate' | 'activation' | 'rule' | 'epochs' | 'patience' | 'seed';
  readonly kind: 'slider' | 'choice';
  readonly label: Bilingual;
  readonly choices: readonly string[];
  /** Where the control stands at first. */
  readonly reference: string;
}

const numbers = (text: string): string[] => text.split(' ');

export const CONTROLS: readonly Control[] = [
  {
    name: 'dh',
    kind: 'slider',
    label: both('Hidden units', 'Neurones cachés'),
    choices: numbers('1 2 3 4 6 8 16 32 64 128 200'),
    reference: '64',
  },
  {
    name: 'lambda',
    kind: 'slider',
    label: both('Weight decay λ', 'Régularisation λ'),
    choices: numbers('0 0.0003 0.001 0.003 0.01 0.03 0.1'),
    reference: '0',
  },
  {
    name: 'rate',
    kind: 'slider',
    label: both('Learning rate η', 'Taux d’apprentissage η'),
    choices: numbers('0.0003 0.001 0.003 0.01 0.03 0.1 0.3'),
    reference: '0.01',
  },
  {
    name: 'epochs',
    kind: 'slider',
    label: both('Epochs', 'Époques'),
    choices: numbers('1 3 10 30 100 200 400 800'),
    reference: '400',
  },
  {
    name: 'patience',
    kind: 'slider',
    label: both('Stop after epochs without gain', 'Arrêt après époques sans gain'),
    choices: numbers('never 5 10 20 50 100'),
    reference: 'never',
  },
  {
    name: 'activation',
    kind: 'choice',
    label: both('Activation', 'Activation'),
    choices: numbers('relu leaky-relu elu tanh sigmoid'),
    reference: 'relu',
  },
  {
    name: 'rule',
    kind: 'choice',
    label: both('Update rule', 'Règle de mise à jour'),
    choices: numbers('adam sgd momentum nesterov rmsprop adagrad adadelta'),
    reference: 'adam',
  },
  {
    name: 'seed',
    kind: 'choice',
    label: both('Seed', 'Graine'),
    choices: ['two circles', '1', '2', '3', '4', '5'],
    reference: 'two circles',
  },
];

/** The hyperparameters that the controls say: all at their references, those of REFERENCE. */
export function hyperparametersOf(values: ReadonlyMap<Control['name'], string>): Partial<Hyperparameters> {
  const text = (name: Control['name']) => values.get(name) as string;
  const lambda = Number(text('lambda'));
  return {
    ...REFERENCE,
    dh: Number(text('dh')),
    rate: Number(text('rate')),
    epochs: Number(text('epochs')),
    patience: text('patience') === 'never' ? null : Number(text('patience')),
    activation: text('activation') as Hyperparameters['activation'],
    update: { rule: text('rule') as Hyperparameters['update']['rule'] },
    seed: text('seed'),
    ...(lambda > 0 && { lambda12: lambda, lambda22: lambda }),
  };
}
