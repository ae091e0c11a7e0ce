/** Each glyph of the formulas once per page: pictures refer to it instead of repeating its outline. */
export class Glyphs {
  private readonly ids = new Map<string, string>();

  /** The formula's SVG with its outlines replaced by references. */
  share(svg: string): string {
    return svg.replace(/<path d="([^"]+)"\s*(?:\/>|><\/path>)/g, (_, outline: string) => {
      const id = this.ids.get(outline) ?? `g${this.ids.size.toString(36)}`;
      this.ids.set(outline, id);
      return `<use href="#${id}"/>`;
    });
  }

  /** The outlines, for the page to hold. */
  definitions(): string {
    const paths = [...this.ids].map(([outline, id]) => `<path id="${id}" d="${outline}"/>`);
    return `<svg class="glyphs" aria-hidden="true"><defs>${paths.join('')}</defs></svg>`;
  }
}
