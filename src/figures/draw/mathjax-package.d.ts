/** The part of MathJax 4 used here; the package comes without types. */
declare module 'mathjax' {
  export interface LiteElement {
    readonly kind: string;
  }
  export interface Adaptor {
    kind(node: LiteElement): string;
    firstChild(node: LiteElement): LiteElement;
    childNodes(node: LiteElement): LiteElement[];
    allAttributes(node: LiteElement): { name: string; value: string }[];
    textContent(node: LiteElement): string;
    body(document: LiteElement): LiteElement;
    parse(xml: string, format: string): LiteElement;
    serializeXML(node: LiteElement): string;
  }
  interface MathJax {
    readonly startup: {
      readonly adaptor: Adaptor;
      readonly document: { readonly outputJax: { readonly font: { loadDynamicFiles(): Promise<void> } } };
    };
    tex2svg(tex: string, options: { display: boolean }): LiteElement;
    /** MathML as text. */
    tex2mml(tex: string, options: { display: boolean }): string;
  }
  export function init(config: unknown): Promise<MathJax>;
}
