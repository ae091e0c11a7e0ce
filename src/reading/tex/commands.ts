/** The commands of TeX as the reader takes them. What is not listed anywhere is not read, and said so. */

/** Dropped, each with the reason why nothing is lost. */
export const DROPPED: Readonly<Record<string, string>> = {
  ...dropped(
    'a space',
    ', ; : ! > space thinspace medspace thickspace enspace negthinspace hfill hfil strut null'.split(' '),
  ),
  ' ': 'a space',
  '\n': 'a space',
  '/': 'a space',
  '-': 'a place to break the line',
  ...dropped(
    'a size of type',
    'displaystyle textstyle scriptstyle scriptscriptstyle small large normalsize tiny'.split(' '),
  ),
  ...dropped('the end of a proof', 'qedhere qed square blacksquare'.split(' ')),
  ...dropped('where limits stand', 'limits nolimits'.split(' ')),
  ...dropped('whether the line has a number', 'nonumber notag'.split(' ')),
  ...dropped('a font until the end', 'bf rm it sf tt bfseries'.split(' ')),
  ...dropped('where a page may break', 'allowbreak nobreak pagebreak newline relax'.split(' ')),
};

function dropped(reason: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, reason]));
}

/** Commands with words in braces. */
export const TEXTS: ReadonlySet<string> = new Set(
  'text textbf textit textrm textsf textup mbox hbox intertext'.split(' '),
);

export const FONTS: ReadonlySet<string> = new Set(
  'mathbf boldsymbol mathrm mathit mathcal mathbb mathbbm mathds mathsf mathtt mathscr mathfrak bm vec operatorname textnormal pmb symbf'.split(
    ' ',
  ),
);

export const ACCENTS: ReadonlySet<string> = new Set(
  'hat tilde bar widehat widetilde overline dot check breve'.split(' '),
);

/** How many arguments a command takes. */
export const ARGUMENTS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    ['frac', 'dfrac', 'tfrac', 'cfrac', 'overset', 'underset', 'stackrel', 'textcolor', 'binom'].map((n) => [
      n,
      2,
    ]),
  ),
  ...Object.fromEntries(
    [
      ...FONTS,
      ...ACCENTS,
      'sqrt',
      'underbrace',
      'overbrace',
      'underline',
      'boxed',
      'cancel',
      'substack',
      'color',
      'label',
      'tag',
      'hspace',
      'vspace',
    ].map((n) => [n, 1]),
  ),
};

type Side = 'open' | 'close';

/** Brackets by their sign or command; each kind is named by the sign that opens it. */
export const DELIMITERS: Readonly<Record<string, { readonly side: Side; readonly opens: string }>> = {
  ...pair('(', ')', '('),
  ...pair('[', ']', '['),
  ...pair('lbrack', 'rbrack', '['),
  ...pair('{', '}', '{'),
  ...pair('lbrace', 'rbrace', '{'),
  ...pair('lfloor', 'rfloor', '⌊'),
  ...pair('lceil', 'rceil', '⌈'),
  ...pair('langle', 'rangle', '⟨'),
  ...pair('lvert', 'rvert', '|'),
  ...pair('lVert', 'rVert', '‖'),
  ...pair('llbracket', 'rrbracket', '⟦'),
};

function pair(open: string, close: string, opens: string) {
  return { [open]: { side: 'open' as const, opens }, [close]: { side: 'close' as const, opens } };
}

/** Commands before a bracket that give its size, and its side if they say it. */
export const SIZES: Readonly<Record<string, Side | undefined>> = {
  left: 'open',
  right: 'close',
  middle: undefined,
  ...Object.fromEntries(
    ['big', 'Big', 'bigg', 'Bigg'].flatMap((size) => [
      [size, undefined],
      [`${size}l`, 'open'],
      [`${size}r`, 'close'],
      [`${size}m`, undefined],
    ]),
  ),
};

export const DOTS: ReadonlySet<string> = new Set(
  'dots ldots cdots vdots ddots dotsc dotsb dotsm dotsi'.split(' '),
);

export const GREEK: ReadonlySet<string> = new Set(
  'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma varsigma varrho varkappa tau upsilon phi varphi chi psi omega ell Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'.split(
    ' ',
  ),
);

/** Signs typed as themselves. */
export const UNICODE: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '·': '\\cdot',
  '⋅': '\\cdot',
  '×': '\\times',
  '⊙': '\\odot',
  '∘': '\\circ',
  '∂': '\\partial',
  '∇': '\\nabla',
  '∑': '\\sum',
  '∏': '\\prod',
  '∈': '\\in',
  '≠': '\\neq',
  '≤': '\\leq',
  '≥': '\\geq',
  '⇒': '\\Rightarrow',
  '⇔': '\\Leftrightarrow',
  '→': '\\to',
  '∀': '\\forall',
  '…': '\\dots',
  '⋯': '\\cdots',
  '⋮': '\\vdots',
  '′': "'",
  '’': "'",
  '⊤': '\\top',
  ᵀ: '^T',
  '²': '^2',
  '³': '^3',
  '⁻': '^-',
  '₁': '_1',
  '₂': '_2',
  '‖': '\\Vert',
  ℝ: '\\mathbb{R}',
  '𝟙': '\\mathbb{1}',
  α: '\\alpha',
  β: '\\beta',
  γ: '\\gamma',
  δ: '\\delta',
  ε: '\\epsilon',
  η: '\\eta',
  θ: '\\theta',
  λ: '\\lambda',
  μ: '\\mu',
  π: '\\pi',
  σ: '\\sigma',
  τ: '\\tau',
  φ: '\\varphi',
  ϕ: '\\phi',
};
