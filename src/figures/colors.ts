/**
 * The colours by what they show, by day and on a dark page: apart for colour-blind readers, and what carries meaning
 * has a contrast of at least 4.5 with the ground and with the tints.
 */
const PALETTE = {
  ground: ['#ffffff', '#111111'],
  ink: ['#222222', '#e6e6e6'],
  muted: ['#6b6b6b', '#b4b8bf'],
  grid: ['#e6e6e6', '#3d434d'],
  /** A connection of the network. */
  edge: ['#757575', '#8c929c'],
  train: ['#0066a2', '#5cb8ee'],
  valid: ['#a84800', '#ffa35c'],
  test: ['#00795a', '#4fd1a5'],
  /** A further curve. */
  other: ['#6600ff', '#a366ff'],
  /** Light enough, by night dark enough, to lie under points and text. */
  blueTint: ['#d9e9f5', '#0f2b3d'],
  orangeTint: ['#fae5d6', '#40260f'],
} as const satisfies Record<string, readonly [day: string, night: string]>;

type ColorName = keyof typeof PALETTE;

/** The colours of every figure: those of the day. */
export const colors = Object.fromEntries(
  Object.entries(PALETTE).map(([name, [day]]) => [name, day]),
) as Readonly<Record<ColorName, string>>;

/** What a dark page puts in the place of each. */
export const atNight: Readonly<Record<string, string>> = Object.fromEntries(Object.values(PALETTE));
