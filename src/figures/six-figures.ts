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

/**
 * A whole number, from five digits on in groups of three with a narrow space that no line breaks at.
 *
 * @example
 * ```ts
 * [inThousands(9999), inThousands(50000)] // → ['9999', '50\u202f000']
 * ```
 */
export function inThousands(count: number): string {
  return count < 10_000 ? String(count) : String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** A proportion in percent, with two decimals. */
export function percent(proportion: number): string {
  return `${(100 * proportion).toFixed(2)} %`;
}
