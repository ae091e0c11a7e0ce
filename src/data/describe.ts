import type { Bundle } from '../bundle.js';
import type { Split } from './dataset.js';

/** Under this key an output says from which data set its notebook is made. */
const DATA_SET = 'chainrule_data_set';

/**
 * The name of a data set and the sizes of its three parts, as an output. It says to a report, and to whoever compares
 * two runs, from which data the notebook is made.
 *
 * @example
 * ```ts
 * const circles = splitAtRandom(twoCircles(seeded('a')), { valid: 200, test: 100 }, seeded('b'));
 * describeSplit(circles).data['text/plain'] // → 'two circles: 800 + 200 + 100 examples'
 * ```
 */
export function describeSplit({ train, valid, test }: Split): Bundle {
  const sizes = [train, valid, test].map(({ X }) => X.rows).join(' + ');
  return {
    data: { 'text/plain': `${train.name}: ${sizes} examples` },
    metadata: { [DATA_SET]: train.name },
  };
}

/** The data set that an output with this metadata describes, if it does. */
export function dataSetOf(metadata: Readonly<Record<string, unknown>>): string | undefined {
  const name = metadata[DATA_SET];
  return typeof name === 'string' ? name : undefined;
}
