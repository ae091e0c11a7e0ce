/** The part of MathJax 4 used here; the package comes without types. */
declare module 'mathjax' {
  interface LiteElement {
    readonly kind: string;
  }
  interface MathJax {
    readonly startup: {
      readonly adaptor: {
        firstChild(node: LiteElement): LiteElement;
        serializeXML(node: LiteElement): string;
      };
      readonly document: { readonly outputJax: { readonly font: { loadDynamicFiles(): Promise<void> } } };
    };
    tex2svg(tex: string, options: { display: boolean }): LiteElement;
  }
  export function init(config: unknown): Promise<MathJax>;
}
