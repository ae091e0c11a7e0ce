/**
 * A formula as it is set on paper: boxes within boxes, made once from the judged tree (typeset.ts) and
 * written down in the languages the report and Jupyter need: TeX, Typst and MathML (mathml.ts).
 */
export type Formula = Box & {
  /** Of a symbol's box, the name as it is typed. */
  readonly name?: string;
  /** To be seen at once: a number that is wrong. Only a page shows it. */
  readonly marked?: boolean;
};

type Box =
  | { readonly is: 'atom'; readonly tex: string; readonly typst: string }
  /** Formulas side by side, with the space TeX gives to operators and letters. */
  | { readonly is: 'row'; readonly of: readonly Formula[] }
  | { readonly is: 'fraction'; readonly above: Formula; readonly below: Formula }
  | { readonly is: 'script'; readonly base: Formula; readonly sub?: Formula; readonly sup?: Formula }
  | { readonly is: 'fence'; readonly kind: Fence; readonly body: Formula }
  | { readonly is: 'big'; readonly sign: 'sum' | 'prod'; readonly under: Formula; readonly over: Formula }
  | { readonly is: 'accent'; readonly accent: 'hat' | 'tilde'; readonly body: Formula }
  | { readonly is: 'root'; readonly body: Formula }
  | { readonly is: 'cases' | 'matrix'; readonly rows: readonly (readonly Formula[])[] };

type Fence = keyof typeof FENCES;

/** TeX's and Typst's opening and closing signs. */
const FENCES = {
  paren: { tex: ['(', ')'], typst: ['(', ')'] },
  bar: { tex: ['\\lvert', '\\rvert'], typst: ['abs(', ')'] },
  norm: { tex: ['\\lVert', '\\rVert'], typst: ['norm(', ')'] },
  brace: { tex: ['\\{', '\\}'], typst: ['{', '}'] },
  angle: { tex: ['\\langle', '\\rangle'], typst: ['⟨', '⟩'] },
} as const;

/** A sign that both languages know by different names; Typst takes Unicode as it is. */
export const formulaAtom = (tex: string, typst: string): Formula => ({ is: 'atom', tex, typst });
export const row = (...of: Formula[]): Formula => ({ is: 'row', of });
export const paren = (body: Formula): Formula => ({ is: 'fence', kind: 'paren', body });

/** Whether its brackets have to grow. */
export function tall(f: Formula): boolean {
  switch (f.is) {
    case 'atom':
    case 'accent':
      return false;
    case 'row':
      return f.of.some(tall);
    case 'fence':
      return tall(f.body);
    case 'script':
      return tall(f.base);
    default:
      return true;
  }
}

/** TeX for amsmath and for MathJax. */
export function toTex(f: Formula): string {
  switch (f.is) {
    case 'atom':
      return f.tex;
    case 'row':
      return f.of.map(toTex).reduce(glue, '');
    case 'fraction':
      return `\\frac{${toTex(f.above)}}{${toTex(f.below)}}`;
    case 'script':
      return `${toTex(f.base)}${braced('^', f.sup)}${braced('_', f.sub)}`;
    case 'fence': {
      const [open, close] = FENCES[f.kind].tex;
      const body = toTex(f.body);
      return tall(f.body) ? `${glue(`\\left${open}`, body)}\\right${close}` : glue(glue(open, body), close);
    }
    case 'big':
      return `\\${f.sign}_{${toTex(f.under)}}^{${toTex(f.over)}}`;
    case 'accent':
      return `\\${f.accent}{${toTex(f.body)}}`;
    case 'root':
      return `\\sqrt{${toTex(f.body)}}`;
    case 'cases':
    case 'matrix': {
      const name = f.is === 'matrix' ? 'pmatrix' : 'cases';
      return `\\begin{${name}}${f.rows.map((r) => r.map(toTex).join(' & ')).join(' \\\\ ')}\\end{${name}}`;
    }
  }
}

/** A space only where a control word would otherwise swallow the next letter. */
const glue = (left: string, right: string): string =>
  /\\[a-zA-Z]+$/.test(left) && /^[a-zA-Z]/.test(right) ? `${left} ${right}` : left + right;

function braced(mark: '^' | '_', script: Formula | undefined): string {
  if (!script) return '';
  const tex = toTex(script);
  return tex.length === 1 ? mark + tex : `${mark}{${tex}}`;
}

/** Typst's own math, whose formulas stay selectable text in the PDF. */
export function toTypst(f: Formula): string {
  switch (f.is) {
    case 'atom':
      return f.typst;
    case 'row':
      return f.of.map(toTypst).join(' ');
    case 'fraction':
      return `frac(${toTypst(f.above)}, ${toTypst(f.below)})`;
    case 'script':
      return `${toTypst(f.base)}${f.sup ? `^(${toTypst(f.sup)})` : ''}${f.sub ? `_(${toTypst(f.sub)})` : ''}`;
    case 'fence': {
      const [open, close] = FENCES[f.kind].typst;
      return `${open}${toTypst(f.body)}${close}`;
    }
    case 'big':
      return `${f.sign === 'sum' ? 'sum' : 'product'}_(${toTypst(f.under)})^(${toTypst(f.over)})`;
    case 'accent':
      return `${f.accent}(${toTypst(f.body)})`;
    case 'root':
      return `sqrt(${toTypst(f.body)})`;
    case 'cases':
      return `cases(${f.rows.map((r) => r.map(toTypst).join(' quad & ')).join(', ')})`;
    case 'matrix':
      return `mat(${f.rows.map((r) => r.map(toTypst).join(', ')).join('; ')})`;
  }
}
