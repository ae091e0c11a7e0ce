import type { Displayable } from '../bundle.js';

/**
 * What to see in a figure, under it in the report; its alt text says what is drawn. TeX between dollars.
 *
 * @example
 * ```ts
 * const bars = figure({ data: [{ type: 'bar', y: [2, 1] }], alt: 'Two bars.' });
 * captioned(bars, 'The first is higher.').toBundle().metadata.caption // → 'The first is higher.'
 * ```
 */
export function captioned(figure: Displayable, caption: string): Displayable {
  return {
    toBundle: () => {
      const { data, metadata } = figure.toBundle();
      return { data, metadata: { ...metadata, caption } };
    },
    failure: () => figure.failure?.(),
  };
}
