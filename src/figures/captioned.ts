import type { Displayable } from '../bundle.js';

/** What to see in a figure, under it in the report; its alt text says what is drawn. TeX between dollars. */
export function captioned(figure: Displayable, caption: string): Displayable {
  return {
    toBundle: () => {
      const { data, metadata } = figure.toBundle();
      return { data, metadata: { ...metadata, caption } };
    },
    failure: () => figure.failure?.(),
  };
}
