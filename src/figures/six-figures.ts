import type { Column, Table } from '../bundle.js';
import type { EpochRecord, Part } from '../train/history.js';

/** prac/e09: error and average loss on train, validation and test, one row per epoch. */
export function sixFigures(epochs: readonly Pick<EpochRecord, 'epoch' | Part>[], caption = ''): Table {
  return {
    caption,
    columns: ['epoch', ...PARTS.flatMap(([, name]) => [`${name} error`, `${name} loss`])].map(right),
    rows: epochs.map((epoch) => [
      String(epoch.epoch),
      ...PARTS.flatMap(([part]) => [percent(epoch[part].error), epoch[part].loss.toFixed(4)]),
    ]),
  };
}

const PARTS = [
  ['train', 'train'],
  ['valid', 'validation'],
  ['test', 'test'],
] as const;

const right = (title: string): Column => ({ title, align: 'right' });

/** A proportion in percent, with two decimals. */
export function percent(proportion: number): string {
  return `${(100 * proportion).toFixed(2)} %`;
}
