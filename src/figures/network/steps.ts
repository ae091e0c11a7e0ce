/** The columns of the network, and the weights between them, from left to right. */
export type Place = 'x' | 'W1' | 'h' | 'W2' | 'o' | 'L';

/** One line of fprop or bprop, in the language of the derivations. */
export interface NetworkStep {
  readonly place: Place;
  readonly left: string;
  readonly right: string;
  /** The right side in TeX, where the language has no word for it. */
  readonly tex?: string;
  /** The id of the question that asks for it. */
  readonly question: string;
}

export const FPROP: readonly NetworkStep[] = [
  { place: 'W1', left: 'ha', right: 'W1*x + b1', question: 'mlp/a-hidden' },
  { place: 'h', left: 'hs', right: 'phi(ha)', tex: '\\varphi(\\mathbf h^a)', question: 'mlp/a-hidden' },
  { place: 'W2', left: 'oa', right: 'W2*hs + b2', question: 'mlp/b-output' },
  { place: 'o', left: 'os', right: 'softmax(oa)', question: 'mlp/c-softmax-output' },
  { place: 'L', left: 'L', right: '-log(os[y])', question: 'mlp/d-loss' },
];

export const BPROP: readonly NetworkStep[] = [
  { place: 'o', left: 'gradoa', right: 'os - onehot(y, m)', question: 'mlp/g-grad-oa' },
  { place: 'W2', left: 'gradW2', right: "gradoa*hs'", question: 'mlp/i-matrix-layer2' },
  { place: 'W2', left: 'gradb2', right: 'gradoa', question: 'mlp/i-matrix-layer2' },
  { place: 'h', left: 'gradhs', right: "W2'*gradoa", question: 'mlp/k-matrix-hs' },
  {
    place: 'h',
    left: 'gradha',
    right: "gradhs .* phi'(ha)",
    tex: "\\frac{\\partial L}{\\partial\\mathbf h^s}\\odot\\varphi'(\\mathbf h^a)",
    question: 'mlp/m-matrix-ha',
  },
  { place: 'W1', left: 'gradW1', right: "gradha*x'", question: 'mlp/o-matrix-layer1' },
  { place: 'W1', left: 'gradb1', right: 'gradha', question: 'mlp/o-matrix-layer1' },
  { place: 'x', left: 'gradx', right: "W1'*gradha", question: 'mlp/p-grad-x' },
];
