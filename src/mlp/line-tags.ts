/**
 * The tags over the lines of loop.ts and matrix.ts that compute the names of the network, forward and then backward: a
 * tag is the id of the question that asks for the line, and its part. Here alone they stand outside of those files.
 */
export const LINE_TAGS = {
  ha: { loop: 'mlp/a-hidden a3', matrix: 'mlp/a-hidden a2' },
  hs: { loop: 'mlp/a-hidden a4', matrix: 'mlp/a-hidden a4' },
  oa: { loop: 'mlp/b-output', matrix: 'mlp/b-output' },
  os: { loop: 'mlp/c-softmax-output', matrix: 'mlp/c-softmax-output' },
  L: { loop: 'mlp/d-loss', matrix: 'mlp/d-loss' },
  gradoa: { loop: 'mlp/g-grad-oa', matrix: 'mlp/g-grad-oa' },
  gradW2: { loop: 'mlp/h-grad-layer2', matrix: 'mlp/i-matrix-layer2 W2' },
  gradb2: { loop: 'mlp/h-grad-layer2', matrix: 'mlp/i-matrix-layer2 b2' },
  gradhs: { loop: 'mlp/j-grad-hs', matrix: 'mlp/k-matrix-hs' },
  gradha: { loop: 'mlp/l-grad-ha', matrix: 'mlp/m-matrix-ha' },
  gradW1: { loop: 'mlp/n-grad-layer1', matrix: 'mlp/o-matrix-layer1 W1' },
  gradb1: { loop: 'mlp/n-grad-layer1', matrix: 'mlp/o-matrix-layer1 b1' },
  gradx: { loop: 'mlp/p-grad-x', matrix: 'mlp/p-grad-x' },
} as const;

/** What a line of the network computes. */
export type LineName = keyof typeof LINE_TAGS;

export const isLineName = (name: string): name is LineName => Object.hasOwn(LINE_TAGS, name);

export const LINE_NAMES = Object.keys(LINE_TAGS) as readonly LineName[];

/** The id of the question that asks for the line of matrix.ts: `mlp/i-matrix-layer2`. */
export const questionOfLine = (name: LineName): string => LINE_TAGS[name].matrix.split(' ')[0];
